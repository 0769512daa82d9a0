package dev.onair.operator;

import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Command;
import dev.onair.engine.Output;
import dev.onair.engine.Pass;
import dev.onair.engine.Rivals;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What {@link Lifecycle} must know of a kind; its reconciler implements it. */
public interface Kind<
        R extends CustomResource<? extends OnairSpec, S>, D, O, C extends Command, S extends OnairStatus> {

    /** Looks up what the manifest refers to. Never calls the vendor. */
    Resolution<D, O, C, S> resolve(R resource);

    /** As {@link #resolve}, for a resource that goes: what it refers to may be gone, but for the account. */
    Resolution<D, O, C, S> resolveForDeletion(R resource);

    S newStatus();

    /** Notes in the status what can be said of the resource before anything was looked up. */
    void introduce(R resource, S status);

    Class<S> statusType();

    /** Whose the vendor's object is. */
    BindingRules<R, S> bindings();

    /** Why the deletion must wait, if it must: children that are still declared, too many deletions at once. */
    Optional<Hold> holdsDeletion(R resource);

    /** What a pass comes to that would create something, where nothing may be created on the account now. */
    default Optional<Pass> creationHeld(R resource) {
        return Optional.empty();
    }

    /** Who else of the account has or wants what the vendor gives but once and this resource wants. */
    default Rivals rivals(R resource) {
        return Rivals.NONE;
    }

    /** What the resource handed out, by name, as its status remembers. */
    Map<String, Output.Form> outputsOf(S status);

    /** When the resource is over and done with, and is to be removed; empty for one that stays. */
    default Optional<Instant> expiresAt(R resource, S status) {
        return Optional.empty();
    }

    /**
     * Why nothing is to be done at the vendor when the resource goes, whatever its policy: the vendor has no call that
     * deletes the object, or the object is over and done with. Empty where the vendor is to be called.
     */
    default Optional<String> keptByVendor(R resource) {
        return Optional.empty();
    }

    /** Whether the manifest lets an interruption happen that nobody asked for by itself. */
    default boolean allowsInterruption(R resource) {
        return false;
    }

    /** What could be declared better, of a resource that is as declared. */
    default Optional<String> advice(R resource) {
        return Optional.empty();
    }

    /** What a pass waits for that has been under way for long. */
    default Waits waits(R resource) {
        return new Waits(Silence.REASON, "waiting for the vendor's answer");
    }

    /** Where the resource's call stands in the account's queue; empty where none waits there. */
    default Optional<Waits> queued(R resource) {
        return Optional.empty();
    }

    /**
     * What is waited for.
     *
     * @param reason for conditions
     */
    record Waits(String reason, String message) {}

    /** The resource is gone: forget what is known of it. */
    void released(R resource);

    /** How long the deletion of what is on air is held at most; empty: not at all. */
    default Optional<Duration> onAirDeletionHold(R resource) {
        return Optional.empty();
    }

    /** The deletion waits, or waits no more, because of what is on air. */
    default void heldOnAir(R resource, boolean waits) {}

    /** Why a deletion must wait. */
    sealed interface Hold {
        /** With a reason for conditions. */
        record Waits(String reason, String message) implements Hold {}

        /** It was held as long as it may be: the resource goes, and its object stays where it is. */
        record Leaves(String message) implements Hold {}

        /** For a moment only, which is no news. */
        record Settles(Duration left) implements Hold {}
    }
}
