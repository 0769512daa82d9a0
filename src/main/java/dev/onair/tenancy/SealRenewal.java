package dev.onair.tenancy;

import dev.onair.operator.SealKeys;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is still sealed by the key before the current one: each resource is sealed anew by its next pass, and so is what was approved
 * of an account; when none is left the key before is forgotten. Safe for use by several threads.
 */
final class SealRenewal {
    private final SealKeys keys;
    private final List<Tenant> tenants = new CopyOnWriteArrayList<>();

    /** By the resources' uids; null until it was looked for. */
    private @Nullable Set<String> left;

    SealRenewal(SealKeys keys) {
        this.keys = keys;
    }

    void register(Tenant tenant) {
        tenants.add(tenant);
    }

    /** The resource bears a seal by the current key now, or none, or is gone. Costs nothing while no key is renewed. */
    synchronized void done(String uid) {
        if (!keys.isRotating()) {
            return;
        }
        if (left == null) {
            if (!tenants.stream().allMatch(Tenant::isSynced)) {
                return;
            }
            left = tenants.stream().flatMap(Tenant::stale).collect(Collectors.toCollection(HashSet::new));
        }
        left.remove(uid);
        if (left.isEmpty() && tenants.stream().allMatch(Tenant::areApprovalsRenewed)) {
            keys.rotationIsOver();
        }
    }
}
