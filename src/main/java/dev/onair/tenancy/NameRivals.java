package dev.onair.tenancy;

import dev.onair.common.ManagementPolicy;
import dev.onair.common.ObjectKey;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Conditions;
import dev.onair.engine.RefusalKind;
import dev.onair.engine.Rivals;
import dev.onair.operator.Annotations;
import dev.onair.ownership.Party;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows, of one kind, which resources of an account have or want a name, URL or id that the vendor gives but once. It asks
 * manifests and statuses only, so it says the same after a restart, and costs no call.
 *
 * <p>Manifests and statuses are written by whoever may in their namespaces, and what stands there unsealed may be false, so none
 * of it holds up a resource of another namespace: of those who wait, the resource comes after those of its own namespace only;
 * and that one gave a name up, which the process saw itself, counts whoever is said to have it still.
 */
final class NameRivals<R extends CustomResource<? extends OnairSpec, ? extends OnairStatus>> {
    private static final Comparator<CustomResource<?, ?>> OLDEST_FIRST = Comparator.comparing(
                    (CustomResource<?, ?> resource) -> resource.getMetadata().getCreationTimestamp())
            .thenComparing(resource -> resource.getMetadata().getUid());

    /** How many resources are looked at for one that closes a circle. */
    private static final int LONGEST_CIRCLE = 16;

    private final String kind;
    private final ResidentIndex<R> index;
    private final UniqueNames<R> names;
    private final Predicate<R> counts;
    private final Predicate<R> bound;
    private final Clock clock;

    /** When somebody gave up what a resource waits for, by the uids of those that wait. */
    private final Map<String, Instant> freed = new ConcurrentHashMap<>();

    /**
     * @param counts whether a resource counts on its account: others may want what they like
     * @param bound whether a resource is bound to an object of the vendor: others have nothing, whatever their status says
     */
    NameRivals(
            String kind,
            ResidentIndex<R> index,
            UniqueNames<R> names,
            Predicate<R> counts,
            Predicate<R> bound,
            Clock clock) {
        this.kind = kind;
        this.index = index;
        this.names = names;
        this.counts = counts;
        this.bound = bound;
        this.clock = clock;
    }

