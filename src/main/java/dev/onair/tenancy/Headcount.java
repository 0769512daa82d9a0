package dev.onair.tenancy;

import dev.onair.account.BulkDeletionGuard.Period;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.common.ObjectKey;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many resources of one kind each account has, and in which namespaces, as the watch has told: kept as they come and go. What a
 * resource has is found out once for each of its versions, by the first question after it came, and again by each question only
 * while it is not certain. A question costs as much as has changed since the last one, and the account's namespaces.
 *
 * <p>Safe for use by several threads. The thread of the watch only takes note of what came and went, and waits for nobody who
 * finds out what a resource has.
 */
final class Headcount<R extends HasMetadata> {
    private final WatchedVersions<R> versions;
    private final Function<R, ObjectKey> accountOf;
    private final Function<R, Holding> holdingOf;

    private final Map<ResourceID, Entry<R>> told = new HashMap<>();
    /** Only those that have resources. */
    private final Map<ObjectKey, Members<R>> accounts = new HashMap<>();

    /** One version of a resource; its count is guarded by the whole's monitor. */
    private static final class Entry<R> {
        private final R resource;
        private final ResourceID id;
        private final Members<R> members;
        private @Nullable Holding counted;

        Entry(R resource, ResourceID id, Members<R> members) {
            this.resource = resource;
            this.id = id;
            this.members = members;
        }

        String namespace() {
            return id.getNamespace().orElse("");
        }
    }

    /** The resources of one account; guarded by the whole's monitor. */
    private static final class Members<R> {
        /** One finds out at a time, the others wait for what it finds. */
        private final ReentrantLock counting = new ReentrantLock();

        private final ObjectKey account;
        private final Map<ResourceID, Entry<R>> all = new HashMap<>();
        /** Those that were not counted yet. */
        private final Set<Entry<R>> fresh = new HashSet<>();
        /** Those that were, and have to be again. */
        private final Set<Entry<R>> uncertain = new HashSet<>();
        /** By namespace, where there are any. */
        private final Map<String, Place> places = new HashMap<>();

        Members(ObjectKey account) {
            this.account = account;
        }

        private void add(Entry<R> entry, int sign) {
            var holding = entry.counted;
            if (holding != null && holding.takesAway()) {
                places.compute(
                        entry.namespace(),
                        (any, place) -> (place == null ? new Place() : place).with(holding.deletedAt(), sign));
            }
        }

        private Map<String, Tally> tallies(Map<String, Instant> approved) {
            var all = new HashMap<String, Tally>();
            places.forEach((namespace, place) ->
                    all.put(namespace, place.tally(approved.getOrDefault(namespace, Instant.MIN))));
            return all;
        }

        private Map<String, Integer> deletions(Map<String, Period> times) {
            var all = new HashMap<String, Integer>();
            times.forEach((namespace, time) -> {
                var place = places.get(namespace);
                all.put(namespace, place == null ? 0 : place.deletions.within(time));
            });
            return all;
        }
    }

    /** What there is in one namespace; guarded by the whole's monitor. */
    private static final class Place {
        private final DeletionTimes deletions = new DeletionTimes();
        private int resources;

        private @Nullable Place with(Optional<Instant> deletedAt, int sign) {
            resources += sign;
            deletedAt.ifPresent(at -> deletions.add(at, sign));
            return resources == 0 ? null : this;
        }

        private Tally tally(Instant approved) {
            var after = deletions.after(approved);
            return new Tally(resources - (deletions.all() - after), after, deletions.latest(), approved);
        }
    }

    /** What was found out of an entry. */
    private record Found<R>(Entry<R> entry, Holding holding) {}

    /** A resource of the account, and what it has there. */
    record Member<R>(R resource, Holding holding) {}

    /**
     * Knows of none.
     *
     * @param accountOf the account that a resource names; if it fails, the resource is in no account
     * @param holdingOf called without any lock that the watch waits for
     */
    Headcount(WatchedVersions<R> versions, Function<R, ObjectKey> accountOf, Function<R, Holding> holdingOf) {
        this.versions = versions;
        this.accountOf = accountOf;
        this.holdingOf = holdingOf;
        versions.addListener(this::changed);
    }

