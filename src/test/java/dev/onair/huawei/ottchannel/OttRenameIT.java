package dev.onair.huawei.ottchannel;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channels and URLs that go from one resource to another, in the order that a GitOps tool or one apply makes of it. */
class OttRenameIT {
    private static final String NEWS = Sample.HLS_URL;
    private static final String SPORT = "pull.testott.hls.com/ott/sport/index.m3u8";
    private static final String OTHER = "pull.testott.hls.com/ott/other/index.m3u8";

    private final OttFixture ott = new OttFixture();

    @BeforeEach
    void readyAccount() {
        ott.operator.readyAccount();
    }

    @AfterEach
    void stop() {
        ott.close();
    }

    private static void plays(OttChannelSpec spec, String url) {
        spec.allowInterruption = true;
        spec.endpoints = new EndpointsSpec();
        spec.endpoints.hls = new ArrayList<>(List.of(Sample.hls(url)));
    }

    @Test
    void aChannelOfTheSameIdIsMadeWhenTheOldResourceIsPruned() {
        ott.create("x-old", spec -> spec.channelId = "xchan");
        ott.awaitReady("x-old");
        ott.create("x-new", spec -> spec.channelId = "xchan");
        ott.awaitReason("x-new", "Conflict");

        ott.channel("x-old").delete();

        ott.awaitReady("x-new");
        assertThat(ott.operator.simulator.channels().find(ott.key("xchan"))).isPresent();
    }

    @Test
    void aChannelOfTheSameUrlIsMadeWhenTheOldResourceIsPruned() {
        ott.create("news", spec -> plays(spec, NEWS));
        ott.awaitReady("news");
        ott.create("news2", spec -> plays(spec, NEWS));
        ott.awaitReason("news2", "Conflict");

        ott.channel("news").delete();

        ott.awaitReady("news2");
        assertThat(ott.calls("createChannel")).isEqualTo(3);
    }

    @Test
    void aUrlMovesFromOneChannelToAnother() {
        ott.create("news", spec -> plays(spec, NEWS));
        ott.create("sport", spec -> plays(spec, SPORT));
        ott.awaitReady("news");
        ott.awaitReady("sport");

        ott.edit("sport", spec -> plays(spec, NEWS));
        ott.awaitReason("sport", "Conflict");
        ott.edit("news", spec -> plays(spec, OTHER));

        ott.awaitReady("sport");
        ott.awaitReady("news");
        assertThat(ott.atTheVendor("sport").toString()).contains(NEWS);
        assertThat(ott.atTheVendor("news").toString()).contains(OTHER);
    }

    @Test
    void saysWhoHasAUrlOnceThatIsKnown() {
        ott.create("news", spec -> plays(spec, NEWS));
        ott.create("news2", spec -> plays(spec, NEWS));

        awaitThat(() -> assertThat(ott.message("news") + ott.message("news2"))
                .containsAnyOf("OttChannel tv/news has it", "OttChannel tv/news2 has it"));
    }
}
