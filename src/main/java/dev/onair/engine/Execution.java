package dev.onair.engine;

import dev.onair.common.OnairStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the calls of a plan: what is durable before each of them, and what each outcome leaves behind. */
final class Execution<D, O, C extends Command, S extends OnairStatus> {
    private static final Logger LOG = System.getLogger(Execution.class.getName());

    private final Adapter<D, O, C, S> adapter;
    private final Clock clock;
    private final Failures failures;
    private final WriteLimits limits;
    private final Surroundings surroundings;
    private final Made<O> made;

    Execution(
            Adapter<D, O, C, S> adapter,
            Clock clock,
            Failures failures,
            WriteLimits limits,
            Surroundings surroundings,
            Made<O> made) {
        this.made = made;
        this.adapter = adapter;
        this.clock = clock;
        this.failures = failures;
        this.limits = limits;
        this.surroundings = surroundings;
    }

    /** Makes the calls, in order; empty when there was none that writes and none that failed. */
    Optional<Pass> carryOut(Subject<D, S> subject, Ledger<S> ledger, Plan<C> plan, Instant now) {
        var told = new ArrayList<Announcement>();
        var applied = new ArrayList<Change<C>>();
        var refused = refusedCalls(subject);
        for (var change : plan.changes()) {
            var held = change.command().needsRightAccount()
                    ? surroundings.creationHeld().get()
                    : Optional.<Pass>empty();
            if (held.isPresent()) {
                return held.map(pass -> pass.telling(told));
            }
            var known = refused.known(change, now);
            if (known.isPresent()) {
                return known.map(pass -> pass.telling(told));
            }
            switch (execute(subject, ledger, change)) {
                case Outcome.Failed<Effect<S>>(var why) -> {
                    if (why instanceof Failure.Gone || why instanceof Failure.Unknown) {
                        count(subject, change, false);
                    }
                    if (why instanceof Failure.Rejected rejected) {
                        if (adapter.learns(change.command(), rejected, subject.status())) {
                            return Optional.of(Pass.again(new Standing.Unchanged(), Duration.ZERO)
                                    .telling(told));
                        }
                        return Optional.of(refused.remember(change, contested(rejected), now)
                                .telling(told));
                    }
                    return Optional.of(failed(subject, why).telling(told));
                }
                case Outcome.Done<Effect<S>>(var effect) -> {
                    if (change.command().writes()) {
                        count(subject, change, true);
                        applied.add(change);
                        told.addAll(effect.news().map(List::of).orElseGet(() -> announce(subject, change, now)));
                    }
                }
            }
        }
        if (applied.isEmpty()) {
            return Optional.empty();
        }
        Approvals.carriedOut(subject, plan);
        var lines = String.join(", ", applied.stream().map(Change::line).toList());
        var isShown = applied.stream().allMatch(Change::isShown);
        return Optional.of(
                Pass.again(new Standing.Applied(lines, isShown), Duration.ZERO).telling(told));
    }

    private void count(Subject<D, S> subject, Change<C> change, boolean answered) {
        var now = clock.instant();
        new WriteBudget(subject, limits, now).sent(change, answered);
        Optional.ofNullable(subject.status().writes)
                .ifPresent(sent -> made.sent(subject.target().uid(), sent, now, now.plus(limits.visibility())));
    }

    private Failure.Rejected contested(Failure.Rejected why) {
        return why.kind() == RefusalKind.Final && surroundings.rivals().get().claimed() ? adapter.contested(why) : why;
    }

    private RefusedCalls refusedCalls(Subject<D, S> subject) {
        var about = new RefusedCalls.About(
                subject.target().uid(),
                subject.generation(),
                adapter.basis(subject.desired()),
                adapter.refusalsBelievedFor());
        return new RefusedCalls(subject.status(), about, surroundings.rivals());
    }

    private Pass failed(Subject<D, S> subject, Failure why) {
        if (why instanceof Failure.Gone) {
            // What is known still shows the object, or it would not have been called for.
            subject.externalId().ifPresent(adapter::distrust);
        }
        return failures.pass(why, subject.failures());
    }

    private Outcome<Effect<S>> execute(Subject<D, S> subject, Ledger<S> ledger, Change<C> change) {
        var command = change.command();
        var creates = command.creates();
        var mark = new CreateMark<>(subject, ledger, change, clock);
        if (command.writes()) {
            ledger.working();
        }
        if (adapter.begins(command, subject.status())) {
            note(subject, ledger);
        }
        var name = adapter.nameOf(subject.desired());
        var outcome = adapter.execute(
                subject.target(),
                command,
                creates ? () -> begin(mark, name, adapter.alike(subject.desired())) : () -> check(command));
        switch (outcome) {
            case Outcome.Done<Effect<S>>(var effect) -> {
                effect.externalId().ifPresent(id -> {
                    ledger.bind(id);
                    remember(subject, id);
                    var now = clock.instant();
                    adapter.made(command, id)
                            .ifPresent(object ->
                                    made.put(subject.target().uid(), id, object, now, now.plus(limits.visibility())));
                    // An object that is made has nothing but what this manifest says.
                    subject.status().lastApplied = null;
                });
                effect.remember().accept(subject.status());
                subject.outputs().addAll(effect.outputs());
            }
            case Outcome.Failed<Effect<S>>(Failure.Unknown ignored) -> {
                // The mark of the create stays: the next pass looks for its object.
                if (creates) {
                    mark.unanswered();
                }
            }
            case Outcome.Failed<Effect<S>> ignored -> {
                adapter.abandons(command, subject.status());
                if (creates) {
                    mark.abandon();
                }
            }
        }
        return outcome;
    }

    /** A cluster that takes no writes at the moment holds up no call that can be repeated; one that knows better does. */
    private void note(Subject<D, S> subject, Ledger<S> ledger) {
        try {
            ledger.save(subject.status());
        } catch (Superseded changedMeanwhile) {
            throw changedMeanwhile;
        } catch (RuntimeException notDurable) {
            LOG.log(
                    Level.WARNING,
                    "sent without a durable note of it, for the cluster takes none: {0}",
                    notDurable.toString());
        }
    }

    private void begin(CreateMark<S> mark, String name, Optional<List<String>> known) {
        checkAccount();
        mark.begin(name, known);
    }

    private void check(C command) {
        if (command.needsRightAccount()) {
            checkAccount();
        }
    }

    /** While a call waited for its turn, the account may have become another one. */
    private void checkAccount() {
        if (surroundings.creationHeld().get().isPresent()) {
            throw new Superseded("nothing may be created now");
        }
    }

    private List<Announcement> announce(Subject<D, S> subject, Change<C> change, Instant now) {
        if (subject.steady() && change.onlyObserved()) {
            DriftLog.note(subject.status(), change, now, true);
            return List.of(Announcement.warning("DriftCorrected", change.line()));
        }
        return List.of(Announcement.normal(change.command().done(), change.line()));
    }

    /** The object has an id and the vendor answers for it: the create, if there was one, is over. */
    static void remember(Subject<?, ? extends OnairStatus> subject, String id) {
        if (!id.equals(subject.status().externalId)) {
            // What was carried out was carried out at another object.
            subject.status().lastApplied = null;
        }
        subject.status().externalId = id;
        subject.status().attempt = null;
    }
}
