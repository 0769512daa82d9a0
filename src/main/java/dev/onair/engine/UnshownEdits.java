package dev.onair.engine;

import dev.onair.common.ManagementPolicy;
import dev.onair.common.OnairStatus;
import java.time.Clock;
import java.util.Optional;

/**
 * Edits of what was made a moment ago and the vendor does not show yet: what was sent says what there is. Only what nobody
 * notices is sent like that; all else waits until it is known whether somebody is there to notice.
 */
final class UnshownEdits<D, O, C extends Command, S extends OnairStatus> {
    private final Adapter<D, O, C, S> adapter;
    private final Execution<D, O, C, S> execution;
    private final Made<O> made;
    private final WriteLimits limits;
    private final Clock clock;

    UnshownEdits(
            Adapter<D, O, C, S> adapter,
            Execution<D, O, C, S> execution,
            Made<O> made,
            WriteLimits limits,
            Clock clock) {
        this.adapter = adapter;
        this.execution = execution;
        this.made = made;
        this.limits = limits;
        this.clock = clock;
    }

    /** Sends what the edit asks for; empty where it asks for nothing that may be sent now. */
    Optional<Pass> send(Subject<D, S> subject, Ledger<S> ledger, String id) {
        var now = clock.instant();
        return made.find(subject.target().uid(), id, now)
                .filter(object -> subject.target().edited())
                // Nobody has seen this plan: an approval is for the one that stands in the status.
                .filter(object -> subject.policies().management() != ManagementPolicy.Plan)
                .filter(object -> adapter.impossible(subject.desired(), object).isEmpty())
                .map(object -> new Repeats<>(
                                new WriteBudget(subject, limits, now),
                                Guard.judge(seamless(subject, object), subject, false)
                                        .proceed(),
                                now)
                        .ready())
                .filter(ready -> !ready.isEmpty())
                .flatMap(ready -> execution.carryOut(subject, ledger, ready, now));
    }

    private Plan<C> seamless(Subject<D, S> subject, O object) {
        var now = clock.instant();
        var plan = adapter.plan(subject.desired(), new Observation.Present<>(object, now), subject.status(), now);
        return new Plan<>(plan.changes().stream()
                .filter(change -> change.command().impact() == Impact.SEAMLESS)
                .toList());
    }
}
