package dev.onair.huawei.ottchannel;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.huawei.Action;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Changes that those who watch notice, and those that a running channel does not take. */
@Execution(ExecutionMode.CONCURRENT)
class OttInterruptionIT {
    private final OttFixture ott = new OttFixture();

    @BeforeEach
    void open() {
        ott.operator.readyAccount();
        ott.create("news", spec -> {});
        ott.awaitReady("news");
    }

    @AfterEach
    void close() {
        ott.close();
    }

    private int bitrate() {
        return ott.atTheVendor("news")
                .path("input")
                .path("sources")
                .path(0)
                .path("bitrate")
                .asInt();
    }

    @Test
    void waitForAWordAndSayWhichPlanWaits() {
        ott.edit("news", spec -> spec.input.sources.getFirst().bitrateBps = 3_000_000);

        ott.awaitReason("news", "OnAir");
        assertThat(ott.message("news"))
                .contains("updateChannelInput (interrupting)", "bitrateBps: 2000000 -> 3000000", "onair.dev/approve=")
                .doesNotContain("stop");
        assertThat(ott.calls("updateChannelInput")).isZero();

        ott.operator.annotate(ott.channel("news"), "onair.dev/approve", ott.status("news").plan.hash);

        // The vendor wants it stopped: that is another plan, and waits for its own approval.
        awaitThat(() -> assertThat(ott.message("news"))
                .contains("stop, updateChannelInput, start", "bitrateBps: 2000000 -> 3000000", "onair.dev/approve="));
        assertThat(bitrate()).isEqualTo(2_000_000);
        assertThat(ott.calls("updateChannelInput")).isOne();
        assertThat(ott.calls("updateChannelState")).isZero();

        ott.operator.annotate(ott.channel("news"), "onair.dev/approve", ott.status("news").plan.hash);

        ott.awaitReady("news");
        assertThat(bitrate()).isEqualTo(3_000_000);
        assertThat(ott.isRunning("news")).isTrue();
        assertThat(ott.calls("updateChannelState")).isEqualTo(2);
        assertThat(ott.status("news").plan).isNull();
    }

    @Test
    void areHeldAgainAfterTheirApprovalWasUsed() {
        ott.operator.simulator.quirks().refuseWhileRunning(Set.of());
        ott.edit("news", spec -> spec.input.sources.getFirst().bitrateBps = 3_000_000);
        ott.awaitReason("news", "OnAir");
        var token = ott.status("news").plan.hash;
        ott.operator.annotate(ott.channel("news"), "onair.dev/approve", token);
        ott.awaitReady("news");
        ott.operator.restart();
        ott.operator.awaitAccount("True");

        ott.operator
                .simulator
                .channels()
                .edit(
                        ott.key("news"),
                        settings -> ((ObjectNode)
                                        settings.path("input").path("sources").get(0))
                                .put("bitrate", 2_000_000));
        ott.operator.sweep();

        ott.awaitReason("news", "OnAir");
        assertThat(ott.status("news").plan.hash).isEqualTo(token + ".2");
        assertThat(bitrate()).isEqualTo(2_000_000);
        assertThat(ott.isRunning("news")).isTrue();
        assertThat(ott.calls("updateChannelState")).isZero();
    }

    @Test
    void includeThePackagesThatSomebodyMayWatch() {
        ott.edit("news", Sample::withHls);
        ott.awaitReady("news");

        ott.edit("news", spec -> spec.endpoints.hls.getFirst().segmentDuration = "6s");
        ott.awaitReason("news", "OnAir");
        ott.edit("news", spec -> spec.endpoints.hls.getFirst().url = "pull.testott.hls.com/ott/other.m3u8");

        awaitThat(() -> assertThat(ott.message("news")).contains("updateChannelEndpoint (interrupting)", "-> (none)"));
        ott.awaitReason("news", "OnAir");
        assertThat(ott.calls("updateChannelEndpoint")).isEqualTo(1);
    }

    @Test
    void doNotHoldUpWhatNobodyNotices() {
        ott.edit("news", spec -> {
            spec.name = "Evening news";
            spec.input.sources.getFirst().bitrateBps = 3_000_000;
        });

        ott.awaitReason("news", "OnAir");
        assertThat(ott.atTheVendor("news").path("name").asText()).isEqualTo("Evening news");
    }

    @Test
    void shareOneInterruptionWhereTheManifestAllowsIt() {
        ott.edit("news", spec -> {
            spec.allowInterruption = true;
            spec.encoderTemplates = List.of("hd");
            spec.input.sources.getFirst().bitrateBps = 3_000_000;
        });

        ott.awaitReady("news");
        assertThat(bitrate()).isEqualTo(3_000_000);
        assertThat(ott.atTheVendor("news").path("encoder_settings").toString()).contains("hd");
        assertThat(ott.calls("updateChannelState")).isEqualTo(2);
        assertThat(ott.isRunning("news")).isTrue();
    }

    @Test
    void endWithTheChannelStartedThoughTheVendorRefusesThem() {
        ott.edit("news", spec -> {
            spec.allowInterruption = true;
            spec.input.sources.getFirst().url = "http://192.0.2.9/ott/news.flv";
            spec.input.sources.getFirst().bitrateBps = 3_000_000;
            spec.encoderTemplates = null;
        });
        ott.awaitReady("news");
        ott.operator
                .simulator
                .faults()
                .on("updateChannelInput")
                .always(new dev.onair.simulator.huawei.RefuseWith(400, "LIVE.100011001", "no such thing"));

        ott.edit("news", spec -> spec.input.sources.getFirst().bitrateBps = 4_000_000);

        ott.awaitReason("news", "VendorRejected");
        awaitThat(() -> assertThat(ott.isRunning("news")).isTrue());
        assertThat(ott.calls("updateChannelInput")).isEqualTo(3);

        ott.operator.simulator.channels().change(ott.key("news"), channel -> channel.withState(false));
        ott.operator.sweep();

        awaitThat(() -> assertThat(ott.isRunning("news")).isTrue());
        ott.awaitReason("news", "VendorRejected");
        assertThat(ott.calls("updateChannelInput")).isEqualTo(3);
    }

    @Test
    void areFinishedAfterAProcessDiedBetweenStopAndStart() {
        ott.operator.stop();
        ott.operator.simulator.channels().change(ott.key("news"), channel -> channel.withState(false));
        ott.edit("news", spec -> spec.input.sources.getFirst().bitrateBps = 3_000_000);

        ott.operator.start();

        ott.awaitReady("news");
        assertThat(bitrate()).isEqualTo(3_000_000);
        assertThat(ott.isRunning("news")).isTrue();
    }

    @Test
    void areLearntFromARefusal() {
        ott.operator.simulator.quirks().refuseWhileRunning(Set.of(Action.UPDATE_GENERAL));

        ott.edit("news", spec -> spec.name = "Evening news");

        ott.awaitReason("news", "OnAir");
        assertThat(ott.status("news").needStop).containsExactly("updateChannelGeneralInfo");
        ott.edit("news", spec -> spec.allowInterruption = true);
        ott.awaitReady("news");
        assertThat(ott.atTheVendor("news").path("name").asText()).isEqualTo("Evening news");
        assertThat(ott.isRunning("news")).isTrue();
    }
}
