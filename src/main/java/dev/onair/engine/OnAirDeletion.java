package dev.onair.engine;

import dev.onair.common.Names;
import dev.onair.common.OnairStatus;
import dev.onair.common.PlanStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Holds the deletion of what is on air, like any other interruption: until it is idle, the deletion is approved, or the time
 * is over after which it is deleted all the same. Deleting always ends.
 */
public final class OnAirDeletion<D, O, C extends Command, S extends OnairStatus> {
    /** News of the stream, where the vendor tells of it, wake the resource earlier; where it does not, a look is one call. */
    private static final Duration CHECK = Duration.ofMinutes(1);

    private final Adapter<D, O, C, S> adapter;
    private final Failures failures;
    private final StatusReport<D, O, C, S> report;
    private final Limit limit;

    /**
     * @param now the time
     * @param deleted when the deletion was asked for
     * @param maxHold how long it is held at most; empty: not at all
     */
    public record Limit(Instant now, Instant deleted, Optional<Duration> maxHold) {
        Optional<Instant> until() {
            return maxHold.map(deleted::plus).filter(now::isBefore);
        }
    }

    public OnAirDeletion(
            Adapter<D, O, C, S> adapter, RandomGenerator random, StatusReport<D, O, C, S> report, Limit limit) {
        this.adapter = adapter;
        this.failures = new Failures(random);
        this.report = report;
        this.limit = limit;
    }

    /** What to say while the deletion is held; empty when it may go on. */
    public Optional<Deletion.Result> held(Subject<D, S> subject) {
        var until = limit.until();
        var id = subject.externalId();
        if (until.isEmpty() || id.isEmpty() || subject.policies().allowInterruption() || !adapter.mayCutOff()) {
            return Optional.empty();
        }
        var plan = plan(id.get());
        if (subject.approvals().areGiven(plan, subject.policies().approved())) {
            return Optional.empty();
        }
        return switch (adapter.observe(subject.target(), id.get())) {
            case Observation.Absent<O> ignored -> Optional.empty();
            case Observation.Pending<O> ignored ->
                Optional.of(Deletion.Result.notYet(Pass.again(new Standing.Unchanged(), CHECK)));
            case Observation.Unknown<O>(var why) -> Optional.of(unknown(subject, why));
            case Observation.Present<O>(var observed, var at) ->
                switch (adapter.cutsOff(subject.target(), observed)) {
                    case Outcome.Failed<Boolean>(Failure.Gone ignored) -> Optional.empty();
                    case Outcome.Failed<Boolean>(var why) -> Optional.of(unknown(subject, why));
                    case Outcome.Done<Boolean>(var live) ->
                        live
                                // Looked at anew: whether it is on air may have been asked for just now.
                                ? Optional.of(held(subject, plan, until.get()).telling(report.look(subject)))
                                : Optional.empty();
                };
        };
    }

    /** For this very object: an approval of an earlier one is not for its successor. */
    private Plan<C> plan(String id) {
        var field = new FieldChange("metadata.annotations[onair.dev/external-id]", id, "(none)", FieldChange.Cause.DUE);
        return new Plan<>(List.of(new Change<>(adapter.deletion(id), List.of(field))));
    }

    private Deletion.Result held(Subject<D, S> subject, Plan<C> plan, Instant until) {
        var approvals = subject.approvals();
        var token = approvals.token(plan);
        subject.status().plan = PlanStatus.of(token, plan.shown());
        var message = "held while it is on air, until " + until.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                + " at most"
                + approvals.otherwise(token, subject.policies().approved())
                + "; to have it deleted now: "
                + subject.target().annotate(Names.APPROVE + "=" + token);
        var left = Duration.between(limit.now(), until);
        return Deletion.Result.notYet(
                Pass.again(new Standing.Deleting(Deletion.ON_AIR, message), left.compareTo(CHECK) < 0 ? left : CHECK));
    }

    /** What cannot be looked at is not deleted unseen; the time limit is for this, too. */
    private Deletion.Result unknown(Subject<D, S> subject, Failure why) {
        var pass = failures.pass(why, subject.failures());
        var standing = pass.standing() instanceof Standing.Unchanged
                ? pass.standing()
                : new Standing.Deleting(
                        Deletion.PENDING,
                        "it is not known whether it is on air, so it is not deleted yet: " + why.message());
        return Deletion.Result.notYet(
                new Pass(standing, Optional.of(pass.again().orElse(CHECK)), pass.announcements()));
    }
}
