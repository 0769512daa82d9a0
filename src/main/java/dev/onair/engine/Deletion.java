package dev.onair.engine;

import dev.onair.common.DeletionPolicy;
import dev.onair.common.ManagementPolicy;
import dev.onair.common.OnairStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The last pass of a resource. It uses what status and annotation remember, never a reference that may be gone, and it
 * always ends: with the object gone at the vendor, or forgotten by policy.
 */
public final class Deletion<D, O, C extends Command, S extends OnairStatus> {
    /** The reason of a deletion that waits because of what is on air. */
    public static final String ON_AIR = "OnAir";

    /** The reason of a deletion that the vendor has not carried out so far. */
    public static final String PENDING = "DeletionPending";

    private static final Duration REFUSED_AGAIN = Duration.ofMinutes(1);
    private static final int REFUSED_SLOWEST = 10;

    private final Adapter<D, O, C, S> adapter;
    private final Failures failures;

    public Deletion(Adapter<D, O, C, S> adapter, RandomGenerator random) {
        this.adapter = adapter;
        this.failures = new Failures(random);
    }

    /** Whether the resource may go, and what to say while it may not. */
    public record Result(boolean over, Pass pass) {
        static Result over(Announcement announcement) {
            return new Result(true, Pass.of(new Standing.Unchanged(), announcement));
        }

        static Result notYet(Pass pass) {
            return new Result(false, pass);
        }

        /** The same, and what is told before it. */
        public Result telling(List<Announcement> news) {
            return new Result(over, pass.telling(news));
        }
    }

    /** Whether the vendor's object is to stay: then nothing at the vendor is needed, not even an account. */
    public static boolean retains(Policies policies) {
        return policies.deletion() == DeletionPolicy.Retain || policies.management() == ManagementPolicy.Observe;
    }

    /** Whether there is anything at the vendor, or might be. */
    public static boolean nothingThere(Subject<?, ?> subject) {
        return subject.externalId().isEmpty() && subject.status().attempt == null;
    }

    /** The end of a resource for which nothing is to be done at the vendor. */
    public static Result withoutVendor(Subject<?, ?> subject) {
        return Result.over(
                nothingThere(subject)
                        ? subject.choice()
                                .map(id -> Announcement.normal(
                                        "Retained",
                                        "nothing is deleted at the vendor: this resource is not bound to " + id
                                                + ", which its annotation onair.dev/external-id names"))
                                .orElseGet(
                                        () -> Announcement.normal("Deleted", "nothing had been created at the vendor"))
                        : Announcement.normal(
                                "Retained",
                                "the vendor keeps " + subject.externalId().orElse("what may have been created")));
    }

    /** The end of a resource whose object is not deleted, whatever the policy. */
    public static Result keep(String why) {
        return Result.over(Announcement.normal("Retained", why));
    }

    /** The end of a resource whose object belongs to another one. */
    public static Result leave(String reason, String why) {
        return Result.over(Announcement.normal(reason, why));
    }

    /** The deletion must wait for something that another object's event tells of; a timer looks after it as well. */
    public static Result wait(String reason, String message) {
        return Result.notYet(Pass.again(new Standing.Deleting(reason, message), Duration.ofSeconds(30)));
    }

    /** The deletion is looked at again then, and there is nothing to tell of that. */
    public static Result again(Duration after) {
        return Result.notYet(Pass.again(
                new Standing.Unchanged("more deletions of the account may follow, and are judged together"), after));
    }

    /** One pass over a resource whose object is to go. */
    public Result pass(Subject<D, S> subject) {
        var attempt = subject.status().attempt;
        return subject.externalId()
                .map(id -> delete(subject, id))
                .orElseGet(() -> attempt == null
                        ? Result.over(Announcement.normal("Deleted", "nothing had been created at the vendor"))
                        : findThenDelete(subject, adapter.find(subject.target(), subject.desired(), attempt)));
    }

    private Result findThenDelete(Subject<D, S> subject, Outcome<Found> found) {
        return switch (found) {
            case Outcome.Failed<Found>(var why) -> failed(subject, why);
            case Outcome.Done<Found>(Found.One(var id)) -> delete(subject, id);
            case Outcome.Done<Found>(Found.None ignored) ->
                Result.over(Announcement.normal("Deleted", "the create that was begun had not taken effect"));
            case Outcome.Done<Found>(Found.NotYet(var again)) ->
                Result.notYet(Pass.again(
                        new Standing.Deleting(
                                "OutcomeUnknown", "a create's answer was lost; looking for its object to delete it"),
                        again));
            case Outcome.Done<Found>(Found.Several(var ids))
            when subject.choice().filter(ids::contains).isPresent() ->
                delete(subject, subject.choice().get());
            case Outcome.Done<Found>(Found.Several(var ids)) ->
                Result.notYet(Pass.of(new Standing.Deleting(
                        "Ambiguous",
                        "several objects could be this resource's: " + String.join(", ", ids)
                                + "; put the right id into the annotation onair.dev/external-id, or set"
                                + " spec.deletionPolicy to Retain to leave them all")));
        };
    }

    private Result delete(Subject<D, S> subject, String id) {
        var outcome = adapter.execute(subject.target(), adapter.deletion(id), () -> {});
        return switch (outcome) {
            case Outcome.Done<Effect<S>> ignored -> Result.over(Announcement.normal("Deleted", "deleted " + id));
            case Outcome.Failed<Effect<S>>(Failure.Gone ignored) ->
                Result.over(Announcement.normal("Deleted", id + " was gone already"));
            case Outcome.Failed<Effect<S>>(Failure.Unknown(var message)) -> lookAgain(subject, id, message);
            case Outcome.Failed<Effect<S>>(var why) -> failed(subject, why);
        };
    }

    /** The answer of the deletion was lost; deleting is harmless to repeat, but a look is what says that it is over. */
    private Result lookAgain(Subject<D, S> subject, String id, String message) {
        return switch (adapter.observe(subject.target(), id)) {
            case Observation.Absent<O> ignored -> Result.over(Announcement.normal("Deleted", "deleted " + id));
            case Observation.Unknown<O>(var why) -> failed(subject, why);
            case Observation.Present<O> ignored -> failed(subject, new Failure.Retryable(message));
            case Observation.Pending<O> ignored -> failed(subject, new Failure.Retryable(message));
        };
    }

    /** A refused deletion never ends, but goes on slowly. */
    private static Duration slowly(int failuresBefore) {
        return REFUSED_AGAIN.multipliedBy(Math.min(failuresBefore + 1, REFUSED_SLOWEST));
    }

    private Result failed(Subject<D, S> subject, Failure why) {
        var pass = failures.pass(why, subject.failures());
        var standing = pass.standing() instanceof Standing.Unchanged
                ? pass.standing()
                : new Standing.Deleting(PENDING, "deleting at the vendor: " + why.message());
        var again = pass.again().orElseGet(() -> slowly(subject.failures()));
        return Result.notYet(new Pass(standing, Optional.of(again), pass.announcements()));
    }
}
