package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Rivals;
import dev.onair.ownership.Party;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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
    private final Function<R, Holding> holdings;
    private final Clock clock;

    /**
     * When somebody gave up what a resource waits for, by the uids of all that wait. Only the first of those of a namespace that
     * ask is told, see {@link #of}; so when that one does not ask any more, the next one is.
     */
    private final Map<String, Instant> freed = new ConcurrentHashMap<>();

    /** Uids of those that asked after their last pass: an edit ends that before the pass that it has. */
    private final Set<String> asking = ConcurrentHashMap.newKeySet();

    /**
     * @param counts whether a resource counts on its account: others may want what they like
     * @param holdings what a resource has at the vendor, or may have by a create: others have nothing, whatever their status says
     */
    NameRivals(
            String kind,
            ResidentIndex<R> index,
            UniqueNames<R> names,
            Predicate<R> counts,
            Function<R, Holding> holdings,
            Clock clock) {
        this.kind = kind;
        this.index = index;
        this.names = names;
        this.counts = counts;
        this.holdings = holdings;
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
                .filter(other -> isOfOneTenant(other, resource) && NameWait.asks(other))
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
        // Of one namespace the first asks for all, and what one of them says that it has is not asked for beside it.
        var isTold = ahead.isEmpty() && holders.stream().noneMatch(holder -> isOfOneTenant(holder, resource));
        var freedAt = isTold ? Optional.ofNullable(freed.get(uid(resource))) : Optional.<Instant>empty();
        return new Rivals(!holders.isEmpty(), isClaimed, ahead.size(), freedAt, named);
    }

    /**
     * The vendor has no call that exchanges two names. Of those that want each other's none can go first, and only a name that
     * nobody declared would lead out: that is for a person to choose.
     */
    private Optional<String> exchange(R resource, List<R> holders) {
        var held = new HashSet<>(names.held(resource));
        return holders.stream()
                .filter(holder -> NameWait.is(holder) && leadsTo(holder, held, new HashSet<>()))
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
                        .filter(other -> NameWait.is(other) && holds(other, missing))
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
     * @param held what it kept from others, as far as its status says
     * @param holding what it had at the vendor, by a seal
     * @param waits what it said that it waits for; empty when it did not wait
     * @param asked whether those of its namespace that came after it left the asking to it
     */
    record Before(List<String> held, Holding holding, Optional<String> waits, boolean asked) {}

    Before before(R resource) {
        return new Before(
                names.held(resource),
                holdings.apply(resource),
                NameWait.said(resource),
                NameWait.asks(resource) || asking.contains(uid(resource)));
    }

    /**
     * Those that wait for what the resource has given up, got, or now waits itself to exchange; they may ask again, or say so. One
     * that has begun to wait looks once more itself: whoever got it meanwhile found nobody waiting.
     */
    List<ObjectKey> concernedBy(R resource, Before before) {
        var held = names.held(resource);
        var waits = NameWait.said(resource);
        if (waits.isEmpty()) {
            freed.remove(uid(resource));
        }
        if (before.holding().made()) {
            noteFreed(
                    resource,
                    before.held().stream().filter(name -> !held.contains(name)).toList());
        }
        if (before.holding().bound().isEmpty() && isBound(resource)) {
            // Made just now: what was free is not any more.
            waiting(resource, names.wanted(resource)).forEach(other -> freed.remove(uid(other)));
        }
        // Of two that want each other's, each says so once it knows of the other.
        var saysMore = !waits.equals(before.waits());
        var changed = Stream.concat(before.held().stream(), held.stream())
                .filter(name ->
                        saysMore || !held.contains(name) || !before.held().contains(name));
        var begun =
                before.waits().isEmpty() && waits.isPresent() ? Stream.of(key(resource)) : Stream.<ObjectKey>empty();
        return Stream.of(
                        begun,
                        waitingFor(resource, changed.collect(Collectors.toSet())).stream(),
                        behind(resource, before.asked()))
                .flatMap(keys -> keys)
                .distinct()
                .toList();
    }

    /** Who waits no more, or waits for something else first, is not ahead of others of its namespace any more. */
    private Stream<ObjectKey> behind(R resource, boolean asked) {
        if (NameWait.asks(resource)) {
            asking.add(uid(resource));
            return Stream.empty();
        }
        asking.remove(uid(resource));
        return asked
                ? waiting(resource, names.wanted(resource))
                        .filter(other -> isOfOneTenant(other, resource))
                        .map(NameRivals::key)
                : Stream.empty();
    }

    /**
     * Those that wait for what the resource asks for no more, since its manifest does not or it is being deleted, if it waited for
     * it, too: it may have been ahead of them.
     */
    List<ObjectKey> leftTo(R now, R before) {
        var left = new HashSet<>(names.wanted(before));
        if (NameWait.is(now)) {
            names.wanted(now).forEach(left::remove);
        }
        return NameWait.is(before) ? waitingFor(now, left) : List.of();
    }

    /** Those that wait for what a resource that is gone had or wanted. */
    List<ObjectKey> gone(R resource) {
        freed.remove(uid(resource));
        asking.remove(uid(resource));
        if (holdings.apply(resource).made()) {
            noteFreed(resource, names.held(resource));
        }
        return waitingFor(resource, all(resource));
    }

    private void noteFreed(R former, List<String> some) {
        var now = clock.instant();
        waiting(former, some).forEach(other -> freed.put(uid(other), now));
    }

    /** Those that wait for one of these. */
    private List<ObjectKey> waitingFor(R former, Collection<String> some) {
        return waiting(former, some).map(NameRivals::key).toList();
    }

    private Stream<R> waiting(R former, Collection<String> some) {
        return others(former, some).stream().filter(NameWait::is);
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

    private boolean isBound(R resource) {
        return holdings.apply(resource).bound().isPresent();
    }

    private boolean holds(R other, Collection<String> wanted) {
        return isBound(other) && names.held(other).stream().anyMatch(wanted::contains);
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
