package dev.onair.huawei.ottchannel;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Channels and URLs that go from one resource to another, in the order that a GitOps tool or one apply makes of it. */
@Execution(ExecutionMode.CONCURRENT)
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

    /** One apply that exchanges two URLs. The vendor has no call for it, and in between only a URL that nobody declared would do. */
    @ParameterizedTest
    @CsvSource({"news, sport", "sport, news"})
    void twoThatExchangeTheirUrlsSaySoUntilOneIsMovedAside(String first, String second) {
        var before = Map.of("news", NEWS, "sport", SPORT);
        before.forEach((name, url) -> ott.create(name, spec -> plays(spec, url)));
        before.keySet().forEach(ott::awaitReady);

        ott.edit(first, spec -> plays(spec, before.get(second)));
        ott.edit(second, spec -> plays(spec, before.get(first)));

        neitherGoesFirst(first, second, before.get(second), before.get(first));
        neitherGoesFirst(second, first, before.get(first), before.get(second));
        assertThat(ott.isRunning(first)).isTrue();
        assertThat(ott.atTheVendor(first).toString()).contains(before.get(first));
        ott.edit(first, spec -> plays(spec, OTHER));
        ott.awaitReady(second);
        ott.edit(first, spec -> plays(spec, before.get(second)));
        ott.awaitReady(first);
        assertThat(ott.atTheVendor(first).toString()).contains(before.get(second));
        assertThat(ott.atTheVendor(second).toString()).contains(before.get(first));
    }

    private void neitherGoesFirst(String name, String other, String wanted, String had) {
        awaitThat(() -> assertThat(ott.message(name))
                .contains(
                        "OttChannel tv/" + other + " has URL " + wanted + " and waits for URL " + had + " of this one")
                .contains("declare for one of them another one that is free"));
        ott.awaitReason(name, "Conflict");
    }

    @Test
    void threeThatExchangeTheirUrlsInACircleSaySo() {
        var urls = List.of(NEWS, SPORT, OTHER);
        for (var i = 0; i < urls.size(); i++) {
            var url = urls.get(i);
            ott.create("channel-" + i, spec -> plays(spec, url));
        }
        for (var i = 0; i < urls.size(); i++) ott.awaitReady("channel-" + i);

        for (var i = 0; i < urls.size(); i++) {
            var next = urls.get((i + 1) % urls.size());
            ott.edit("channel-" + i, spec -> plays(spec, next));
        }

        awaitThat(() -> assertThat(ott.message("channel-0") + ott.message("channel-1") + ott.message("channel-2"))
                .contains("waits for others that wait for this one, so that none can go first"));
    }

    @Test
    void saysWhoHasAUrlOnceThatIsKnown() {
        ott.create("news", spec -> plays(spec, NEWS));
        ott.create("news2", spec -> plays(spec, NEWS));

        awaitThat(() -> assertThat(ott.message("news") + ott.message("news2"))
                .containsAnyOf("OttChannel tv/news has it", "OttChannel tv/news2 has it"));
    }
}
