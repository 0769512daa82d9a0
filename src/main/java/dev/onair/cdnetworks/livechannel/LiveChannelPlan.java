package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.PlaybackDetails;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.ChannelEdit;
import dev.onair.cdnetworks.client.ChannelForm;
import dev.onair.cdnetworks.client.Whiteboard;
import dev.onair.common.Hash;
import dev.onair.engine.Change;
import dev.onair.engine.FieldChange;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.engine.Impact;
import dev.onair.engine.Plan;
import dev.onair.http.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From what is to what is declared, as calls: pure, and the same for the cluster, the command line and the tests. */
final class LiveChannelPlan {
    private static final String NOT_SENT = "(not sent)";
    private static final String HIDDEN = "(hidden)";

    private final LiveChannelDesired desired;
    private final LiveChannelStatus memory;
    private final Instant now;
    private final List<Change<LiveChannelCommand>> changes = new ArrayList<>();

    private LiveChannelPlan(LiveChannelDesired desired, LiveChannelStatus memory, Instant now) {
        this.desired = desired;
        this.memory = memory;
        this.now = now;
    }

    static Plan<LiveChannelCommand> create(LiveChannelDesired desired) {
        var form = new ChannelForm(
                desired.channelName(),
                desired.pushDomain(),
                desired.application(),
                desired.protocols(),
                // The vendor demands a bit rate, and its default is the origin's (2.1.3).
                desired.bitrates().isEmpty() ? Set.of(Bitrate.ORIGIN) : desired.bitrates(),
                desired.playerId().orElse(null),
                desired.directoryId().orElse(null),
                desired.verification()
                        .map(LiveChannelDesired.Verification::value)
                        .orElse(null),
                desired.whiteboard().orElse(null),
                desired.immediateRecording().orElse(null),
                desired.scenario().orElse(null));
        var create = new Change<LiveChannelCommand>(new LiveChannelCommand.Create(form), made(desired, form));
        return new Plan<>(List.of(create.covering(form.whole().value())));
    }

    private static List<FieldChange> made(LiveChannelDesired desired, ChannelForm form) {
        var fields = new ArrayList<FieldChange>();
        fields.add(FieldChange.made("spec.channelName", form.channelName()));
        fields.add(FieldChange.made("spec.pushDomain", form.pushDomain()));
        fields.add(FieldChange.made("spec.application", form.channelType()));
        if (!form.protocols().isEmpty()) {
            fields.add(
                    FieldChange.made("spec.playback.protocols", form.protocols().toString()));
        }
        fields.add(FieldChange.made("spec.playback.bitrates", names(form.bitrates())));
        desired.playerId().ifPresent(id -> fields.add(FieldChange.made("spec.playback.playerId", id)));
        desired.directoryId().ifPresent(id -> fields.add(FieldChange.made("spec.recording.directoryId", id)));
        desired.immediateRecording()
                .ifPresent(on -> fields.add(FieldChange.made("spec.recording.immediate", on.toString())));
        desired.verification().ifPresent(check -> fields.add(FieldChange.made("spec.verificationSecretRef", HIDDEN)));
        desired.whiteboard().ifPresent(board -> {
            fields.add(FieldChange.made("spec.whiteboard.enabled", String.valueOf(board.open())));
            Optional.ofNullable(board.id()).ifPresent(id -> fields.add(FieldChange.made("spec.whiteboard.id", id)));
        });
        desired.scenario().ifPresent(scenario -> fields.add(FieldChange.made("spec.scenario", scenario)));
        return fields;
    }

    /** Urgent calls come first: neither a ban nor a cut waits for the success of anything else. */
    static Plan<LiveChannelCommand> change(
            LiveChannelDesired desired, LiveChannelObserved observed, LiveChannelStatus memory, Instant now) {
        var plan = new LiveChannelPlan(desired, memory, now);
        var pullId = observed.entry().pullId();
        plan.ban(observed, pullId);
        plan.disconnect(pullId);
        plan.edit(observed, pullId);
        plan.resetPushKey(pullId);
        plan.pushAuth(pullId);
        plan.reads(observed, pullId);
        return new Plan<>(plan.changes);
    }

    /** What does not wait until the channel was looked at again: a ban and a cut that were not yet carried out. */
    static Plan<LiveChannelCommand> urgent(
            LiveChannelDesired desired, String pullId, LiveChannelStatus memory, Instant now) {
        var plan = new LiveChannelPlan(desired, memory, now);
        if (desired.bannedAt(now) && memory.bannedAt == null && !"Banned".equals(memory.state)) {
            plan.changes.add(new Change<>(
                    new LiveChannelCommand.Ban(pullId),
                    List.of(new FieldChange("spec.ban", "not banned", "banned", Cause.DUE))));
        }
        plan.disconnect(pullId);
        return new Plan<>(plan.changes);
    }

