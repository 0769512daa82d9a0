package dev.onair.huawei.ottchannel;

import static dev.onair.huawei.ottchannel.Sample.HLS_URL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.huawei.client.Trees;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.ottchannel.InputSpec.Protocol;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeEndpoints;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeInput;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeStopped;
import dev.onair.huawei.ottchannel.OttChannelCommand.Edit;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a call sends: all of its part, with what nobody spoke of as it was. */
class OttChannelBodiesTest {
    private static Edit edit(Consumer<OttChannelSpec> wanted, Channel observed, OttChannelStatus memory) {
        var command = Sample.plan(wanted, observed, memory).changes().getFirst().command();
        return command instanceof ChangeStopped change ? change.edits().getFirst() : (Edit) command;
    }

    private static String sent(Edit edit) {
        return switch (edit) {
            case ChangeInput change -> Trees.of(change.input()).toString();
            case ChangeEndpoints change -> Trees.of(change.endpoints()).toString();
            case Edit other -> throw new AssertionError(other);
        };
    }

    @Test
    void aPackageKeepsItsIdAndWhatWasNotDeclared() {
        var observed = Sample.observed(
                Sample::withHls,
                tree -> ((ObjectNode) tree.path("endpoints")
                                .path(0)
                                .path("hls_package")
                                .path(0))
                        .put("playlist_window_seconds", 3600));

        var edit = edit(
                spec -> {
                    spec.endpoints = new EndpointsSpec();
                    spec.endpoints.hls = List.of(Sample.hls("https://" + HLS_URL), Sample.hls("pull.x.hls.com/a.m3u8"));
                    spec.endpoints.hls.getFirst().segmentDuration = "6s";
                },
                observed,
                new OttChannelStatus());

        assertThat(sent(edit))
                .isEqualTo("[{\"hls_package\":[{\"id\":\"package-1\",\"url\":\"" + HLS_URL
                        + "\",\"segment_duration_seconds\":6,\"playlist_window_seconds\":3600},"
                        + "{\"url\":\"pull.x.hls.com/a.m3u8\",\"segment_duration_seconds\":4}]}]");
    }

    @Test
    void packagesOfAKindThatIsNotDeclaredGoAlong() {
        var edit = edit(
                spec -> {
                    spec.endpoints = new EndpointsSpec();
                    spec.endpoints.dash = List.of(Sample.dash("pull.testott.hls.com/ott/news/index.mpd"));
                },
                Sample.observed(Sample::withHls),
                new OttChannelStatus());

        assertThat(sent(edit)).contains("\"id\":\"package-1\"", "index.mpd");
    }

    @Test
    void anotherProtocolLeavesBehindWhatIsNotItsOwn() {
        var observed = Sample.observed(spec -> {
            spec.input.protocol = Protocol.HLS_PULL;
            spec.input.maxBandwidthBps = 5_000_000;
            spec.input.failover = new InputSpec.Failover();
            spec.input.failover.lossThresholdMs = 100;
        });

        var edit = edit(
                spec -> {
                    spec.input.protocol = Protocol.RTMP_PUSH;
                    spec.input.sources = null;
                },
                observed,
                new OttChannelStatus());

        assertThat(sent(edit))
                .isEqualTo(
                        "{\"input_protocol\":\"RTMP_PUSH\",\"failover_conditions\":{\"input_loss_threshold_msec\":100}}");
    }

    @Test
    void addressesToPushToAreNotSentBack() {
        Consumer<OttChannelSpec> pushed = spec -> {
            spec.input.protocol = Protocol.RTMP_PUSH;
            spec.input.sources.getFirst().url = null;
        };
        var observed = Sample.observed(
                pushed,
                tree -> ((ObjectNode) tree.path("input").path("sources").path(0))
                        .put("url", "rtmp://push.testott.hls.com/ott/news?request_source=ott"));

        var edit = edit(
                pushed.andThen(spec -> spec.input.adTriggers = List.of(InputSpec.AdTrigger.SpliceInsert)),
                observed,
                new OttChannelStatus());

        assertThat(sent(edit)).contains("Splice insert").doesNotContain("rtmp://");
    }

    @Test
    void aSecretThatChangedIsSentAndNeverShown() {
        var plan = OttChannelPlan.change(
                Sample.desired(Sample::withDrm, "-changed"),
                Sample.observed(Sample::withDrm),
                Sample.remembered(Sample::withDrm),
                Sample.NOW);

        assertThat(plan.lines())
                .containsExactly("updateChannelEndpoint (seamless) spec.endpoints.hls[" + HLS_URL
                        + "].encryption.httpHeaders[authorization].valueSecretRef: (hidden) -> (changed)");
        var edit = (Edit) plan.changes().getFirst().command();
        assertThat(sent(edit)).contains("drm-token-changed");
        assertThat(plan.toString()).doesNotContain("drm-token");
    }

    @Test
    void aSecretThatWasSentIsNotSentAgain() {
        assertThat(Sample.plan(Sample::withDrm, Sample.observed(Sample::withDrm), Sample.remembered(Sample::withDrm))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aSecretThatNobodyRemembersIsSent() {
        assertThat(Sample.plan(Sample::withDrm, Sample.observed(Sample::withDrm), new OttChannelStatus())
                        .lines())
                .singleElement()
                .asString()
                .endsWith("valueSecretRef: (not sent) -> (hidden)");
    }

    @Test
    void credentialsThatChangedDoNotHaveSecretsSentAgainAndAreKeyedByOnce() {
        var memory = Sample.remembered(Sample::withDrm);
        memory.sentSecrets.replaceAll((name, text) -> "99999999" + text.substring(8));
        var observed = Sample.observed(Sample::withDrm);

        assertThat(Sample.plan(Sample::withDrm, observed, memory).isEmpty()).isTrue();

        OttChannelReport.write(Sample.desired(Sample::withDrm), observed, memory);
        assertThat(memory.sentSecrets).isEqualTo(Sample.remembered(Sample::withDrm).sentSecrets);
    }

    @Test
    void whatIsDriftIsLeftAloneWhereOnlyTheSecretIsOurs() {
        var observed = Sample.observed(
                Sample::withDrm,
                tree -> ((ObjectNode) tree.path("endpoints")
                                .path(0)
                                .path("hls_package")
                                .path(0))
                        .put("segment_duration_seconds", 9));

        var change = OttChannelPlan.change(
                        Sample.desired(Sample::withDrm, "-changed"),
                        observed,
                        Sample.remembered(Sample::withDrm),
                        Sample.NOW)
                .changes()
                .getFirst();

        assertThat(sent((Edit) change.unobserved().orElseThrow()))
                .contains("\"segment_duration_seconds\":9", "drm-token-changed");
        assertThat(sent((Edit) change.command())).contains("\"segment_duration_seconds\":4");
    }

    @Test
    void asterisksAreReplacedByWhatTheVendorHas() {
        var observed = Sample.observed(Sample::withDrm);
        var edit = edit(
                spec -> {
                    Sample.withHls(spec);
                    spec.endpoints.hls.getFirst().segmentDuration = "6s";
                },
                observed,
                new OttChannelStatus());
        assertThat(Unmasking.isNeeded(edit)).isTrue();
        assertThat(Unmasking.of(edit, observed)).isEmpty();
        var shown = ((OttChannelCommand.Create) OttChannelPlan.create(Sample.desired(Sample::withDrm))
                        .changes()
                        .getFirst()
                        .command())
                .channel();

        assertThat(sent(Unmasking.of(edit, shown).orElseThrow()))
                .contains("drm-token", "\"segment_duration_seconds\":6");
    }
}
