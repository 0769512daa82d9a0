package dev.onair.engine;

import dev.onair.common.OnairStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;

/**
 * One resource as a pass finds it.
 *
 * @param wanted what the manifest asks for; empty only until its references are resolved
 * @param status a copy that the pass may write into; what differs from the original is saved afterwards
 * @param annotatedId the id in the annotation {@code onair.dev/external-id}: ours, or a user's wish to adopt
 * @param choice what a person says that a create whose answer was lost has made, of several things that it could have
 * @param failures how many passes in a row have failed so far
 * @param planHash makes the hashes of its plans
 * @param outputs filled by the pass with what it brings for the resource's users
 */
public record Subject<D, S extends OnairStatus>(
        Target target,
        Optional<D> wanted,
        Policies policies,
        S status,
        Optional<String> annotatedId,
        Optional<String> choice,
        long generation,
        int failures,
        PlanHash planHash,
        List<Output> outputs) {

    /** What a resource is applied as. */
    private static final long FIRST_GENERATION = 1;

    /** The id to act upon; one that a begun create is to replace is not to be believed any more. */
    public Optional<String> externalId() {
        var id = annotatedId.or(() -> Optional.ofNullable(status.externalId));
        var attempt = status.attempt;
        return attempt == null ? id : id.filter(known -> !known.equals(attempt.replaces));
    }

    /** Whether the id is a user's wish that the operator has not yet acted upon. */
    boolean adopting() {
        return annotatedId.isPresent() && !annotatedId.get().equals(status.externalId);
    }

    /**
     * Whether this very manifest was in sync once: what differs now is drift. Ready keeps that through a vendor's outage, a
     * pause and a missing reference, and drift that was only reported stays drift.
     */
    boolean steady() {
        return wasInSync(generation);
    }

    /** Whether the manifest of this generation was in sync, or one after it. */
    boolean wasInSync(long then) {
        return wasInSync(status, then);
    }

    private static boolean wasInSync(OnairStatus status, long generation) {
        return Conditions.find(status.conditions, Conditions.READY)
                .filter(ready -> ready.getObservedGeneration() != null && ready.getObservedGeneration() >= generation)
                .filter(ready -> ("True".equals(ready.getStatus()) && !isNeverShown(status, ready))
                        || Loop.DRIFTED.equals(ready.getReason()))
                .isPresent();
    }

    /** Ready for its use only: what the manifest says was never there, so what differs is no drift. */
    private static boolean isNeverShown(OnairStatus status, Condition ready) {
        return Standing.NotConverging.REASON.equals(ready.getReason())
                && (status.lastApplied == null || !ready.getObservedGeneration().equals(status.lastApplied.generation));
    }

    /**
     * Whether a person has changed the manifest of an object that is there, and that was not carried out so far.
     *
     * @param status before the pass
     */
    public static boolean isEdited(OnairStatus status, long generation) {
        var isCarriedOut = wasInSync(status, generation)
                || (status.lastApplied != null && Long.valueOf(generation).equals(status.lastApplied.generation));
        return status.externalId != null && generation > FIRST_GENERATION && !isCarriedOut;
    }

    /** The same resource, once it is known what it asks for. */
    public Subject<D, S> wanting(D desired) {
        return new Subject<>(
                target,
                Optional.of(desired),
                policies,
                status,
                annotatedId,
                choice,
                generation,
                failures,
                planHash,
                outputs);
    }

    /** Its approvals, as the status has them now. */
    Approvals approvals() {
        return Approvals.of(status.approvals, planHash);
    }

    D desired() {
        return wanted.orElseThrow();
    }
}
