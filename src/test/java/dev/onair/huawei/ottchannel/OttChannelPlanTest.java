package dev.onair.huawei.ottchannel;

import static dev.onair.huawei.ottchannel.Sample.HLS_URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.engine.FieldChange;
import dev.onair.huawei.ottchannel.InputSpec.Protocol;
import dev.onair.huawei.ottchannel.OttChannelSpec.DesiredState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which calls lead from what is to what is declared. */
class OttChannelPlanTest {
    private static void plain(OttChannelSpec spec) {
        spec.name = null;
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                row("nothing to do", OttChannelPlanTest::plain, OttChannelPlanTest::plain),
                row(
                        "a name",
                        OttChannelPlanTest::plain,
                        spec -> spec.name = "News",
                        "updateChannelGeneralInfo (seamless) spec.name: (none) -> News"),
                row(
                        "an input, of a channel that runs",
                        OttChannelPlanTest::plain,
                        spec -> spec.input.sources.getFirst().bitrateBps = 3_000_000,
                        "updateChannelInput (interrupting) spec.input.sources[0].bitrateBps: 2000000 -> 3000000"),
                row(
                        "an output, which goes with the input",
                        OttChannelPlanTest::plain,
                        spec -> {
                            spec.output = new OutputSpec();
                            spec.output.video = new OutputSpec.Video();
                            spec.output.video.gopDuration = "2s";
                        },
                        "updateChannelInput (interrupting) spec.output.video.gopDuration: (none) -> 2s"),
                row(
                        "input and templates, which a running channel takes, a name besides",
                        OttChannelPlanTest::plain,
                        spec -> {
                            spec.input.sources.getFirst().width = 1280;
                            spec.encoderTemplates = List.of("hd", "sd");
                            spec.name = "News";
                        },
                        "updateChannelInput (interrupting) spec.input.sources[0].width: (none) -> 1280",
                        "modifyChannelTranscodings (interrupting) spec.encoderTemplates: (none) -> [hd, sd]",
                        "updateChannelGeneralInfo (seamless) spec.name: (none) -> News"),
                row(
                        "a longer recording",
                        OttChannelPlanTest::plain,
                        spec -> {
                            spec.recording = new OttChannelSpec.Recording();
                            spec.recording.rollingBuffer = "1d";
                        },
                        "updateChannelRecord (seamless) spec.recording.rollingBuffer: 0s -> 1d"),
                row(
                        "one segment length of one package",
                        Sample::withHls,
                        spec -> {
                            Sample.withHls(spec);
                            spec.endpoints.hls.getFirst().segmentDuration = "6s";
                        },
                        "updateChannelEndpoint (interrupting) spec.endpoints.hls[" + HLS_URL
                                + "].segmentDuration: 4s -> 6s"),
                row(
                        "a longer list of segments, which nobody notices",
                        Sample::withHls,
                        spec -> {
                            Sample.withHls(spec);
                            spec.endpoints.hls.getFirst().playlistWindow = "20s";
                        },
                        "updateChannelEndpoint (seamless) spec.endpoints.hls[" + HLS_URL
                                + "].playlistWindow: (none) -> 20s"),
                row(
                        "a package at another URL",
                        Sample::withHls,
                        spec -> {
                            Sample.withHls(spec);
                            spec.endpoints.hls.getFirst().url = "pull.testott.hls.com/ott/other.m3u8";
                        },
                        "updateChannelEndpoint (interrupting) spec.endpoints.hls[pull.testott.hls.com/ott/other.m3u8]:"
                                + " (none) -> {url: pull.testott.hls.com/ott/other.m3u8, segmentDuration: 4s};"
                                + " spec.endpoints.hls[" + HLS_URL + "]: {id: package-1, url: " + HLS_URL
                                + ", segmentDuration: 4s} -> (none)"),
                row(
                        "another version of HLS",
                        Sample::withHls,
                        spec -> {
                            Sample.withHls(spec);
                            spec.endpoints.hls.getFirst().version = "7";
                        },
                        "updateChannelEndpoint (interrupting) spec.endpoints.hls[" + HLS_URL
                                + "].version: (none) -> 7"),
                row(
                        "segments of another length of a channel that is to be stopped",
                        Sample::withHls,
                        spec -> {
                            Sample.withHls(spec);
                            spec.desiredState = DesiredState.Stopped;
                            spec.endpoints.hls.getFirst().segmentDuration = "6s";
                        },
                        "updateChannelState OFF (interrupting) spec.desiredState: Running -> Stopped",
                        "updateChannelEndpoint (seamless) spec.endpoints.hls[" + HLS_URL
                                + "].segmentDuration: 4s -> 6s"),
                row(
                        "one package more",
                        Sample::withHls,
                        spec -> {
                            Sample.withHls(spec);
                            spec.endpoints.dash = List.of(Sample.dash("pull.testott.hls.com/ott/news/index.mpd"));
                        },
                        "updateChannelEndpoint (seamless) spec.endpoints.dash[pull.testott.hls.com/ott/news/index.mpd]:"
                                + " (none) -> {url: pull.testott.hls.com/ott/news/index.mpd, segmentDuration: 4s}"),
                row(
                        "a package to be taken away",
                        Sample::withHls,
                        spec -> {
                            spec.endpoints = new EndpointsSpec();
                            spec.endpoints.hls = List.of();
                        },
                        "updateChannelEndpoint (interrupting) spec.endpoints.hls[" + HLS_URL
                                + "]: {id: package-1, url: " + HLS_URL + ", segmentDuration: 4s} -> (none)"),
                row("packages that are not spoken of", Sample::withHls, OttChannelPlanTest::plain),
                row("the same URL with its scheme", Sample::withHls, spec -> {
                    spec.endpoints = new EndpointsSpec();
                    spec.endpoints.hls = List.of(Sample.hls("https://" + HLS_URL));
                }),
                row("flags and defaults that the vendor does not show", Sample::withHls, spec -> {
                    Sample.withHls(spec);
                    spec.input.sources.getFirst().snapshot = false;
                    spec.input.failover = new InputSpec.Failover();
                    spec.input.failover.lossThresholdMs = 2000;
                    spec.mode = OttChannelSpec.Mode.ADD_CDN;
                    var item = spec.endpoints.hls.getFirst();
                    item.manifest = new PackageSpec.Manifest();
                    item.manifest.name = "index";
                    item.origin = new OriginSpec();
                    item.origin.allowAllIps = false;
                }),
                row(
                        "a stop",
                        OttChannelPlanTest::plain,
                        spec -> spec.desiredState = DesiredState.Stopped,
                        "updateChannelState OFF (interrupting) spec.desiredState: Running -> Stopped"),
                row(
                        "a stop, and then what needs one",
                        OttChannelPlanTest::plain,
                        spec -> {
                            spec.desiredState = DesiredState.Stopped;
                            spec.input.sources.getFirst().width = 1280;
                        },
                        "updateChannelState OFF (interrupting) spec.desiredState: Running -> Stopped",
                        "updateChannelInput (seamless) spec.input.sources[0].width: (none) -> 1280"),
                row(
                        "another protocol",
                        OttChannelPlanTest::plain,
                        spec -> {
                            spec.input.protocol = Protocol.RTMP_PUSH;
                            spec.input.sources = null;
                        },
                        "updateChannelInput (interrupting) spec.input.protocol: FLV_PULL -> RTMP_PUSH"));
    }

    private static Arguments row(
            String what, Consumer<OttChannelSpec> before, Consumer<OttChannelSpec> wanted, String... lines) {
        return arguments(what, before, wanted, Arrays.asList(lines));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void oneChangeIsTheOneCallThatMakesIt(
            String what, Consumer<OttChannelSpec> before, Consumer<OttChannelSpec> wanted, List<String> lines) {
        assertThat(Sample.plan(wanted, Sample.observed(before), Sample.remembered(before))
                        .lines())
                .isEqualTo(lines);
    }

    @Test
    void aChannelThatAProcessLeftStoppedIsChangedAndStarted() {
        var stopped = Sample.observed(OttChannelPlanTest::plain, tree -> tree.put("state", "OFF"));

        var plan = Sample.plan(spec -> spec.input.sources.getFirst().width = 1280, stopped, new OttChannelStatus());

        var command =
                (OttChannelCommand.ChangeStopped) plan.changes().getFirst().command();
        assertThat(command.isRunning()).isFalse();
        assertThat(plan.lines())
                .containsExactly("stop, updateChannelInput, start (interrupting) spec.input.sources[0].width: (none) ->"
                        + " 1280");
    }

    @Test
    void aChannelThatIsStoppedIsStarted() {
        var stopped = Sample.observed(OttChannelPlanTest::plain, tree -> tree.put("state", "OFF"));

        assertThat(Sample.plan(OttChannelPlanTest::plain, stopped, new OttChannelStatus())
                        .lines())
                .containsExactly("updateChannelState ON (seamless) spec.desiredState: Stopped -> Running");
    }

    @Test
    void aChangeThatWasRefusedDoesNotKeepTheChannelDown() {
        var stopped = Sample.observed(OttChannelPlanTest::plain, tree -> tree.put("state", "OFF"));
        var memory = new OttChannelStatus();
        memory.refused = new dev.onair.common.Refusal();
        memory.refused.call = "stop, updateChannelInput, start";

        assertThat(Sample.plan(spec -> spec.input.sources.getFirst().width = 1280, stopped, memory)
                        .lines())
                .containsExactly("updateChannelState ON (seamless) spec.desiredState: Stopped -> Running");
    }

    @Test
    void aCallThatWasOnceRefusedToARunningChannelIsPlannedWithAStop() {
        var memory = new OttChannelStatus();
        memory.needStop = List.of("updateChannelGeneralInfo");

        assertThat(Sample.plan(spec -> spec.name = "News", Sample.observed(OttChannelPlanTest::plain), memory)
                        .lines())
                .containsExactly("stop, updateChannelGeneralInfo, start (interrupting) spec.name: (none) -> News");
    }

    @Test
    void aChannelThatIsStoppedForOneChangeOfItsStreamIsNotInterruptedOnceMoreForTheOther() {
        var memory = new OttChannelStatus();
        memory.needStop = List.of("updateChannelInput");

        assertThat(Sample.plan(
                                spec -> {
                                    spec.input.sources.getFirst().width = 1280;
                                    spec.encoderTemplates = List.of("hd", "sd");
                                },
                                Sample.observed(OttChannelPlanTest::plain),
                                memory)
                        .lines())
                .containsExactly("stop, updateChannelInput, modifyChannelTranscodings, start (interrupting)"
                        + " spec.input.sources[0].width: (none) -> 1280; spec.encoderTemplates: (none) -> [hd, sd]");
    }

    @Test
    void aStopThatWasJustDeclaredDoesNotWaitForALook() {
        var memory = new OttChannelStatus();
        memory.state = "Running";
        var desired = Sample.desired(spec -> spec.desiredState = DesiredState.Stopped);

        assertThat(OttChannelPlan.urgent(desired, memory).lines())
                .containsExactly("updateChannelState OFF (interrupting) spec.desiredState: Running -> Stopped");
        memory.state = "Stopped";
        assertThat(OttChannelPlan.urgent(desired, memory).isEmpty()).isTrue();
    }

    @Test
    void monitoringIsAskedForOnceInItsWindowAndOnlyOfAChannelThatRuns() {
        Consumer<OttChannelSpec> monitored = spec -> {
            spec.monitoring = new MonitoringSpec();
            spec.monitoring.scte35 = new MonitoringSpec.Scte35();
            spec.monitoring.scte35.window = "10m";
            spec.monitoring.cloudEye = true;
        };
        var memory = new OttChannelStatus();
        assertThat(Sample.plan(monitored, Sample.observed(OttChannelPlanTest::plain), memory)
                        .lines())
                .containsExactly("statistic (none)", "listCeInstances (none)");
        memory.scte35 = new OttChannelStatus.Scte35();
        memory.scte35.observedTime = "2026-11-21T11:50:01Z";
        memory.instances = new OttChannelStatus.Instances();
        memory.instances.observedTime = "2026-11-21T11:50:00Z";

        assertThat(Sample.plan(monitored, Sample.observed(OttChannelPlanTest::plain), memory)
                        .lines())
                .containsExactly("listCeInstances (none)");
        var stopped = Sample.observed(OttChannelPlanTest::plain, tree -> tree.put("state", "OFF"));
        Consumer<OttChannelSpec> notRunning = monitored.andThen(spec -> spec.desiredState = DesiredState.Stopped);
        assertThat(Sample.plan(notRunning, stopped, new OttChannelStatus()).isEmpty())
                .isTrue();
    }

    @Test
    void aStateThatTheVendorDoesNotShowIsNotCompared() {
        var unknown = Sample.observed(OttChannelPlanTest::plain, (ObjectNode tree) -> tree.remove("state"));

        assertThat(Sample.plan(OttChannelPlanTest::plain, unknown, new OttChannelStatus())
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aStateThatNoTableHasIsNeitherTakenForStoppedNorForRunning() {
        var odd = Sample.observed(OttChannelPlanTest::plain, tree -> tree.put("state", "degraded"));

        assertThat(Sample.plan(OttChannelPlanTest::plain, odd, new OttChannelStatus())
                        .lines())
                .containsExactly("updateChannelState ON (seamless) spec.desiredState: DEGRADED -> Running");
        assertThat(Sample.plan(
                                spec -> {
                                    plain(spec);
                                    spec.desiredState = DesiredState.Stopped;
                                },
                                odd,
                                new OttChannelStatus())
                        .lines())
                .containsExactly("updateChannelState OFF (interrupting) spec.desiredState: DEGRADED -> Stopped");
    }

    /** The Secret stays where it is, and is given another value between the reading of the plan and its approval. */
    @Test
    void anotherSecretIsAnotherPlanThatReadsTheSame() {
        var has = Sample.observed(Sample::withDrm);
        var memory = Sample.remembered(Sample::withDrm);
        var one = OttChannelPlan.change(Sample.desired(Sample::withDrm, "-one"), has, memory, Sample.NOW);
        var other = OttChannelPlan.change(Sample.desired(Sample::withDrm, "-other"), has, memory, Sample.NOW);

        assertThat(one.lines()).isNotEmpty().isEqualTo(other.lines());
        assertThat(one.hash(covered -> covered)).isNotEqualTo(other.hash(covered -> covered));
        assertThat(one.toString()).doesNotContain("drm-token-one");
    }

    /** What is sent whole is covered by each field that differs; kept for each, it would be gigabytes. */
    @Test
    void aPlanStaysSmallHoweverManyFieldsDiffer() {
        Consumer<OttChannelSpec> longer = spec -> {
            OttChannelCases.all(spec);
            spec.endpoints.hls.forEach(item -> item.segmentDuration = "6s");
            spec.endpoints.dash.forEach(item -> item.segmentDuration = "6s");
        };
        var plan = Sample.plan(longer, Sample.observed(OttChannelCases::all), Sample.remembered(OttChannelCases::all));
        var fields = plan.changes().getFirst().fields();
        var covered = new ArrayList<Integer>();
        plan.hash(all -> {
            covered.add(all.length());
            return "hash";
        });

        assertThat(fields).hasSize(32);
        assertThat(fields)
                .allSatisfy(field -> assertThat(field.hidden().digest()).hasSize(64));
        assertThat(covered).containsExactly(64);
    }

    /** Also what else is edited between the reading of the plan and its approval. */
    @Test
    void aFieldCoversTheWholePartThatIsSent() {
        Consumer<OttChannelSpec> longer = spec -> {
            Sample.withHls(spec);
            spec.endpoints.hls.getFirst().segmentDuration = "6s";
        };
        Consumer<OttChannelSpec> more = longer.andThen(spec -> spec.endpoints.hls.getFirst().version = "7");
        Function<Consumer<OttChannelSpec>, FieldChange> segments =
                spec -> Sample.plan(spec, Sample.observed(Sample::withHls), Sample.remembered(Sample::withHls))
                        .changes()
                        .getFirst()
                        .fields()
                        .stream()
                        .filter(field -> field.path().endsWith("segmentDuration"))
                        .findFirst()
                        .orElseThrow();

        assertThat(segments.apply(longer)).isEqualTo(segments.apply(longer)).isNotEqualTo(segments.apply(more));
    }
}
