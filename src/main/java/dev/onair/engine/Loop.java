package dev.onair.engine;

import dev.onair.common.Attempt;
import dev.onair.common.ManagementPolicy;
import dev.onair.common.OnairStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Observe, plan, guard, execute, report: the way of every resource of every kind, from what is to what is declared.
 *
 * <p>A pass may be ended at any instruction, by a crash or by {@link Superseded}, and the next one finds its way: it
 * looks first, and it trusts only what is in the status, in the annotation and at the vendor.
 */
public final class Loop<D, O, C extends Command, S extends OnairStatus> {
    /** The reason of a resource whose drift is reported and left. */
    static final String DRIFTED = "Drifted";

    private final Adapter<D, O, C, S> adapter;
    private final Clock clock;
    private final Failures failures;
    private final WriteLimits limits;
    private final Execution<D, O, C, S> execution;
    private final AppliedManifest manifest;
    private final Surroundings surroundings;
    private final Made<O> made;
    private final UnshownEdits<D, O, C, S> unshown;

    public Loop(Adapter<D, O, C, S> adapter, Clock clock, RandomGenerator random, WriteLimits limits) {
        this(adapter, clock, random, limits, Surroundings.NONE, new Made<>());
    }

    /** @param made what passes before this one made, of whichever resource of the kind */
    public Loop(
            Adapter<D, O, C, S> adapter,
            Clock clock,
            RandomGenerator random,
            WriteLimits limits,
            Surroundings surroundings,
            Made<O> made) {
        this.adapter = adapter;
        this.limits = limits;
        this.clock = clock;
        this.failures = new Failures(random);
        this.made = made;
        this.execution = new Execution<>(adapter, clock, failures, limits, surroundings, made);
        this.unshown = new UnshownEdits<>(adapter, execution, made, limits, clock);
        this.manifest = surroundings.manifest();
        this.surroundings = surroundings;
    }

    /** One pass over a resource that is wanted. */
    public Pass pass(Subject<D, S> subject, Ledger<S> ledger) {
        made.lost(subject.target().uid(), subject.status().writes, clock.instant())
                .ifPresent(sent -> subject.status().writes = sent);
        var id = subject.externalId();
        if (id.isEmpty() && subject.status().attempt != null) {
            return resume(subject, ledger, subject.status().attempt);
        }
        if (id.isEmpty() && subject.policies().management() == ManagementPolicy.Observe) {
            return Pass.of(
                    new Standing.Missing("managementPolicy is Observe and it is not said what is to be observed: put"
                            + " the vendor's id into the annotation onair.dev/external-id"));
        }
        if (id.isEmpty()) {
            return act(subject, ledger, new Observation.Absent<>());
        }
        var urgent = adapter.urgent(subject.desired(), id.get(), subject.status(), clock.instant());
        var haste = Guard.judge(urgent, subject, false);
        var now = clock.instant();
        var hasty = new Repeats<C>(budget(subject, now), haste.proceed(), now).ready();
        if (!hasty.isEmpty() && !subject.adopting()) {
            Execution.remember(subject, id.get());
            spend(subject, ledger, haste, urgent, hasty);
            return execution.carryOut(subject, ledger, hasty, clock.instant()).orElseThrow();
        }
        var observation = adapter.observe(subject.target(), id.get());
        return switch (observation) {
            case Observation.Unknown<O>(var why) -> failures.pass(why, subject.failures());
            case Observation.Pending<O> ignored ->
                Pass.of(new Standing.Unchanged(
                        "the vendor has not shown it so far; if that takes long, the account's conditions say why"));
            case Observation.Absent<O> ignored ->
                unshown.send(subject, ledger, id.get()).orElseGet(() -> lost(subject, ledger, id.get()));
            case Observation.Present<O>(var observed, var at) -> {
                Execution.remember(subject, id.get());
                made.seen(subject.target().uid());
                var informed = new StatusReport<>(adapter, clock).seen(subject, observed, at);
                var noticed = Stream.concat(
                                adapter.notice(subject.desired(), observed, clock.instant(), subject.status()).stream(),
                                informed.stream())
                        .toList();
                yield adapter.impossible(subject.desired(), observed)
                        .map(why -> impossible(id.get(), why))
                        .orElseGet(() -> {
                            var pass = act(subject, ledger, observation);
                            if (stillAsObserved(pass.standing())) {
                                subject.outputs()
                                        .addAll(adapter.outputs(subject.desired(), observed, subject.status()));
                            }
                            return pass;
                        })
                        .telling(noticed);
            }
        };
    }

    /**
     * It may have been changed at the vendor, or been shown otherwise than it is: what other resources have read but twice a day
     * is asked for as often as any other refusal that the vendor can lift.
     */
    private Pass impossible(String id, String why) {
        refresh(id);
        return Pass.of(new Standing.Refused(
                "Immutable",
                why + "; looked at again about every "
                        + adapter.refusalsBelievedFor().toMinutes() + " minutes, and at once by onair.dev/sync-at"));
    }

