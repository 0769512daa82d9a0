package dev.onair.cdnetworks.livechannel;

import dev.onair.common.Attempt;
import dev.onair.engine.Adapter;
import dev.onair.engine.Announcement;
import dev.onair.engine.Effect;
import dev.onair.engine.Found;
import dev.onair.engine.Observation;
import dev.onair.engine.Outcome;
import dev.onair.engine.Output;
import dev.onair.engine.Plan;
import dev.onair.engine.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The adapter, with its plans written down as a person reads them. */
record RecordedPlans(LiveChannels to, StringBuilder lines)
        implements Adapter<LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus> {

    private Plan<LiveChannelCommand> noted(Plan<LiveChannelCommand> plan) {
        plan.lines().forEach(line -> lines.append("  ").append(line).append('\n'));
        return plan;
    }

    @Override
    public Plan<LiveChannelCommand> plan(
            LiveChannelDesired desired,
            Observation<LiveChannelObserved> observed,
            LiveChannelStatus memory,
            Instant now) {
        return noted(to.plan(desired, observed, memory, now));
    }

    @Override
    public Plan<LiveChannelCommand> urgent(
            LiveChannelDesired desired, String externalId, LiveChannelStatus memory, Instant now) {
        return noted(to.urgent(desired, externalId, memory, now));
    }

    @Override
    public LiveChannelCommand deletion(String externalId) {
        var command = to.deletion(externalId);
        lines.append("  ").append(command.call()).append('\n');
        return command;
    }

    @Override
    public Observation<LiveChannelObserved> observe(Target target, String externalId) {
        return to.observe(target, externalId);
    }

    @Override
    public Outcome<Effect<LiveChannelStatus>> execute(Target target, LiveChannelCommand command, Runnable beforeSend) {
        return to.execute(target, command, beforeSend);
    }

    @Override
    public Outcome<Found> find(Target target, LiveChannelDesired desired, Attempt attempt) {
        return to.find(target, desired, attempt);
    }

    @Override
    public String nameOf(LiveChannelDesired desired) {
        return to.nameOf(desired);
    }

    @Override
    public void report(LiveChannelDesired desired, LiveChannelObserved observed, Instant at, LiveChannelStatus status) {
        to.report(desired, observed, at, status);
    }

    @Override
    public List<Announcement> notice(
            LiveChannelDesired desired, LiveChannelObserved observed, Instant now, LiveChannelStatus status) {
        return to.notice(desired, observed, now, status);
    }

    @Override
    public List<Output> outputs(LiveChannelDesired desired, LiveChannelObserved observed, LiveChannelStatus status) {
        return to.outputs(desired, observed, status);
    }

    @Override
    public Optional<String> impossible(LiveChannelDesired desired, LiveChannelObserved observed) {
        return to.impossible(desired, observed);
    }

    @Override
    public String basis(LiveChannelDesired desired) {
        return to.basis(desired);
    }

    @Override
    public void distrust(String externalId) {
        to.distrust(externalId);
    }

    @Override
    public Outcome<Boolean> onAir(Target target, LiveChannelObserved observed) {
        return to.onAir(target, observed);
    }

    @Override
    public Optional<Instant> nextDue(LiveChannelDesired desired, LiveChannelStatus status, Instant now) {
        return to.nextDue(desired, status, now);
    }
}