    /** Everything of which the vendor has but one and that the resource has or wants: what it is found by. */
    List<String> all(R resource) {
        return Stream.of(names.wanted(resource), names.held(resource), names.claimed(resource))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Who has or wants what the resource wants and has not. */
    Rivals of(R resource) {
        var missing = missing(resource);
        var others = others(resource, missing);
        var holders = others.stream().filter(other -> holds(other, missing)).toList();
        var ahead = others.stream()
                .filter(other -> !holders.contains(other))
                .filter(other -> isOfOneTenant(other, resource) && asks(other))
                .filter(other -> OLDEST_FIRST.compare(other, resource) < 0)
                .filter(other -> names.wanted(other).stream().anyMatch(missing::contains))
                .toList();
        var named = exchange(resource, holders)
                .or(() -> holders.stream().min(OLDEST_FIRST).map(holder -> named(resource, holder) + " has it"))
                .or(() -> ahead.stream()
                        .min(OLDEST_FIRST)
                        .map(older -> named(resource, older) + " is older and waits for it too"));
        var isClaimed = others.stream()
                .anyMatch(other -> Stream.concat(names.held(other).stream(), names.claimed(other).stream())
                        .anyMatch(missing::contains));
        var freedAt = Optional.ofNullable(freed.get(uid(resource)));
        return new Rivals(!holders.isEmpty(), isClaimed, ahead.size(), freedAt, named);
    }

    /**
     * The vendor has no call that exchanges two names. Of those that want each other's none can go first, and only a name that
     * nobody declared would lead out: that is for a person to choose.
     */
    private Optional<String> exchange(R resource, List<R> holders) {
        var held = new HashSet<>(names.held(resource));
        return holders.stream()
                .filter(holder -> waits(holder) && leadsTo(holder, held, new HashSet<>()))
                .min(OLDEST_FIRST)
                .map(holder -> named(resource, holder) + " has "
                        + common(missing(resource), names.held(holder)).orElse("it") + " and waits for "
                        + common(missing(holder), held)
                                .map(name -> name + " of this one")
                                .orElse("others that wait for this one")
                        + ", so that none can go first: declare for one of them another one that is free, and when the"
                        + " others are Ready what it is to have");
    }

    private static Optional<String> common(Set<String> some, Collection<String> others) {
        return some.stream().filter(others::contains).sorted().findFirst();
    }

    /** Whether it waits, by however many others, for one of these. */
    private boolean leadsTo(R waiting, Set<String> held, Set<String> seen) {
        if (seen.size() == LONGEST_CIRCLE || !seen.add(uid(waiting))) {
            return false;
        }
        var missing = missing(waiting);
        return missing.stream().anyMatch(held::contains)
                || others(waiting, missing).stream()
                        .filter(other -> waits(other) && holds(other, missing))
                        .anyMatch(other -> leadsTo(other, held, seen));
    }

    private Set<String> missing(R resource) {
        var missing = new HashSet<>(names.wanted(resource));
        missing.removeAll(names.had(resource));
        return missing;
    }

    /**
     * How a resource stood before a pass.
     *
     * @param bound whether it had what it is said to have had
     * @param waits what it said that it waits for; empty when it did not wait
     */
    record Before(List<String> held, boolean bound, Optional<String> waits) {}

    Before before(R resource) {
        return new Before(names.held(resource), bound.test(resource), said(resource));
    }

    private static Optional<String> said(CustomResource<?, ? extends OnairStatus> resource) {
        return Optional.of(resource)
                .filter(NameRivals::waits)
                .map(CustomResource::getStatus)
                .map(status -> Conditions.find(status.conditions, Conditions.SYNCED)
                        .map(Condition::getMessage)
                        .orElse(""));
    }

    /**
     * Those that wait for what the resource has given up, got, or now waits itself to exchange; they may ask again, or say so. One
     * that has begun to wait looks once more itself: whoever got it meanwhile found nobody waiting.
     */
    List<ObjectKey> concernedBy(R resource, Before before) {
        var held = names.held(resource);
        var waits = said(resource);
        if (waits.isEmpty()) {
            freed.remove(uid(resource));
        }
        if (before.bound()) {
            noteFreed(
                    resource,
                    before.held().stream().filter(name -> !held.contains(name)).toList());
        } else if (bound.test(resource)) {
            // Made just now: what was free is not any more.
            waiting(resource, held).forEach(other -> freed.remove(uid(other)));
        }
        // Of two that want each other's, each says so once it knows of the other.
        var saysMore = !waits.equals(before.waits());
        var changed = Stream.concat(before.held().stream(), held.stream())
                .filter(name ->
                        saysMore || !held.contains(name) || !before.held().contains(name));
        // Who waits no more is not ahead of others any more.
        var left = before.waits().isPresent() && waits.isEmpty()
                ? names.wanted(resource).stream()
                : Stream.<String>empty();
        var begun =
                before.waits().isEmpty() && waits.isPresent() ? Stream.of(key(resource)) : Stream.<ObjectKey>empty();
        return Stream.concat(
                        begun, waitingFor(resource, Stream.concat(changed, left).collect(Collectors.toSet())).stream())
                .toList();
    }

    /** Those that wait for what the manifest asks for no more, if the resource waited for it, too: it may have been ahead of them. */
    List<ObjectKey> leftTo(R now, R before) {
        var left = new HashSet<>(names.wanted(before));
        names.wanted(now).forEach(left::remove);
        return waits(before) ? waitingFor(now, left) : List.of();
    }

    /** Those that wait for what a resource that is gone had or wanted. */
    List<ObjectKey> gone(R resource) {
        freed.remove(uid(resource));
        noteFreed(resource, names.held(resource));
        return waitingFor(resource, all(resource));
    }

    /** For the first of each namespace, which asks for those behind it: they would ask beside it. */
    private void noteFreed(R former, List<String> some) {
        var now = clock.instant();
        some.stream()
                .flatMap(name -> waiting(former, List.of(name))
                        .filter(NameRivals::asks)
                        .collect(Collectors.groupingBy(
                                other -> other.getMetadata().getNamespace(), Collectors.minBy(OLDEST_FIRST)))
                        .values()
                        .stream())
                .flatMap(Optional::stream)
                .forEach(first -> freed.put(uid(first), now));
    }

    /** Those that wait for one of these. */
    private List<ObjectKey> waitingFor(R former, Collection<String> some) {
        return waiting(former, some).map(NameRivals::key).toList();
    }

    private Stream<R> waiting(R former, Collection<String> some) {
        return others(former, some).stream().filter(NameRivals::waits);
    }

    /** As they are now: the index may have them by what they wanted a moment ago. */
    private List<R> others(R resource, Collection<String> wanted) {
        return wanted.stream()
                .flatMap(name -> index.naming(ResidentIndex.account(resource), name)
                        .filter(other -> all(other).contains(name)))
                .filter(other -> !uid(other).equals(uid(resource)))
                .filter(counts)
                .distinct()
                .toList();
    }

    /** Who writes in one namespace may have its own resources wait for each other, and nobody else's. */
    private static boolean isOfOneTenant(CustomResource<?, ?> one, CustomResource<?, ?> other) {
        return one.getMetadata().getNamespace().equals(other.getMetadata().getNamespace());
    }

    /** Whether it will ask the vendor again for what it waits for: else those behind it would wait for nobody. */
    private static boolean asks(CustomResource<? extends OnairSpec, ? extends OnairStatus> resource) {
        var metadata = resource.getMetadata();
        return waits(resource)
                && !Annotations.isPaused(resource)
                && resource.getSpec().management() == ManagementPolicy.Full
                && Objects.equals(resource.getStatus().observedGeneration, metadata.getGeneration());
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

    private static String uid(CustomResource<?, ?> resource) {
        return resource.getMetadata().getUid();
    }

    private static ObjectKey key(CustomResource<?, ?> resource) {
        return new ObjectKey(
                resource.getMetadata().getNamespace(), resource.getMetadata().getName());
    }
}