    /** The vendor may show it by now: that is found before the next time that it may be sent. */
    private Pass doubted(Subject<D, S> subject, Pass pass) {
        if (pass.standing() instanceof Standing.NotConverging) {
            subject.externalId().ifPresent(this::refresh);
        }
        return pass;
    }

    private void refresh(String id) {
        adapter.refresh(id, clock.instant().minus(adapter.refusalsBelievedFor()));
    }

    /** What a write may just have changed is handed out only once it was seen: a key that was reset is good for nobody. */
    private static boolean stillAsObserved(Standing standing) {
        return !(standing instanceof Standing.Applied
                || standing instanceof Standing.Uncertain
                || standing instanceof Standing.Unchanged);
    }

    /** A create may have been sent and its answer lost: find its object before another is made. */
    private Pass resume(Subject<D, S> subject, Ledger<S> ledger, Attempt attempt) {
        return switch (adapter.find(subject.target(), subject.desired(), attempt)) {
            case Outcome.Failed<Found>(var why) -> failures.pass(why, subject.failures());
            case Outcome.Done<Found>(Found.One(var id)) -> {
                ledger.bind(id);
                Execution.remember(subject, id);
                yield Pass.again(
                        new Standing.Applied("found " + id + ", which was created before the answer was lost"),
                        Duration.ZERO,
                        Announcement.normal("Recovered", "found " + id + " of a create whose answer was lost"));
            }
            case Outcome.Done<Found>(Found.NotYet(var again)) ->
                Pass.again(
                        new Standing.Uncertain("a create was sent at " + attempt.at
                                + " and its answer lost; waiting until the vendor's list must show it"),
                        again);
            case Outcome.Done<Found>(Found.None ignored)
            when surroundings.creationHeld().get().isPresent() -> {
                // Perhaps it is not looked for where it was made: the mark is still needed.
                yield surroundings.creationHeld().get().orElseThrow();
            }
            case Outcome.Done<Found>(Found.None ignored) -> {
                // What it was to replace is again the last that is known: the next create may have to wait.
                subject.status().externalId = attempt.replaces;
                subject.status().attempt = null;
                yield subject.choice().isPresent()
                        // What else the annotation asks for is judged like any other wish.
                        ? Pass.again(new Standing.Unchanged(), Duration.ZERO)
                        : act(subject, ledger, new Observation.Absent<>());
            }
            case Outcome.Done<Found>(Found.Several(var ids))
            when subject.choice().filter(ids::contains).isPresent() -> {
                var id = subject.choice().get();
                ledger.bind(id);
                Execution.remember(subject, id);
                yield Pass.again(
                        new Standing.Applied("took " + id + ", as the annotation says"),
                        Duration.ZERO,
                        Announcement.normal("Recovered", "took " + id + " for the create whose answer was lost"));
            }
            case Outcome.Done<Found>(Found.Several(var ids)) ->
                Pass.of(new Standing.Refused(
                        "Ambiguous",
                        "a create's answer was lost and several objects could be its result: " + String.join(", ", ids)
                                + "; put the right id into the annotation onair.dev/external-id"));
        };
    }

    /** The vendor was asked for this very id and has none. */
    private Pass lost(Subject<D, S> subject, Ledger<S> ledger, String id) {
        if (subject.adopting()) {
            return Pass.of(new Standing.Refused(
                    "NotFound",
                    "the annotation onair.dev/external-id names " + id
                            + ", which the vendor does not have; correct it, or remove it to have a new object made"));
        }
        if (subject.policies().management() == ManagementPolicy.Observe) {
            return Pass.of(new Standing.Missing("the vendor does not have " + id + " any more"));
        }
        // What was made a moment ago is waited for, and not lost: reads may be behind writes. Nor is what another
        // account lacks.
        var waits = madeOfLate(subject);
        if (waits.isPresent() && subject.policies().management() == ManagementPolicy.Plan) {
            // Nobody is asked to approve another one.
            subject.status().plan = null;
            return waits.get();
        }
        var isLeft = waits.isPresent() || surroundings.creationHeld().get().isPresent();
        var isTold = waitsForANewOne(subject);
        var pass = act(subject, ledger, new Observation.Absent<>());
        return isLeft || isTold
                ? pass
                : pass.telling(List.of(Announcement.warning(
                        "Lost",
                        "the vendor does not have " + id + " any more: what is made in its place has another id, and"
                                + " other URLs to push to and to play from")));
    }

    /** Whether a pass before this one has found it lost, and left it at a create that waits for approval, or was refused. */
    private boolean waitsForANewOne(Subject<D, S> subject) {
        var status = subject.status();
        var plan = plan(subject, new Observation.Absent<>(), clock.instant());
        return (status.plan != null && subject.approvals().token(plan).equals(status.plan.hash))
                || (status.refused != null
                        && plan.changes().stream()
                                .map(Change::command)
                                .anyMatch(command ->
                                        command.creates() && command.call().equals(status.refused.call)));
    }

