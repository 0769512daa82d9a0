package dev.onair.operator;

import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Adapter;
import dev.onair.engine.Command;
import dev.onair.engine.Deletion;
import dev.onair.engine.OnAirDeletion;
import dev.onair.engine.Standing;
import dev.onair.engine.StatusReport;
import dev.onair.engine.Subject;
import dev.onair.operator.Resolution.Blocked;
import dev.onair.operator.Resolution.NotYet;
import dev.onair.operator.Resolution.Refused;
import dev.onair.operator.Resolution.Resolved;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One pass over a resource that is being deleted, the same for every kind: what becomes of the vendor's object, and what it
 * waits for. It writes nothing to the cluster; {@link Lifecycle} does.
 */
final class ResourceDeletion<
        R extends CustomResource<? extends OnairSpec, S>, D, O, C extends Command, S extends OnairStatus> {
    private final Kind<R, D, O, C, S> kind;
    private final Clock clock;
    private final RandomGenerator random;

    ResourceDeletion(Kind<R, D, O, C, S> kind, Clock clock, RandomGenerator random) {
        this.kind = kind;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Whether the resource may go now, and what to say while it may not.
     *
     * @param paused whether it is annotated with {@code onair.dev/paused}
     */
    Deletion.Result pass(R resource, Subject<D, S> started, boolean paused) {
        var unreadable = Unreadable.keepsObject(
                resource.getSpec(), started.status(), started.annotatedId().isPresent());
        if (unreadable.isPresent()) {
            return Deletion.keep(unreadable.get());
        }
        // Its id means something else in the account that the manifest names now.
        var moved =
                MovedAccount.refusal(resource.getSpec(), resource.getMetadata().getNamespace(), started.status());
        if (moved.isPresent()) {
            return Deletion.keep(moved.get().message());
        }
        if (Deletion.nothingThere(started) || Deletion.retains(started.policies())) {
            return Deletion.withoutVendor(started);
        }
        if (paused) {
            return waiting(
                    resource,
                    started,
                    "Paused",
                    "paused by annotation; the deletion waits until onair.dev/paused is removed");
        }
        return switch (kind.bindings().end(resource)) {
            case BindingRules.End.HandedOver(var message) -> Deletion.leave("HandedOver", message);
            case BindingRules.End.Handing(var message) -> waiting(resource, started, "HandingOver", message);
            case BindingRules.End.Alone ignored -> alone(resource, started);
        };
    }

    /** Nothing is done to the object meanwhile, and the resource shows it as it is now, as far as that can be seen. */
    private Deletion.Result waiting(R resource, Subject<D, S> started, String reason, String message) {
        var wait = Deletion.wait(reason, message);
        return kind.resolveForDeletion(resource) instanceof Resolved<D, O, C, S>(var desired, var adapter)
                ? wait.telling(new StatusReport<>(adapter, clock).look(started.wanting(desired)))
                : wait;
    }

    /** Nobody waits for the object: what is deleted is gone. */
    private Deletion.Result alone(R resource, Subject<D, S> started) {
        var hold = kind.holdsDeletion(resource);
        if (hold.isPresent()) {
            return switch (hold.get()) {
                case Kind.Hold.Waits(var reason, var message) -> waiting(resource, started, reason, message);
                case Kind.Hold.Leaves(var message) -> Deletion.keep(message);
                case Kind.Hold.Settles(var left) -> Deletion.again(left);
            };
        }
        var kept = kind.keptByVendor(resource);
        if (kept.isPresent()) {
            return Deletion.keep(kept.get());
        }
        return switch (kind.resolveForDeletion(resource)) {
            case NotYet<D, O, C, S> ignored ->
                Deletion.wait("AccountNotReady", "waiting for the account to be looked at");
            case Blocked<D, O, C, S>(var reason, var message) -> Deletion.wait(reason, message);
            case Refused<D, O, C, S>(var reason, var message) -> Deletion.wait(reason, message);
            case Resolved<D, O, C, S>(var desired, var adapter) -> {
                var subject = started.wanting(desired);
                yield onAir(resource, subject, adapter).orElseGet(() -> new Deletion<>(adapter, random).pass(subject));
            }
        };
    }

    private Optional<Deletion.Result> onAir(R resource, Subject<D, S> subject, Adapter<D, O, C, S> adapter) {
        var deleted = Instant.parse(resource.getMetadata().getDeletionTimestamp());
        var limit = new OnAirDeletion.Limit(clock.instant(), deleted, kind.onAirDeletionHold(resource));
        var held = new OnAirDeletion<>(adapter, random, new StatusReport<>(adapter, clock), limit).held(subject);
        kind.heldOnAir(
                resource,
                held.filter(result -> result.pass().standing() instanceof Standing.Deleting(var reason, var message)
                                && reason.equals(Deletion.ON_AIR))
                        .isPresent());
        return held;
    }
}
