package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.client.ChannelState.BANNED;
import static dev.onair.cdnetworks.client.ChannelState.IDLE;
import static dev.onair.cdnetworks.client.ChannelState.LIVE;
import static dev.onair.cdnetworks.livechannel.Sample.Channel.plain;
import static dev.onair.cdnetworks.livechannel.Sample.PULL_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.Create;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.Edit;
import dev.onair.common.SecretKeyRef;
import dev.onair.engine.FieldChange.Cause;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LiveChannelPlanTest {
    private static final String CHECK = "the word";
    private static final String CHECK_HASH = Hash.keyed(Sample.SECRET_KEY, CHECK);

    private static Arguments row(
            String sentence,
            Consumer<LiveChannelSpec> spec,
            Sample.Channel has,
            Consumer<LiveChannelStatus> memory,
            String... lines) {
        return arguments(sentence, spec, has, memory, List.of(lines));
    }

    private static Consumer<LiveChannelStatus> sent(Consumer<LiveChannelStatus.Sent> edit) {
        return status -> {
            status.sent = new LiveChannelStatus.Sent();
            edit.accept(status.sent);
        };
    }

    private static void nothing(LiveChannelStatus status) {}

    private static Consumer<LiveChannelSpec> recording(String directoryId, Boolean immediate) {
        return spec -> {
            spec.recording = new LiveChannelSpec.Recording();
            spec.recording.directoryId = directoryId;
            spec.recording.immediate = immediate;
        };
    }

    private static Consumer<LiveChannelSpec> banned(String until) {
        return spec -> {
            spec.ban = new LiveChannelSpec.Ban();
            spec.ban.until = until.isEmpty() ? null : until;
        };
    }

    private static void verified(LiveChannelSpec spec) {
        spec.verificationSecretRef = SecretKeyRef.of("check", "word");
    }

    private static Consumer<LiveChannelSpec> whiteboard(boolean enabled) {
        return spec -> {
            spec.whiteboard = new LiveChannelSpec.Whiteboard();
            spec.whiteboard.enabled = enabled;
        };
    }

    private static Consumer<LiveChannelSpec> pushAuth(String validFor) {
        return spec -> {
            spec.pushAuth = new LiveChannelSpec.PushAuth();
            spec.pushAuth.validFor = validFor;
        };
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                row("equal sides need nothing", spec -> {}, plain(), LiveChannelPlanTest::nothing),
                row(
                        "what is not declared is not compared",
                        spec -> {},
                        plain().recordedTo("3305").of("sports").in(Set.of(Bitrate.SD)),
                        LiveChannelPlanTest::nothing),
                row(
                        "a name",
                        spec -> spec.channelName = "evening",
                        plain(),
                        LiveChannelPlanTest::nothing,
                        "channelEdit (seamless) spec.channelName: sample1 -> evening"),
                row(
                        "a recording directory",
                        recording("3305", null),
                        plain(),
                        LiveChannelPlanTest::nothing,
                        "channelEdit (seamless) spec.recording.directoryId: (none) -> 3305"),
                row(
                        "another recording directory",
                        recording("7ce5", null),
                        plain().recordedTo("3305"),
                        LiveChannelPlanTest::nothing,
                        "channelEdit (seamless) spec.recording.directoryId: 3305 -> 7ce5"),
                row(
                        "immediate recording",
                        recording(null, true),
                        plain(),
                        LiveChannelPlanTest::nothing,
                        "channelEdit (seamless) spec.recording.immediate: false -> true"),
                row(
                        "no immediate recording",
                        recording(null, false),
                        plain().recordedTo("3305"),
                        LiveChannelPlanTest::nothing,
                        "channelEdit (seamless) spec.recording.immediate: true -> false"),
                row(
                        "a scenario",
                        spec -> spec.scenario = "sports",
                        plain(),
                        LiveChannelPlanTest::nothing,
                        "channelEdit (seamless) spec.scenario: (none) -> sports"),
                row(
                        "bit rates",
                        spec -> spec.playback.bitrates = List.of(Bitrate.SD, Bitrate.ORIGIN),
                        plain(),
                        LiveChannelPlanTest::nothing,
                        "channelEdit (seamless) spec.playback.bitrates: [Origin] -> [Origin, SD]"),
                row(
                        "bit rates in another order are the same",
                        spec -> spec.playback.bitrates = List.of(Bitrate.SD, Bitrate.ORIGIN),
                        plain().in(Set.of(Bitrate.ORIGIN, Bitrate.SD)),
                        LiveChannelPlanTest::nothing),
                row(
                        "bit rates that were not read yet are not compared",
                        spec -> spec.playback.bitrates = List.of(Bitrate.SD),
                        plain().in((Set<Bitrate>) null),
                        LiveChannelPlanTest::nothing),
                row(
                        "several fields are one call",
                        recording("3305", true).andThen(spec -> spec.channelName = "evening"),
                        plain(),
                        LiveChannelPlanTest::nothing,
                        "channelEdit (seamless) spec.channelName: sample1 -> evening; spec.recording.directoryId:"
                                + " (none) -> 3305; spec.recording.immediate: false -> true"),
                row(
                        "a verification string that was never sent",
                        LiveChannelPlanTest::verified,
                        plain(),
                        LiveChannelPlanTest::nothing,
                        "channelEdit (seamless) spec.verificationSecretRef: (not sent) -> (hidden)"),
                row(
                        "a verification string that was changed",
                        LiveChannelPlanTest::verified,
                        plain(),
                        sent(sent -> sent.verificationHash = "another"),
                        "channelEdit (seamless) spec.verificationSecretRef: (hidden) -> (changed)"),
                row(
                        "the verification string that was sent",
                        LiveChannelPlanTest::verified,
                        plain(),
                        sent(sent -> sent.verificationHash = CHECK_HASH)),
                row(
                        "a whiteboard that was never sent",
                        whiteboard(true),
                        plain(),
                        LiveChannelPlanTest::nothing,
                        "channelEdit (seamless) spec.whiteboard.enabled: (not sent) -> true"),
                row(
                        "a whiteboard to be closed",
                        whiteboard(false),
                        plain(),
                        sent(sent -> sent.whiteboardEnabled = true),
                        "channelEdit (seamless) spec.whiteboard.enabled: true -> false"),
                row(
                        "the whiteboard that was sent",
                        whiteboard(true),
                        plain(),
                        sent(sent -> sent.whiteboardEnabled = true)));
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                row(
                        "a ban",
                        banned(""),
                        plain(),
                        LiveChannelPlanTest::nothing,
                        "channelForbidden (interrupting) spec.ban: not banned -> banned"),
                row("a ban that holds", banned(""), plain().in(BANNED), LiveChannelPlanTest::nothing),
                row(
                        "no ban any more",
                        spec -> {},
                        plain().in(BANNED),
                        status -> status.bannedAt = "2026-11-21T11:00:00Z",
                        "channelReBroadcast (seamless) spec.ban: banned -> not banned"),
                row(
                        "a ban that lifted itself after seven days",
                        banned(""),
                        plain(),
                        status -> status.bannedAt = "2026-11-14T12:00:00Z",
                        "channelForbidden (interrupting) spec.ban: not banned -> banned"),
                row(
                        "a ban until a time that has not come",
                        banned("2026-11-21T12:00:01Z"),
                        plain(),
                        LiveChannelPlanTest::nothing,
                        "channelForbidden (interrupting) spec.ban: not banned -> banned"),
                row(
                        "a ban until a time that has come",
                        banned("2026-11-21T20:00:00+08:00"),
                        plain().in(BANNED),
                        LiveChannelPlanTest::nothing,
                        "channelReBroadcast (seamless) spec.ban: banned -> not banned"),
                row("a ban of the past", banned("2026-11-20T00:00:00Z"), plain(), LiveChannelPlanTest::nothing),
                row(
                        "a push key to be reset",
                        spec -> spec.pushKeyRevision = 2,
                        plain(),
                        status -> status.pushKeyRevision = 1,
                        "channelEdit resetPushId (interrupting) spec.pushKeyRevision: 1 -> 2"),
                row(
                        "a push key revision of an adopted channel",
                        spec -> spec.pushKeyRevision = 7,
                        plain(),
                        LiveChannelPlanTest::nothing),
                row(
                        "a push key revision that was done",
                        spec -> spec.pushKeyRevision = 2,
                        plain(),
                        status -> status.pushKeyRevision = 2),
                row(
                        "a stream to be cut",
                        spec -> spec.disconnectRevision = 1,
                        plain().in(LIVE),
                        status -> status.disconnectRevision = 0,
                        "disconnectStream (interrupting) spec.disconnectRevision: 0 -> 1"),
                row(
                        "push URLs to be signed",
                        pushAuth("2h"),
                        plain(),
                        LiveChannelPlanTest::nothing,
                        "setPushTsatc (seamless) spec.pushAuth.validFor: (not sent) -> 7200s"),
                row(
                        "push URLs to be signed for longer",
                        pushAuth("3h"),
                        plain(),
                        sent(sent -> sent.pushAuthValidFor = "7200s"),
                        "setPushTsatc (seamless) spec.pushAuth.validFor: 7200s -> 10800s"),
                row(
                        "the same validity in other words",
                        pushAuth("120m"),
                        plain(),
                        sent(sent -> sent.pushAuthValidFor = "7200s")),
                row(
                        "a share page",
                        spec -> spec.sharePage = true,
                        plain(),
                        LiveChannelPlanTest::nothing,
                        "getChannelShareUrl (none)"),
                row(
                        "a share page that is known",
                        spec -> spec.sharePage = true,
                        plain(),
                        status -> status.sharePageUrl = "https://example.com"),
                row(
                        "the urgent before the rest",
                        banned("").andThen(spec -> {
                            spec.channelName = "evening";
                            spec.disconnectRevision = 1;
                            spec.pushKeyRevision = 1;
                        }),
                        plain().in(IDLE),
                        status -> {
                            status.disconnectRevision = 0;
                            status.pushKeyRevision = 0;
                        },
                        "channelForbidden (interrupting) spec.ban: not banned -> banned",
                        "disconnectStream (interrupting) spec.disconnectRevision: 0 -> 1",
                        "channelEdit (seamless) spec.channelName: sample1 -> evening",
                        "channelEdit resetPushId (interrupting) spec.pushKeyRevision: 0 -> 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"edits", "orders"})
    void plans(
            String sentence,
            Consumer<LiveChannelSpec> spec,
            Sample.Channel has,
            Consumer<LiveChannelStatus> memory,
            List<String> lines) {
        var status = new LiveChannelStatus();
        memory.accept(status);
        var desired = Sample.desired(spec, Optional.of(CHECK).filter(word -> sentence.contains("verification")));

        var plan = LiveChannelPlan.change(desired, has.observed(), status, Sample.NOW);

        assertThat(plan.lines()).as(sentence).isEqualTo(lines);
        assertThat(plan.toString()).doesNotContain(CHECK, Sample.SECRET_KEY);
    }

    @Test
    void sendsOnlyWhatDiffers() {
        var desired = Sample.desired(recording("3305", true).andThen(spec -> spec.channelName = "evening"));

        var plan = LiveChannelPlan.change(
                desired, plain().recordedTo("3305").observed(), new LiveChannelStatus(), Sample.NOW);

        assertThat(plan.changes())
                .singleElement()
                .extracting(change -> change.command())
                .isInstanceOfSatisfying(Edit.class, edit -> {
                    assertThat(edit.edit().pullId()).isEqualTo(PULL_ID);
                    assertThat(edit.edit().channelName()).isEqualTo("evening");
                    assertThat(edit.edit().directoryId()).isNull();
                    assertThat(edit.edit().immediateRecording()).isNull();
                    assertThat(edit.edit().bitrates()).isEmpty();
                    assertThat(edit.edit().resetPushId()).isFalse();
                });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            somebody lifted a ban that should hold  | ban | IDLE   | 2026-11-20T12:00:00Z | OBSERVED
            the vendor lifted it after seven days   | ban | IDLE   | 2026-11-14T12:00:00Z | DUE
            it was never banned                     | ban | IDLE   |                      | DUE
            somebody banned a channel               |     | BANNED |                      | OBSERVED
            the manifest does not ban it any more   |     | BANNED | 2026-11-20T12:00:00Z | DUE
            """)
    void tellsDriftOfABanFromWhatIsDue(
            String sentence,
            String declared,
            dev.onair.cdnetworks.client.ChannelState state,
            String since,
            Cause cause) {
        var status = new LiveChannelStatus();
        status.bannedAt = since;

        var plan = LiveChannelPlan.change(
                Sample.desired(declared == null ? spec -> {} : banned("")),
                plain().in(state).observed(),
                status,
                Sample.NOW);

        assertThat(plan.changes().getFirst().fields()).as(sentence).allMatch(field -> field.cause() == cause);
    }

    @Test
    void createsWithEverythingDeclared() {
        var desired = Sample.desired(
                recording("3305", true).andThen(whiteboard(true)).andThen(spec -> {
                    spec.channelName = "evening";
                    spec.scenario = "sports";
                    spec.playback.playerId = "DF2";
                    spec.playback.protocols = List.of(Protocol.HLS, Protocol.RTMP);
                    spec.playback.bitrates = List.of(Bitrate.HIGH);
                }),
                Optional.of(CHECK));

        var plan = LiveChannelPlan.create(desired);

        assertThat(plan.lines())
                .containsExactly("createChannel (seamless) spec.channelName: (none) -> evening;"
                        + " spec.pushDomain: (none) -> livepush.ovptest.haplat.net; spec.application: (none) -> test1");
        var form = ((Create) plan.changes().getFirst().command()).form();
        assertThat(form.protocols()).containsExactly(Protocol.RTMP, Protocol.HLS);
        assertThat(form.bitrates()).containsExactly(Bitrate.HIGH);
        assertThat(form.check())
                .isNotNull()
                .satisfies(check -> assertThat(check.value()).isEqualTo(CHECK));
        assertThat(form.playerId()).isEqualTo("DF2");
        assertThat(form.immediateRecording()).isTrue();
        assertThat(plan.toString()).doesNotContain(CHECK);
    }

    @Test
    void asksForTheOriginWhereNoBitRateIsDeclared() {
        var form = ((Create) LiveChannelPlan.create(Sample.desired(spec -> {}))
                        .changes()
                        .getFirst()
                        .command())
                .form();

        assertThat(form.bitrates()).containsExactly(Bitrate.ORIGIN);
        assertThat(form.protocols()).isEmpty();
    }

    @Test
    void fetchesThePlaybackCodeAnewWhenWhatItWasMadeForChanged() {
        Consumer<LiveChannelSpec> spec = edited -> {
            edited.playbackCode = new LiveChannelSpec.PlaybackCode();
            edited.playbackCode.configMapName = "player";
        };
        var status = new LiveChannelStatus();
        var first = LiveChannelPlan.change(Sample.desired(spec), plain().observed(), status, Sample.NOW);
        status.playbackCodeHash = ((LiveChannelCommand.FetchPlaybackCode)
                        first.changes().getFirst().command())
                .hash();

        var same = LiveChannelPlan.change(Sample.desired(spec), plain().observed(), status, Sample.NOW);
        var larger = LiveChannelPlan.change(
                Sample.desired(spec.andThen(edited -> {
                    if (edited.playbackCode != null) {
                        edited.playbackCode.playerSize = "640*480";
                    }
                })),
                plain().observed(),
                status,
                Sample.NOW);
        var otherStream = LiveChannelPlan.change(
                Sample.desired(spec), plain().pushedTo("other").observed(), status, Sample.NOW);
        var lost = LiveChannelPlan.change(
                LiveChannelManifest.read(Sample.manifest(spec), Optional.empty(), true),
                plain().observed(),
                status,
                Sample.NOW);

        assertThat(first.lines()).containsExactly("getSinglePullCode (none)");
        assertThat(same.isEmpty()).isTrue();
        assertThat(List.of(larger, otherStream, lost)).noneMatch(plan -> plan.isEmpty());
    }
}