    /** How what was made a moment ago stands, until it is shown or may be made once more; empty for what was not. */
    private Optional<Pass> madeOfLate(Subject<D, S> subject) {
        var now = clock.instant();
        var plan = plan(subject, new Observation.Absent<>(), now);
        var creates = plan.changes().stream()
                .filter(change -> change.command().creates())
                .toList();
        return new Repeats<C>(budget(subject, now), new Plan<>(creates), now).pass(false);
    }

    private Pass act(Subject<D, S> subject, Ledger<S> ledger, Observation<O> observation) {
        var now = clock.instant();
        var plan = plan(subject, observation, now);
        var onAir = false;
        if (observation instanceof Observation.Present<O>(var observed, var at)
                && plan.changes().stream().anyMatch(Change::interrupts)) {
            switch (adapter.onAir(subject.target(), observed)) {
                case Outcome.Done<Boolean>(var live) -> onAir = live;
                case Outcome.Failed<Boolean>(var why) -> {
                    return failures.pass(why, subject.failures());
                }
            }
        }
        Approvals.keepFor(subject, plan);
        var judgement = Guard.judge(plan, subject, onAir);
        var repeats = new Repeats<C>(budget(subject, now), judgement.proceed(), now);
        if (observation instanceof Observation.Present<O>(var ignored, var at) && repeats.isTooOld(at)) {
            // What was seen before the vendor had to show the last write says nothing about it.
            subject.externalId().ifPresent(adapter::distrust);
            return Pass.again(new Standing.Unchanged(), Duration.ofSeconds(1));
        }
        var next = repeats.ready();
        spend(subject, ledger, judgement, plan, next);
        HeldPlan.show(subject, plan, judgement.held());
        return execution
                .carryOut(subject, ledger, next, now)
                .map(pass -> repeats.isOnlyAgain(next) ? pass.unchanged() : pass)
                .or(() -> repeats.pass(isOfUse(subject, observation)).map(pass -> doubted(subject, pass)))
                .or(() -> judgement
                        .reason()
                        .map(reason -> later(HeldPlan.standing(subject, judgement.held(), reason, now), subject, now)
                                // What is only drift was carried out once.
                                .telling(
                                        reason == Guard.Reason.DriftReported
                                                ? removals(subject, observation)
                                                : List.of())))
                .or(() -> notShown(subject, repeats, observation))
                .orElseGet(() -> settled(subject, observation, now));
    }

    /** An edit that seems to be carried out may be back at what the vendor shows of the time before the edit before it. */
    private Optional<Pass> notShown(Subject<D, S> subject, Repeats<C> repeats, Observation<O> observation) {
        var pass = observation instanceof Observation.Present<O>(var ignored, var at)
                ? repeats.earlier(at)
                : Optional.<Pass>empty();
        pass.filter(again -> again.standing() instanceof Standing.Unchanged)
                .flatMap(again -> subject.externalId())
                .ifPresent(adapter::distrust);
        return pass;
    }

    private Plan<C> plan(Subject<D, S> subject, Observation<O> observation, Instant now) {
        return adapter.plan(subject.desired(), observation, subject.status(), now)
                .in(adapter.account());
    }

    private WriteBudget budget(Subject<D, S> subject, Instant now) {
        return new WriteBudget(subject, limits, now);
    }

    private boolean isOfUse(Subject<D, S> subject, Observation<O> observation) {
        return observation instanceof Observation.Present<O>
                && adapter.failed(subject.desired(), subject.status()).isEmpty();
    }

    /** Before the first call of the plan, so that its approval is good for nothing else whatever happens from here on. */
    private void spend(
            Subject<D, S> subject, Ledger<S> ledger, Guard.Judgement<C> judgement, Plan<C> plan, Plan<C> next) {
        if (judgement.approved() && !next.writes().isEmpty()) {
            Approvals.spend(subject.status(), plan, subject.planHash());
            ledger.save(subject.status());
        }
    }

    /** Nothing is left to do; whether the object is any good is another question. */
    private Pass settled(Subject<D, S> subject, Observation<O> observation, Instant now) {
        subject.status().refused = null;
        var standing = adapter.failed(subject.desired(), subject.status())
                .<Standing>map(why -> why)
                .orElseGet(Standing.InSync::new);
        return later(standing, subject, now).telling(removals(subject, observation));
    }

    /** Of fields that the manifest says no more, and the vendor keeps; told now that it is known what became of them. */
    private List<Announcement> removals(Subject<D, S> subject, Observation<O> observation) {
        return observation instanceof Observation.Present<O>(var observed, var at)
                ? manifest.carriedOut(subject.status(), path -> adapter.kept(observed, subject.status(), path))
                : List.of();
    }

    private Pass later(Standing standing, Subject<D, S> subject, Instant now) {
        var due = adapter.nextDue(subject.desired(), subject.status(), now);
        // The pass may have waited for its turn at the vendor since it looked at the time.
        return new Pass(standing, due.map(at -> atLeastASecond(Duration.between(clock.instant(), at))), List.of());
    }

    private static Duration atLeastASecond(Duration wait) {
        return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
    }
}
