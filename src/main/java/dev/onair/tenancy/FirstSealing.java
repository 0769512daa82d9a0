package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import dev.onair.operator.SealKeys;
import dev.onair.ownership.Owner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ids that stood in statuses before the operator had a key: they are sealed once, by the first pass over each, and what
 * several name is disputed. What comes to stand there later is nothing. Safe for use by several threads.
 */
public final class FirstSealing {
    private final SealKeys keys;
    private final List<Tenant> tenants = new CopyOnWriteArrayList<>();
    private @Nullable Found found;

    /** By the resources' uids; the sets shrink as resources are sealed. */
    private record Found(Map<String, VendorObject> trusted, Map<String, VendorObject> disputed, Set<String> left) {}

    private record VendorObject(ObjectKey account, String space, String externalId) {}

    FirstSealing(SealKeys keys) {
        this.keys = keys;
    }

    void register(Tenant tenant) {
        tenants.add(tenant);
    }

    /** Whether it can be said by now what stood in the statuses of all kinds. */
    synchronized boolean isReady() {
        if (found != null) {
            return true;
        }
        if (!keys.isFirstSealing()) {
            found = new Found(Map.of(), Map.of(), new HashSet<>());
            return true;
        }
        if (!tenants.stream().allMatch(tenant -> tenant.isSynced() && tenant.isAdmissionKnown())) {
            return false;
        }
        found = look();
        endIfOver();
        return true;
    }

    private Found look() {
        // This may be a later start than the one that made the key: what was sealed since then is its resource's,
        // whoever
        // wrote that id into another status meanwhile.
        var sealed = tenants.stream()
                .flatMap(Tenant::sealed)
                .map(FirstSealing::object)
                .collect(Collectors.toSet());
        var byObject = tenants.stream()
                .flatMap(Tenant::unsealed)
                .filter(unsealed -> !sealed.contains(object(unsealed)))
                .collect(Collectors.groupingBy(FirstSealing::object));
        var trusted = new HashMap<String, VendorObject>();
        var disputed = new HashMap<String, VendorObject>();
        byObject.forEach((object, all) -> {
            var owners = inTheRight(all);
            owners.forEach(one ->
                    (owners.size() == 1 ? trusted : disputed).put(one.owner().uid(), object));
        });
        var left = new HashSet<>(trusted.keySet());
        left.addAll(disputed.keySet());
        return new Found(trusted, disputed, left);
    }

    /** Who may not use the account disputes nothing with those who may; what only such name stays reserved for them. */
    private static List<Tenant.Named> inTheRight(List<Tenant.Named> all) {
        var admitted = all.stream().filter(Tenant.Named::admitted).toList();
        return admitted.isEmpty() ? all : admitted;
    }

    private static VendorObject object(Tenant.Named named) {
        return new VendorObject(named.owner().account(), named.space(), named.externalId());
    }

    /** Whether the id stood in this resource's status before there was a key, and in no other's. */
    boolean trusts(Owner owner, String externalId) {
        return is(owner, externalId, Found::trusted);
    }

    /** Whether the id stood in this resource's status before there was a key, and in another's too. */
    boolean isDisputed(Owner owner, String externalId) {
        return is(owner, externalId, Found::disputed);
    }

    private synchronized boolean is(Owner owner, String externalId, Function<Found, Map<String, VendorObject>> ids) {
        var object = found == null ? null : ids.apply(found).get(owner.uid());
        return object != null
                && object.externalId().equals(externalId)
                && object.account().equals(owner.account());
    }

    /** The resource bears a seal now, or is gone. */
    synchronized void done(String uid) {
        if (found != null && found.left().remove(uid)) {
            endIfOver();
        }
    }

    private void endIfOver() {
        if (found != null && found.left().isEmpty()) {
            keys.firstSealingIsOver();
        }
    }
}
