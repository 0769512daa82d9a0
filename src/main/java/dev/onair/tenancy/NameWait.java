package dev.onair.tenancy;

import dev.onair.common.ManagementPolicy;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Conditions;
import dev.onair.engine.RefusalKind;
import dev.onair.operator.Annotations;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a resource's manifest and status say of its wait for a name, URL or id that the vendor gives but once. Pure. */
final class NameWait {
    /** Reasons under which one that waits for a name comes to ask for it. */
    private static final Set<String> REFUSED = Set.of("Conflict", "VendorRejected");

    /**
     * Reasons of one that waits for something of its own besides. What befalls all of an account is not among them: it ends for
     * the first and for those behind it at once.
     */
    private static final Set<String> KEPT = Set.of("AwaitingApproval", "DependencyNotReady", "OnAir");

    private NameWait() {}

    /** Whether the vendor refused it because something is taken. */
    static boolean is(CustomResource<?, ? extends OnairStatus> resource) {
        return resource.getMetadata().getDeletionTimestamp() == null
                && Optional.ofNullable(resource.getStatus())
                        .map(status -> status.refused)
                        .filter(refused -> RefusalKind.Taken.name().equals(refused.kind))
                        .isPresent();
    }

    /** What it says that it waits for; empty when it does not wait. */
    static Optional<String> said(CustomResource<?, ? extends OnairStatus> resource) {
        return is(resource)
                ? Optional.of(Conditions.find(resource.getStatus().conditions, Conditions.SYNCED)
                        .map(Condition::getMessage)
                        .orElse(""))
                : Optional.empty();
    }

    /** Whether it will ask the vendor again for what it waits for: else those behind it would wait for nobody. */
    static boolean asks(CustomResource<? extends OnairSpec, ? extends OnairStatus> resource) {
        return is(resource)
                && !Annotations.isPaused(resource)
                && resource.getSpec().management() == ManagementPolicy.Full
                && Objects.equals(
                        resource.getStatus().observedGeneration,
                        resource.getMetadata().getGeneration())
                && !isKept(resource.getStatus());
    }

    /** Whether something must happen to this one alone before it asks. */
    private static boolean isKept(OnairStatus status) {
        return Conditions.find(status.conditions, Conditions.STALLED)
                .filter(stalled -> KEPT.contains(stalled.getReason())
                        || ("True".equals(stalled.getStatus()) && !REFUSED.contains(stalled.getReason())))
                .isPresent();
    }
}