    private synchronized void changed(ResourceID id, @Nullable R from, @Nullable R to) {
        var known = told.remove(id);
        if (known != null) {
            remove(known);
        }
        if (to != null) {
            add(id, to);
        }
    }

    /** What this one has may be another thing now, though there is no other version of it. */
    synchronized void again(ResourceID id) {
        var known = told.get(id);
        if (known != null) {
            // Anew, so that what somebody finds out just now is not taken for it.
            changed(id, known.resource, known.resource);
        }
    }

    private void add(ResourceID id, R resource) {
        var members = accounts.computeIfAbsent(accountOf.apply(resource), Members::new);
        var entry = new Entry<>(resource, id, members);
        told.put(id, entry);
        members.all.put(id, entry);
        members.fresh.add(entry);
    }

    private void remove(Entry<R> gone) {
        var members = gone.members;
        members.add(gone, -1);
        members.all.remove(gone.id);
        members.fresh.remove(gone);
        members.uncertain.remove(gone);
        if (members.all.isEmpty()) {
            accounts.remove(members.account);
        }
    }

    /**
     * What the account has whose deletion takes something away, by namespace.
     *
     * @param approved until when it is approved what is deleted in a namespace; that is not counted
     */
    Map<String, Tally> tallies(ObjectKey account, Map<String, Instant> approved) {
        return ask(account, members -> members.tallies(approved));
    }

    /**
     * How many deletions that take something away were asked for at these times.
     *
     * @param times by namespace; each is in the answer
     */
    Map<String, Integer> deletions(ObjectKey account, Map<String, Period> times) {
        return ask(account, members -> members.deletions(times));
    }

    /** All resources of the account with what they have there. As long as the answer is, so long it takes. */
    List<Member<R>> members(ObjectKey account) {
        return ask(account, members -> {
            var all = new ArrayList<Member<R>>(members.all.size());
            members.all.values().forEach(entry -> {
                if (entry.counted != null) {
                    all.add(new Member<>(entry.resource, entry.counted));
                }
            });
            return all;
        });
    }

    /** Which resources the account has, whatever they have there. As long as the answer is, so long it takes. */
    List<ResourceID> names(ObjectKey account) {
        versions.settle();
        synchronized (this) {
            var members = accounts.get(account);
            return members == null ? List.of() : List.copyOf(members.all.keySet());
        }
    }

    /** How many resources are known, of all accounts. */
    synchronized int size() {
        return told.size();
    }

    /** @param question answered when all that the account has was counted */
    private <T> T ask(ObjectKey account, Function<Members<R>, T> question) {
        versions.settle();
        while (true) {
            var members = membersOf(account);
            members.counting.lock();
            try {
                var answer = counted(members, question);
                if (answer.isPresent()) {
                    return answer.get();
                }
            } finally {
                members.counting.unlock();
            }
        }
    }

    private synchronized Members<R> membersOf(ObjectKey account) {
        var known = accounts.get(account);
        return known == null ? new Members<>(account) : known;
    }

    /** @return empty where the account's last resource went meanwhile, and others came */
    private <T> Optional<T> counted(Members<R> members, Function<Members<R>, T> question) {
        var open = uncounted(members);
        while (true) {
            var found = open.stream()
                    .map(entry -> new Found<>(entry, holdingOf.apply(entry.resource)))
                    .toList();
            synchronized (this) {
                found.forEach(this::count);
                // What came meanwhile is counted, too.
                open = List.copyOf(members.fresh);
                if (open.isEmpty()) {
                    var now = accounts.get(members.account);
                    return now == null || now == members ? Optional.of(question.apply(members)) : Optional.empty();
                }
            }
        }
    }

    private synchronized Collection<Entry<R>> uncounted(Members<R> members) {
        var open = new ArrayList<>(members.fresh);
        open.addAll(members.uncertain);
        return open;
    }

    /** Unless there is another version by now, or none. */
    private void count(Found<R> found) {
        var entry = found.entry();
        if (told.get(entry.id) != entry) {
            return;
        }
        var members = entry.members;
        members.add(entry, -1);
        entry.counted = found.holding();
        members.add(entry, 1);
        members.fresh.remove(entry);
        if (found.holding().certain()) {
            members.uncertain.remove(entry);
        } else {
            members.uncertain.add(entry);
        }
    }
}
