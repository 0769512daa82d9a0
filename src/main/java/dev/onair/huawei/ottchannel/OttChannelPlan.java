package dev.onair.huawei.ottchannel;

import dev.onair.common.TimeText;
import dev.onair.engine.Change;
import dev.onair.engine.FieldChange;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.engine.Plan;
import dev.onair.huawei.client.Trees;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.client.ott.ChannelState;
import dev.onair.huawei.client.ott.RecordSettings;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeStopped;
import dev.onair.huawei.ottchannel.OttChannelCommand.CountSignals;
import dev.onair.huawei.ottchannel.OttChannelCommand.Create;
import dev.onair.huawei.ottchannel.OttChannelCommand.Edit;
import dev.onair.huawei.ottchannel.OttChannelCommand.ListInstances;
import dev.onair.huawei.ottchannel.OttChannelCommand.SetState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** From what is to what is declared, as calls: pure, and the same for the cluster, the command line and the tests. */
final class OttChannelPlan {
    /** How often Cloud Eye's instances are listed. */
    static final Duration INSTANCES_LISTED_EVERY = Duration.ofMinutes(10);

    /**
     * What changes the stream; of a channel that is down, before its start. A channel that runs is stopped for no call
     * before the vendor refused that (LIVE.103011022, {@link OttChannelStatus#needStop}): the document names the code without
     * the calls that answer it, and the vendor's own clients send these two to channels that run.
     */
    private static final Set<String> OF_THE_STREAM = Set.of("updateChannelInput", "modifyChannelTranscodings");

    static final String STATE = "spec.desiredState";

    private final OttChannelDesired desired;
    private final Channel observed;
    private final OttChannelStatus memory;
    private final List<Change<OttChannelCommand>> changes = new ArrayList<>();

    private OttChannelPlan(OttChannelDesired desired, Channel observed, OttChannelStatus memory) {
        this.desired = desired;
        this.observed = observed;
        this.memory = memory;
    }

    static Plan<OttChannelCommand> create(OttChannelDesired desired) {
        var wanted = desired.channel();
        var recording = Objects.requireNonNullElse(wanted.recordSettings(), new RecordSettings(0));
        var channel = new Channel(
                wanted.domain(),
                wanted.appName(),
                wanted.id(),
                wanted.name(),
                desired.running() ? "ON" : "OFF",
                wanted.mode(),
                wanted.region(),
                wanted.input(),
                wanted.encoderSettings(),
                recording,
                wanted.endpoints(),
                wanted.encoderSettingsExpand());
        var secrets = Comparison.fingerprints(Parts.tree(wanted), desired.fingerprints());
        var sent = Merge.created(channel);
        var create = new Change<OttChannelCommand>(new Create(sent, secrets), made(sent, desired));
        return new Plan<>(List.of(create.covering(Trees.of(sent).toString())));
    }

    private static List<FieldChange> made(Channel sent, OttChannelDesired desired) {
        var state = desired.running() ? OttChannelReport.RUNNING : OttChannelReport.STOPPED;
        return Comparison.made(Parts.tree(sent), desired.fingerprints()).stream()
                .map(field -> switch (field.path()) {
                    case "spec.id" -> FieldChange.made("spec.channelId", field.to());
                    case "spec.state" -> FieldChange.made(STATE, state);
                    default -> field;
                })
                .toList();
    }

    static Plan<OttChannelCommand> change(
            OttChannelDesired desired, Channel observed, OttChannelStatus memory, Instant now) {
        var plan = new OttChannelPlan(desired, observed, memory);
        plan.write();
        plan.read(now);
        return new Plan<>(plan.changes);
    }

    /** A stop that was just declared does not wait until the channel was looked at again. */
    static Plan<OttChannelCommand> urgent(OttChannelDesired desired, OttChannelStatus memory) {
        return !desired.running() && OttChannelReport.RUNNING.equals(memory.state)
                ? new Plan<>(List.of(stateChange(OttChannelReport.RUNNING, desired, ChannelState.OFF)))
                : Plan.empty();
    }

