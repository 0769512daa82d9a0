package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.RefusalKind;
import dev.onair.engine.Rivals;
import dev.onair.ownership.Party;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Knows, of one kind, which resources of an account have or want a name, URL or id that the vendor gives but once. It asks
 * manifests and statuses only, so it says the same after a restart, and costs no call.
 */
final class NameRivals<R extends CustomResource<? extends OnairSpec, ? extends OnairStatus>> {
    private static final Comparator<CustomResource<?, ?>> OLDEST_FIRST = Comparator.comparing(
                    (CustomResource<?, ?> resource) -> resource.getMetadata().getCreationTimestamp())
            .thenComparing(resource -> resource.getMetadata().getUid());

    private final String kind;
    private final ResidentIndex<R> index;
    private final UniqueNames<R> names;
    private final Predicate<R> counts;
    private final Predicate<R> bound;

    /**
     * @param counts whether a resource counts on its account: others may want what they like
     * @param bound whether a resource is bound to an object of the vendor: others have nothing, whatever their status says
     */
    NameRivals(String kind, ResidentIndex<R> index, UniqueNames<R> names, Predicate<R> counts, Predicate<R> bound) {
        this.kind = kind;
        this.index = index;
        this.names = names;
        this.counts = counts;
        this.bound = bound;
    }

    /** Everything of which the vendor has but one and that the resource has or wants: what it is found by. */
    List<String> all(R resource) {
        return Stream.concat(names.wanted(resource).stream(), names.held(resource).stream())
                .distinct()
                .toList();
    }

    /** Who has or wants what the resource wants and has not. */
    Rivals of(R resource) {
        var missing = new HashSet<>(names.wanted(resource));
        missing.removeAll(names.held(resource));
        var others = others(resource, missing);
        var holders = others.stream().filter(other -> holds(other, missing)).toList();
        var ahead = others.stream()
                .filter(other -> !holders.contains(other))
                .filter(other -> waits(other) && OLDEST_FIRST.compare(other, resource) < 0)
                .toList();
        var named = holders.stream()
                .min(OLDEST_FIRST)
                .map(holder -> named(resource, holder) + " has it")
                .or(() -> ahead.stream()
                        .min(OLDEST_FIRST)
                        .map(older -> named(resource, older) + " is older and waits for it too"));
        return new Rivals(!holders.isEmpty(), ahead.size(), named);
    }

    /** Those that wait for what the resource has given up or got, and have reason to say so or to ask again. */
    List<ObjectKey> concernedBy(R resource, List<String> heldBefore) {
        var held = names.held(resource);
        var changed = Stream.concat(heldBefore.stream(), held.stream())
                .filter(name -> !held.contains(name) || !heldBefore.contains(name))
                .toList();
        return waitingFor(resource, changed);
    }

    /** Those that wait for one of these. */
    List<ObjectKey> waitingFor(R former, Collection<String> freed) {
        return others(former, freed).stream()
                .filter(NameRivals::waits)
                .map(NameRivals::key)
                .toList();
    }

    private List<R> others(R resource, Collection<String> wanted) {
        var uid = resource.getMetadata().getUid();
        return wanted.stream()
                .flatMap(name -> index.naming(ResidentIndex.account(resource), name))
                .filter(other -> !other.getMetadata().getUid().equals(uid))
                .filter(counts)
                .distinct()
                .toList();
    }

    private boolean holds(R other, Collection<String> wanted) {
        return bound.test(other) && names.held(other).stream().anyMatch(wanted::contains);
    }

    /** Whether the vendor refused it because something is taken. */
    private static boolean waits(CustomResource<?, ? extends OnairStatus> resource) {
        return resource.getMetadata().getDeletionTimestamp() == null
                && Optional.ofNullable(resource.getStatus())
                        .map(status -> status.refused)
                        .filter(refused -> RefusalKind.Taken.name().equals(refused.kind))
                        .isPresent();
    }

    /** Who may see the other resource is told its name: its own namespace, and that of the account. */
    private String named(R reader, R other) {
        var from = reader.getMetadata().getNamespace();
        var mayKnow = Party.mayKnow(
                from, ResidentIndex.account(reader), other.getMetadata().getNamespace());
        return mayKnow ? kind + " " + key(other) : "another resource of this account";
    }

    private static ObjectKey key(CustomResource<?, ?> resource) {
        return new ObjectKey(
                resource.getMetadata().getNamespace(), resource.getMetadata().getName());
    }
}