    private void ban(LiveChannelObserved observed, String pullId) {
        var wanted = desired.bannedAt(now);
        if (wanted == observed.banned() || (!wanted && BanOwner.isLeft(desired, memory, now))) {
            return;
        }
        var from = observed.banned() ? "banned" : "not banned";
        var to = wanted ? "banned" : "not banned";
        var command = wanted ? new LiveChannelCommand.Ban(pullId) : new LiveChannelCommand.Unban(pullId);
        changes.add(new Change<>(command, List.of(new FieldChange("spec.ban", from, to, banCause(wanted)))));
    }

    /** Somebody else's doing: a ban of Onair's is gone that should hold, or there is one that Onair did not make. */
    private Cause banCause(boolean wanted) {
        return wanted == BanOwner.isOnair(memory, now) ? Cause.OBSERVED : Cause.DUE;
    }

    private void disconnect(String pullId) {
        raised("spec.disconnectRevision", memory.disconnectRevision, desired.disconnectRevision())
                .ifPresent(field -> changes.add(new Change<>(
                        new LiveChannelCommand.Disconnect(pullId, desired.disconnectRevision()), List.of(field))));
    }

    private void resetPushKey(String pullId) {
        raised("spec.pushKeyRevision", memory.pushKeyRevision, desired.pushKeyRevision())
                .ifPresent(field -> changes.add(new Change<>(
                        new LiveChannelCommand.ResetPushKey(pullId, desired.pushKeyRevision()), List.of(field))));
    }

    /** A revision that was never noted is that of an adopted channel: what is declared then is where counting begins. */
    private static Optional<FieldChange> raised(String path, @Nullable Integer done, int wanted) {
        return done == null || wanted <= done
                ? Optional.empty()
                : Optional.of(new FieldChange(path, String.valueOf(done), String.valueOf(wanted), Cause.DUE));
    }

    private void edit(LiveChannelObserved observed, String pullId) {
        var entry = observed.entry();
        var fields = new ArrayList<FieldChange>();
        var name = differing(fields, "spec.channelName", entry.channelName(), Optional.of(desired.channelName()));
        var directory = differing(fields, "spec.recording.directoryId", entry.directoryId(), desired.directoryId());
        var immediate = differing(
                fields,
                "spec.recording.immediate",
                // What an answer lacks is off: 2.2.6 and 2.3.6 lack it.
                Boolean.TRUE.equals(entry.immediateRecording()),
                desired.immediateRecording());
        var scenario = differing(fields, "spec.scenario", entry.scenario(), desired.scenario());
        var renditions = new ArrayList<FieldChange>();
        var bitrates = bitrates(renditions, observed);
        var losesRenditions = PlaybackDetails.losesRenditions(observed.details(), bitrates);
        if (losesRenditions) {
            // A call of its own: what nobody notices must not wait until nobody watches any more.
            var less = new ChannelEdit(pullId, null, false, bitrates, null, null, null, null, null);
            changes.add(new Change<>(new LiveChannelCommand.Edit(less, Impact.INTERRUPTING), renditions));
        } else {
            fields.addAll(renditions);
        }
        var check = verification(fields);
        var whiteboard = whiteboard(fields);
        if (!fields.isEmpty()) {
            var edit = new ChannelEdit(
                    pullId,
                    name,
                    false,
                    losesRenditions ? Set.of() : bitrates,
                    directory,
                    check,
                    whiteboard,
                    immediate,
                    scenario);
            changes.add(
                    new Change<>(new LiveChannelCommand.Edit(edit, Impact.SEAMLESS), fields, unobserved(fields, edit)));
        }
    }

    /** What the edit sends of fields that the vendor does not show; a field that is not sent stays as it is (2.9.3). */
    private static Optional<LiveChannelCommand> unobserved(List<FieldChange> fields, ChannelEdit edit) {
        var isMixed = fields.stream().map(FieldChange::cause).distinct().count() > 1;
        return isMixed
                ? Optional.of(new LiveChannelCommand.Edit(
                        new ChannelEdit(
                                edit.pullId(),
                                null,
                                false,
                                Set.of(),
                                null,
                                edit.check(),
                                edit.whiteboard(),
                                null,
                                null),
                        Impact.SEAMLESS))
                : Optional.empty();
    }

