package dev.onair.operator;

import dev.onair.common.Bounded;
import dev.onair.common.Names;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Command;
import dev.onair.engine.Loop;
import dev.onair.engine.Made;
import dev.onair.engine.Pass;
import dev.onair.engine.Standing;
import dev.onair.engine.Subject;
import dev.onair.engine.Surroundings;
import dev.onair.engine.WriteLimits;
import dev.onair.operator.Resolution.Blocked;
import dev.onair.operator.Resolution.NotYet;
import dev.onair.operator.Resolution.Refused;
import dev.onair.operator.Resolution.Resolved;
import dev.onair.operator.removal.ManifestMemory;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One pass over a resource that stays, the same for every kind: what stands in its way, what it refers to, and then the loop.
 * Beside it {@link ResourceDeletion} is for one that goes.
 */
final class ResourcePass<
        R extends CustomResource<? extends OnairSpec, S>, D, O, C extends Command, S extends OnairStatus> {
    private static final String CONFLICT = "Conflict";
    private static final Duration CONFLICT_CHECK = Duration.ofSeconds(30);

    private final Kind<R, D, O, C, S> kind;
    private final WriteLimits limits;
    private final OwnReads ownReads;
    private final Clock clock;
    private final RandomGenerator random;
    private final Made<O> made = new Made<>();

    ResourcePass(Kind<R, D, O, C, S> kind, WriteLimits limits, OwnReads ownReads, Clock clock, RandomGenerator random) {
        this.kind = kind;
        this.limits = limits;
        this.ownReads = ownReads;
        this.clock = clock;
        this.random = random;
    }

    /** What the resource's manifest comes to now. */
    Pass pass(R resource, Subject<D, S> started, BindingRules.Leave leave, KubernetesLedger<R, S> ledger) {
        if (Annotations.isPaused(resource)) {
            return Pass.of(new Standing.Paused());
        }
        var unreadable = Unreadable.refusal(resource.getSpec(), started.status());
        if (unreadable.isPresent()) {
            return Pass.of(unreadable.get());
        }
        var moved =
                MovedAccount.refusal(resource.getSpec(), resource.getMetadata().getNamespace(), started.status());
        if (moved.isPresent()) {
            return Pass.of(moved.get());
        }
        if (kind.bindings().isAnnotated()
                && Annotations.find(resource, Names.EXTERNAL_ID)
                        .filter(id -> id.length() > Bounded.ID)
                        .isPresent()
                && started.status().externalId == null) {
            return Pass.of(new Standing.Refused(
                    "InvalidExternalId",
                    "the annotation onair.dev/external-id has more than " + Bounded.ID
                            + " characters and can be no vendor's id: correct it, or remove it to have a new"
                            + " object made"));
        }
        var noRoom = noRoom(resource, started);
        if (noRoom.isPresent()) {
            return Pass.of(noRoom.get());
        }
        // Looking again costs no call; whoever goes wakes those who wait, and this is for what nobody tells.
        if (leave instanceof BindingRules.Leave.Refused(var reason, var message)) {
            return Pass.again(new Standing.Refused(reason, message), CONFLICT_CHECK);
        }
        if (leave instanceof BindingRules.Leave.Blocked(var reason, var message)) {
            return Pass.again(new Standing.Blocked(reason, message), CONFLICT_CHECK);
        }
        var memory = new ManifestMemory(
                resource.getSpec(),
                started.generation(),
                started.status(),
                (path, value) -> kind.bindings().fieldHash(resource, path, value));
        return switch (kind.resolve(memory.carriedOut(resource))) {
            case NotYet<D, O, C, S> ignored ->
                Pass.of(new Standing.Unchanged(
                        "the account has not been looked at to the end: its own conditions say why"));
            case Blocked<D, O, C, S>(var reason, var message) -> Pass.of(new Standing.Blocked(reason, message));
            case Refused<D, O, C, S>(var reason, var message)
            when CONFLICT.equals(reason) -> Pass.again(new Standing.Refused(reason, message), CONFLICT_CHECK);
            case Refused<D, O, C, S>(var reason, var message) -> Pass.of(new Standing.Refused(reason, message));
            case Resolved<D, O, C, S>(var desired, var adapter) -> {
                var subject = started.wanting(desired);
                heedSyncAt(resource, subject, adapter::distrust);
                subject.externalId()
                        .filter(id -> ownReads.isDue(subject.target().uid()))
                        .ifPresent(adapter::readAlone);
                yield new Loop<>(
                                adapter,
                                clock,
                                random,
                                limits,
                                new Surroundings(
                                        () -> kind.rivals(resource), () -> kind.creationHeld(resource), memory),
                                made)
                        .pass(subject, ledger);
            }
        };
    }

    /** Nothing is created whose id has no room, and an id that has none any more is told. */
    private Optional<Standing.Refused> noRoom(R resource, Subject<D, S> subject) {
        var status = subject.status();
        if (status.externalId != null || status.attempt != null) {
            return Optional.empty();
        }
        var annotations = kind.bindings().isAnnotated()
                ? AnnotationRoom.refusal(Annotations.all(resource))
                : Optional.<Standing.Refused>empty();
        return annotations.or(() -> ObjectRoom.refusal(resource));
    }

    /** An id that the annotations have no room for is told. */
    Pass roomTold(R resource, Subject<D, S> subject, Pass pass) {
        return kind.bindings().isAnnotated()
                ? AnnotationRoom.told(Annotations.all(resource), Optional.ofNullable(subject.status().externalId), pass)
                : pass;
    }

    private void heedSyncAt(R resource, Subject<D, S> subject, Consumer<String> distrust) {
        var annotation = Annotations.all(resource).get(Names.SYNC_AT);
        var asked = annotation == null ? null : Bounded.text(annotation, Bounded.ID);
        if (asked != null && !asked.equals(subject.status().lastHandledSyncAt)) {
            subject.status().lastHandledSyncAt = asked;
            subject.status().refused = null;
            subject.status().writes = null;
            made.forgetSent(subject.target().uid());
            Optional.ofNullable(subject.status().externalId).ifPresent(distrust);
        }
    }
}
