package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.client.ChannelState.BANNED;
import static dev.onair.cdnetworks.client.ChannelState.IDLE;
import static dev.onair.cdnetworks.client.ChannelState.LIVE;
import static dev.onair.cdnetworks.livechannel.Sample.Channel.plain;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.common.Hash;
import dev.onair.common.SecretKeyRef;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The table of {@link LiveChannelPlanTest}: what is declared, what there is, what is remembered, and the plan's lines. */
final class PlanRows {
    static final String CHECK = "the word";
    private static final String CHECK_HASH = Hash.keyed(Sample.SECRET_KEY, CHECK);

    private PlanRows() {}

    static Arguments row(
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

    static void nothing(LiveChannelStatus status) {}

    static Consumer<LiveChannelSpec> recording(String directoryId, Boolean immediate) {
        return spec -> {
            spec.recording = new LiveChannelSpec.Recording();
            spec.recording.directoryId = directoryId;
            spec.recording.immediate = immediate;
        };
    }

    static Consumer<LiveChannelSpec> banned(String until) {
        return spec -> {
            spec.ban = new LiveChannelSpec.Ban();
            spec.ban.until = until.isEmpty() ? null : until;
        };
    }

    private static void verified(LiveChannelSpec spec) {
        spec.verificationSecretRef = SecretKeyRef.of("check", "word");
    }

    static Consumer<LiveChannelSpec> whiteboard(boolean enabled) {
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
                row("equal sides need nothing", spec -> {}, plain(), PlanRows::nothing),
                row(
                        "what is not declared is not compared",
                        spec -> {},
                        plain().recordedTo("3305").of("sports").in(Set.of(Bitrate.SD)),
                        PlanRows::nothing),
                row(
                        "a name",
                        spec -> spec.channelName = "evening",
                        plain(),
                        PlanRows::nothing,
                        "channelEdit (seamless) spec.channelName: sample1 -> evening"),
                row(
                        "a recording directory",
                        recording("3305", null),
                        plain(),
                        PlanRows::nothing,
                        "channelEdit (seamless) spec.recording.directoryId: (none) -> 3305"),
                row(
                        "another recording directory",
                        recording("7ce5", null),
                        plain().recordedTo("3305"),
                        PlanRows::nothing,
                        "channelEdit (seamless) spec.recording.directoryId: 3305 -> 7ce5"),
                row(
                        "immediate recording",
                        recording(null, true),
                        plain(),
                        PlanRows::nothing,
                        "channelEdit (seamless) spec.recording.immediate: false -> true"),
                row(
                        "no immediate recording",
                        recording(null, false),
                        plain().recordedTo("3305"),
                        PlanRows::nothing,
                        "channelEdit (seamless) spec.recording.immediate: true -> false"),
                row(
                        "a scenario",
                        spec -> spec.scenario = "sports",
                        plain(),
                        PlanRows::nothing,
                        "channelEdit (seamless) spec.scenario: (none) -> sports"),
                row(
                        "bit rates",
                        spec -> spec.playback.bitrates = List.of(Bitrate.SD, Bitrate.ORIGIN),
                        plain(),
                        PlanRows::nothing,
                        "channelEdit (seamless) spec.playback.bitrates: [Origin] -> [Origin, SD]"),
                row(
                        "a bit rate less, which somebody may watch, apart from what nobody notices",
                        spec -> {
                            spec.channelName = "evening";
                            spec.playback.bitrates = List.of(Bitrate.ORIGIN);
                        },
                        plain().in(Set.of(Bitrate.ORIGIN, Bitrate.SD)),
                        PlanRows::nothing,
                        "channelEdit (interrupting) spec.playback.bitrates: [Origin, SD] -> [Origin]",
                        "channelEdit (seamless) spec.channelName: sample1 -> evening"),
                row(
                        "bit rates in another order are the same",
                        spec -> spec.playback.bitrates = List.of(Bitrate.SD, Bitrate.ORIGIN),
                        plain().in(Set.of(Bitrate.ORIGIN, Bitrate.SD)),
                        PlanRows::nothing),
                row(
                        "bit rates that were not read yet are not compared",
                        spec -> spec.playback.bitrates = List.of(Bitrate.SD),
                        plain().in((Set<Bitrate>) null),
                        PlanRows::nothing),
                row(
                        "several fields are one call",
                        recording("3305", true).andThen(spec -> spec.channelName = "evening"),
                        plain(),
                        PlanRows::nothing,
                        "channelEdit (seamless) spec.channelName: sample1 -> evening; spec.recording.directoryId:"
                                + " (none) -> 3305; spec.recording.immediate: false -> true"),
                row(
                        "a verification string that was never sent",
                        PlanRows::verified,
                        plain(),
                        PlanRows::nothing,
                        "channelEdit (seamless) spec.verificationSecretRef: (not sent) -> (hidden)"),
                row(
                        "a verification string that was changed",
                        PlanRows::verified,
                        plain(),
                        sent(sent -> sent.verificationHash = "another"),
                        "channelEdit (seamless) spec.verificationSecretRef: (hidden) -> (changed)"),
                row(
                        "the verification string that was sent",
                        PlanRows::verified,
                        plain(),
                        sent(sent -> sent.verificationHash = CHECK_HASH)),
                row(
                        "a whiteboard that was never sent",
                        whiteboard(true),
                        plain(),
                        PlanRows::nothing,
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
                        PlanRows::nothing,
                        "channelForbidden (interrupting) spec.ban: not banned -> banned"),
                row("a ban that holds", banned(""), plain().in(BANNED), PlanRows::nothing),
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
                        PlanRows::nothing,
                        "channelForbidden (interrupting) spec.ban: not banned -> banned"),
                row(
                        "a ban until a time that has come",
                        banned("2026-11-21T20:00:00+08:00"),
                        plain().in(BANNED),
                        status -> status.bannedAt = "2026-11-21T11:00:00Z",
                        "channelReBroadcast (seamless) spec.ban: banned -> not banned"),
                row("a ban of the past", banned("2026-11-20T00:00:00Z"), plain(), PlanRows::nothing),
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
                        PlanRows::nothing),
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
                        PlanRows::nothing,
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
                        PlanRows::nothing,
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
}