    /** The value to send, if the user set one and the vendor has another. */
    private static <T> @Nullable T differing(
            List<FieldChange> fields, String path, @Nullable T has, Optional<T> wanted) {
        if (wanted.isEmpty() || wanted.get().equals(has)) {
            return null;
        }
        fields.add(new FieldChange(
                path, has == null ? "(none)" : has.toString(), wanted.get().toString(), Cause.OBSERVED));
        return wanted.get();
    }

    /** Only the details show bit rates; until they were read nothing is known, and so nothing is compared. */
    private Set<Bitrate> bitrates(List<FieldChange> fields, LiveChannelObserved observed) {
        var has = observed.details().map(PlaybackDetails::bitrates);
        if (desired.bitrates().isEmpty() || has.isEmpty() || has.get().equals(desired.bitrates())) {
            return Set.of();
        }
        fields.add(
                new FieldChange("spec.playback.bitrates", names(has.get()), names(desired.bitrates()), Cause.OBSERVED));
        return desired.bitrates();
    }

    private @Nullable Secret verification(List<FieldChange> fields) {
        var sent = memory.sent == null ? null : memory.sent.verificationHash;
        if (desired.verification().isEmpty()
                || desired.verification().get().hash().equals(sent)) {
            return null;
        }
        var value = desired.verification().get().value();
        var field = new FieldChange(
                "spec.verificationSecretRef",
                sent == null ? NOT_SENT : HIDDEN,
                sent == null ? HIDDEN : "(changed)",
                Cause.REMEMBERED);
        fields.add(field.hiding(value.value()));
        return value;
    }

    /** The id goes with it where it is switched on, as at creation; one that is off has none (2.9.3). */
    private @Nullable Whiteboard whiteboard(List<FieldChange> fields) {
        var sent = memory.sent == null ? null : memory.sent.whiteboardEnabled;
        var wanted = desired.whiteboard().map(board -> board.open());
        if (wanted.isEmpty() || wanted.get().equals(sent)) {
            return null;
        }
        fields.add(new FieldChange(
                "spec.whiteboard.enabled",
                sent == null ? NOT_SENT : sent.toString(),
                wanted.get().toString(),
                Cause.REMEMBERED));
        var board = desired.whiteboard().get();
        if (!board.open()) {
            return new Whiteboard(false, null);
        }
        Optional.ofNullable(board.id())
                .ifPresent(id -> fields.add(new FieldChange("spec.whiteboard.id", NOT_SENT, id, Cause.REMEMBERED)));
        return board;
    }

    private void pushAuth(String pullId) {
        var sent = memory.sent == null ? null : memory.sent.pushAuthValidFor;
        desired.pushUrlValidFor()
                .filter(validFor -> !Objects.equals(sent, sentForm(validFor)))
                .ifPresent(validFor -> changes.add(new Change<>(
                        new LiveChannelCommand.SetPushAuth(pullId, validFor),
                        List.of(new FieldChange(
                                "spec.pushAuth.validFor",
                                sent == null ? NOT_SENT : sent,
                                sentForm(validFor),
                                Cause.REMEMBERED)))));
    }

    /** How a duration is noted once it was sent: {@code 7200s}. */
    static String sentForm(Duration validFor) {
        return validFor.toSeconds() + "s";
    }

    private void reads(LiveChannelObserved observed, String pullId) {
        PushUrlValidity.of(desired)
                .flatMap(it -> it.wanting(memory, now))
                .ifPresent(since ->
                        changes.add(new Change<>(new LiveChannelCommand.ReadPushUrl(pullId, since), List.of())));
        if (desired.sharePage() && memory.sharePageUrl == null) {
            changes.add(new Change<>(new LiveChannelCommand.FetchSharePage(pullId), List.of()));
        }
        desired.playbackCode().ifPresent(wanted -> {
            var hash = playbackCodeHash(wanted, observed);
            if (wanted.missing() || !hash.equals(memory.playbackCodeHash)) {
                changes.add(new Change<>(new LiveChannelCommand.FetchPlaybackCode(pullId, wanted, hash), List.of()));
            }
        });
    }

    /** The code holds playback URLs, which follow the stream's name and the bit rates that the vendor was seen to have. */
    private String playbackCodeHash(LiveChannelDesired.PlaybackCode wanted, LiveChannelObserved observed) {
        var stream = observed.pushUrl().map(url -> url.streamName()).orElse("");
        var urls = memory.playbackUrls.stream()
                .map(known -> known.protocol + " " + known.url)
                .sorted()
                .collect(Collectors.joining("\n"));
        return Hash.of(wanted.inputs(), stream, urls);
    }

    private static String names(Collection<Bitrate> bitrates) {
        return new TreeSet<>(bitrates).stream().map(Bitrate::word).collect(Collectors.joining(", ", "[", "]"));
    }
}
