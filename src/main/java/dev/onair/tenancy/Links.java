package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import dev.onair.tenancy.Tenant.Use;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Where a resource finds what it refers to, and what refers to it, without knowing their kinds. Everything here is answered
 * from the caches of the kinds.
 */
@Singleton
public final class Links {

    /**
     * A resource, as far as those who refer to it have to know it.
     *
     * @param offers what it can be used for, in words that both kinds know; empty where it says nothing of that
     */
    public record Referent(
            ObjectKey account, Optional<String> externalId, boolean ready, boolean deleting, Set<String> offers) {}

    /**
     * A resource that is bound to a vendor's object.
     *
     * @param opensTo the namespaces, besides its own, whose resources may refer to the object by its id
     */
    public record Holder(String kind, ObjectKey key, Predicate<String> opensTo) {}

    /** A kind whose resources others may refer to. */
    public interface Offering {
        /** Its resource that is bound to the object, if its ids are of this space. */
        Optional<Holder> holder(ObjectKey account, String space, String externalId);

        Optional<Referent> find(ObjectKey key);

        /** Whoever referred to it may be gone: a deletion may wait for that. */
        void wake(List<ObjectKey> resources);
    }

    /** A kind whose resources refer to others. */
    public interface Referring {
        /** Its resources that need this one. */
        List<Use> usersOf(String kind, ObjectKey key);

        /** Its resources that name the vendor's object by its id, wherever they are. */
        List<ObjectKey> namersOf(String space, String externalId);

        void wake(List<ObjectKey> resources);
    }

    private final Map<String, Offering> offerings = new ConcurrentHashMap<>();
    private final List<Referring> referring = new CopyOnWriteArrayList<>();

    /** @param kind as manifests spell it */
    public void offer(String kind, Offering offering) {
        offerings.put(kind, offering);
    }

    public void refer(Referring users) {
        referring.add(users);
    }

    public Optional<Referent> find(String kind, ObjectKey key) {
        return Optional.ofNullable(offerings.get(kind)).flatMap(offering -> offering.find(key));
    }

    /** The resource, of whatever kind, that is bound to the vendor's object. */
    public Optional<Holder> holder(ObjectKey account, String space, String externalId) {
        return offerings.values().stream()
                .flatMap(offering -> offering.holder(account, space, externalId).stream())
                .findFirst();
    }

    /** Who needs this one still. */
    public List<Use> usersOf(String kind, ObjectKey key) {
        return referring.stream()
                .flatMap(users -> users.usersOf(kind, key).stream())
                .toList();
    }

    /** Those who refer to this one have reason to look again. */
    public void changed(String kind, ObjectKey key) {
        wake(users -> users.usersOf(kind, key).stream().map(Use::key).toList());
    }

    /** The resource that is bound to this object says anew who may name it by its id: those who do have reason to look again. */
    public void opened(String space, String externalId) {
        wake(users -> users.namersOf(space, externalId));
    }

    private void wake(Function<Referring, List<ObjectKey>> concerned) {
        for (var users : referring) {
            var keys = concerned.apply(users);
            if (!keys.isEmpty()) {
                users.wake(keys);
            }
        }
    }

    /** One that referred to this one needs it no more. */
    public void released(String kind, ObjectKey key) {
        Optional.ofNullable(offerings.get(kind)).ifPresent(offering -> offering.wake(List.of(key)));
    }
}
