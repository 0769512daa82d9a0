package dev.onair.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Policies;
import dev.onair.engine.Subject;
import dev.onair.engine.Target;
import dev.onair.operator.json.ResourceJson;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What a pass begins with: the resource, a copy of its status, and what it may act upon. */
final class Subjects<R extends CustomResource<? extends OnairSpec, S>, D, S extends OnairStatus> {
    private static final ObjectMapper JSON = ResourceJson.mapper();

    private final Kind<R, D, ?, ?, S> kind;
    private final ToIntFunction<String> failures;

    /** @param failures how many passes of a resource, by its uid, have failed in a row */
    Subjects(Kind<R, D, ?, ?, S> kind, ToIntFunction<String> failures) {
        this.kind = kind;
        this.failures = failures;
    }

    /** Whether the resource may act, and upon what; what is paused asks for nothing. */
    BindingRules.Leave leave(R resource) {
        return Annotations.isPaused(resource)
                ? bound(resource)
                : kind.bindings().ask(resource);
    }

    private BindingRules.Leave.Granted bound(R resource) {
        var bound = kind.bindings().bound(resource);
        return new BindingRules.Leave.Granted(
                bound, bound.isPresent() ? Optional.empty() : Annotations.find(resource, Names.EXTERNAL_ID));
    }

    /** A copy of the status with what can be said of the resource before anything is looked up. */
    static <R extends CustomResource<? extends OnairSpec, S>, S extends OnairStatus> S introduced(
            Kind<R, ?, ?, ?, S> kind, R resource, S status) {
        var copy = JSON.convertValue(status, kind.statusType());
        if (resource.getSpec().unreadable().isEmpty()) {
            kind.introduce(resource, copy);
            MovedAccount.remember(status, copy);
        }
        return copy;
    }

    /** With what the resource is bound to, whatever else it asks for. */
    Subject<D, S> ofBound(R resource, S before) {
        return of(resource, before, bound(resource));
    }

    /** @param before the status; the pass has a copy of it */
    Subject<D, S> of(R resource, S before, BindingRules.Leave leave) {
        var granted = leave instanceof BindingRules.Leave.Granted given
                ? given
                : new BindingRules.Leave.Granted(Optional.empty(), Optional.empty());
        var metadata = resource.getMetadata();
        var annotations = Annotations.all(resource);
        var target = new Target(
                resource.getKind(),
                new ObjectKey(metadata.getNamespace(), metadata.getName()),
                metadata.getUid(),
                Subject.isEdited(before, metadata.getGeneration()),
                resource.isMarkedForDeletion());
        return new Subject<>(
                target,
                Optional.empty(),
                Policies.of(
                        resource.getSpec(),
                        kind.allowsInterruption(resource),
                        Optional.ofNullable(annotations.get(Names.APPROVE))),
                introduced(kind, resource, before),
                granted.id(),
                granted.choice(),
                metadata.getGeneration(),
                failures.applyAsInt(metadata.getUid()),
                covered -> kind.bindings().fieldHash(resource, Names.APPROVE, covered),
                new ArrayList<>());
    }
}
