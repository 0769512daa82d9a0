package dev.onair.huawei.flow;

import dev.onair.account.Claimant;
import dev.onair.account.Look;
import dev.onair.account.Sighting;
import dev.onair.account.Sweep;
import dev.onair.common.Attempt;
import dev.onair.engine.Found;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import dev.onair.huawei.account.FlowView;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.huawei.client.flow.FlowEntry;
import dev.onair.huawei.client.flow.FlowSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds the flow of a create whose answer was lost: the same name and region, sources of the same names and protocols, and
 * belonging to no other resource. The vendor tells no time of creation; but it refuses a second flow of a name in a region
 * (LIVE.103011018), so one that was there before the attempt would have refused it.
 */
final class LostFlow {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final HuaweiSession session;
    private final Claimant claimant;
    private final Predicate<String> isHeldByAnother;

    LostFlow(HuaweiSession session, Claimant claimant, Predicate<String> isHeldByAnother) {
        this.session = session;
        this.claimant = claimant;
        this.isHeldByAnother = isHeldByAnother;
    }

    Outcome<Found> find(Target target, FlowDesired desired, Attempt attempt) {
        var mustShow = attempt.over(session.startedAt()).plus(session.settings().createVisibility());
        var now = session.now();
        var left = now.isBefore(mustShow) ? Duration.between(now, mustShow) : Duration.ZERO;
        var again = left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY;
        var walk = left.isZero() ? walkedSince(mustShow) : session.flows().sweep();
        return walk.then(ignored -> judge(target, desired, attempt, again));
    }

    /** A whole walk that began when the list had to show the flow: what it lacks does not exist. */
    private Outcome<Sweep> walkedSince(Instant mustShow) {
        var last = session.flows()
                .lastSweep()
                .filter(sweep -> !sweep.completeAsOf().isBefore(mustShow));
        return last.map(Outcome::done)
                .orElseGet(() -> session.flows()
                        .sweep()
                        .then(sweep ->
                                // One that was under way already may have begun too early; the next one has not.
                                sweep.completeAsOf().isBefore(mustShow)
                                        ? session.flows().sweep()
                                        : Outcome.done(sweep)));
    }

    private Outcome<Found> judge(Target target, FlowDesired desired, Attempt attempt, Duration again) {
        var possible = new ArrayList<String>();
        var likely = new ArrayList<String>();
        for (var flowId : candidates(desired, attempt)) {
            switch (session.flows().read(target.caller(), flowId)) {
                case Look.Failed<FlowView>(var why) -> {
                    return Outcome.failed(why);
                }
                case Look.Here<FlowView>(var view, var at) -> {
                    possible.add(flowId);
                    if (view.truth()
                            .filter(truth -> isAlike(FlowObserved.sources(truth.entry()), desired.sources()))
                            .isPresent()) {
                        likely.add(flowId);
                    }
                }
                case Look.Gone<FlowView> ignored -> {
                    // Deleted since it was listed.
                }
                case Look.NotYet<FlowView> ignored -> {
                    return Outcome.done(new Found.NotYet(LOOK_EVERY));
                }
            }
        }
        return Outcome.done(judge(possible, likely, again));
    }

    private List<String> candidates(FlowDesired desired, Attempt attempt) {
        var name = attempt.name == null ? desired.name() : attempt.name;
        return session.flows().all().stream()
                .map(Sighting::entry)
                .filter(entry -> name.equals(entry.name()))
                .filter(entry -> entry.region() == null || entry.region().equals(desired.region()))
                .map(FlowEntry::flowId)
                .filter(id -> !id.equals(attempt.replaces))
                .filter(this::isFree)
                .toList();
    }

    private boolean isFree(String flowId) {
        return session.claims().other(flowId, claimant).isEmpty() && !isHeldByAnother.test(flowId);
    }

    static boolean isAlike(List<FlowSource> has, List<FlowDesired.Source> wanted) {
        var these = new TreeSet<String>();
        has.forEach(source -> these.add(
                source.name() + " " + Optional.ofNullable(source.protocol()).orElse("")));
        var those = new TreeSet<String>();
        wanted.forEach(source -> those.add(source.name() + " " + source.protocol()));
        return these.equals(those);
    }

    private Found judge(List<String> possible, List<String> likely, Duration again) {
        if (likely.isEmpty() && again.isZero() && !possible.isEmpty()) {
            // It could be of an older manifest, or somebody else's: a person must say.
            return new Found.Several(possible);
        }
        if (likely.isEmpty()) {
            return again.isZero() ? new Found.None() : new Found.NotYet(again);
        }
        if (likely.size() > 1) {
            return new Found.Several(likely);
        }
        var flowId = likely.getFirst();
        // Two resources may look for the same name at once: whoever claims first has it.
        if (session.claims().claim(flowId, claimant).isPresent()) {
            session.claims().release(flowId, claimant);
            return again.isZero() ? new Found.None() : new Found.NotYet(again);
        }
        return new Found.One(flowId);
    }
}