    private void write() {
        var edits = new Parts(
                        desired.channel(),
                        observed,
                        desired.running() && isOn(),
                        desired.fingerprints(),
                        memory.sentSecrets)
                .changes();
        if (!desired.running()) {
            if (isOn()) {
                changes.add(stateChange(shown(), desired, ChannelState.OFF));
            }
            edits.forEach(edit -> changes.add(plain(edit)));
            return;
        }
        // Who is stopped for one change of the stream is not interrupted once more for the other.
        var isStopped = edits.stream().anyMatch(this::needsStop);
        var stopped = edits.stream()
                .filter(edit -> needsStop(edit) || (isStopped && isOfTheStream(edit)))
                .toList();
        // What runs comes first: a call for something else that the vendor refuses must not keep it down.
        if (!stopped.isEmpty() && (isOn() || !wasRefused(stopped))) {
            changes.add(whileStopped(stopped));
        } else if (!isShownOn()) {
            changes.add(stateChange(shown(), desired, ChannelState.ON));
        }
        edits.stream().filter(edit -> !stopped.contains(edit)).forEach(edit -> changes.add(plain(edit)));
    }

    /**
     * Whether it may run. A state that is not shown is not compared; one that no table has is not taken for stopped, so that it
     * is neither left to run nor changed as if nobody watched.
     */
    private boolean isOn() {
        return observed.state() == null ? desired.running() : !observed.state().equals("OFF");
    }

    private boolean isShownOn() {
        return observed.state() == null ? desired.running() : observed.state().equals("ON");
    }

    private String shown() {
        var state = OttChannelReport.state(observed.state());
        return state == null ? OttChannelReport.RUNNING : state;
    }

    private boolean needsStop(Change<Edit> edit) {
        return memory.needStop.contains(edit.command().call()) || (!isOn() && isOfTheStream(edit));
    }

    private static boolean isOfTheStream(Change<Edit> edit) {
        return OF_THE_STREAM.contains(edit.command().call());
    }

    /** Then the channel runs as it is, until the manifest changes. */
    private boolean wasRefused(List<Change<Edit>> stopped) {
        var refused = Optional.ofNullable(memory.refused).map(refusal -> refusal.call);
        return refused.filter(whileStopped(stopped).command().call()::equals).isPresent();
    }

    private Change<OttChannelCommand> whileStopped(List<Change<Edit>> edits) {
        var fields = edits.stream().flatMap(edit -> edit.fields().stream()).toList();
        var unobserved =
                edits.stream().flatMap(edit -> unobserved(edit).stream()).toList();
        var isMixed = fields.stream().map(FieldChange::cause).distinct().count() > 1;
        return new Change<>(
                new ChangeStopped(
                        desired.key(), edits.stream().map(Change::command).toList(), isOn()),
                fields,
                isMixed ? Optional.of(new ChangeStopped(desired.key(), unobserved, isOn())) : Optional.empty());
    }

    /** The part of an edit that is no drift. */
    private static Optional<Edit> unobserved(Change<Edit> edit) {
        var isDrift = edit.fields().stream().allMatch(field -> field.cause() == Cause.OBSERVED);
        return isDrift ? Optional.empty() : Optional.of(edit.unobserved().orElse(edit.command()));
    }

    private static Change<OttChannelCommand> plain(Change<Edit> edit) {
        return new Change<>(edit.command(), edit.fields(), edit.unobserved().map(rest -> rest));
    }

    private static Change<OttChannelCommand> stateChange(String from, OttChannelDesired desired, ChannelState to) {
        var wanted = to == ChannelState.ON ? OttChannelReport.RUNNING : OttChannelReport.STOPPED;
        var field = new FieldChange(STATE, from, wanted, Cause.OBSERVED);
        return new Change<>(new SetState(desired.key(), to), List.of(field));
    }

    private void read(Instant now) {
        if (!isOn()) {
            return;
        }
        desired.monitoring()
                .scte35()
                .filter(wanted -> !now.isBefore(signalsDue(memory, wanted)))
                .ifPresent(wanted -> changes.add(new Change<>(new CountSignals(desired.key(), wanted), List.of())));
        if (desired.monitoring().cloudEye() && !now.isBefore(instancesDue(memory))) {
            changes.add(new Change<>(new ListInstances(desired.key()), List.of()));
        }
    }

    /** At most once in a window. */
    static Instant signalsDue(OttChannelStatus memory, OttChannelDesired.Scte35 wanted) {
        return Optional.ofNullable(memory.scte35)
                .flatMap(known -> TimeText.read(known.observedTime))
                .map(at -> at.plus(wanted.window()))
                .orElse(Instant.MIN);
    }

    static Instant instancesDue(OttChannelStatus memory) {
        return Optional.ofNullable(memory.instances)
                .flatMap(known -> TimeText.read(known.observedTime))
                .map(at -> at.plus(INSTANCES_LISTED_EVERY))
                .orElse(Instant.MIN);
    }
}
