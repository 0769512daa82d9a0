package dev.onair.account;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One lane's queue: those who share the quota take turns, one call each, and the calls of one of them leave in order of arrival.
 * A tenant that begins to wait stands behind those who wait already, and after each of its turns it stands behind them again, so
 * that among n tenants each has at least one turn in n. Not safe for use by several threads.
 */
final class TenantTurns<T extends LaneQueue.Waiting> {

    /** Whose turn is next stands first. Nobody stands here who has nothing that waits. */
    private final LinkedHashMap<String, NavigableSet<T>> tenants = new LinkedHashMap<>();

    private int size;

    void add(T waiting) {
        var own = tenants.computeIfAbsent(
                waiting.caller().tenant(),
                tenant -> new TreeSet<>(Comparator.comparingLong(LaneQueue.Waiting::number)));
        if (own.add(waiting)) {
            size++;
        }
    }

    /** Adds one whose turn came to nothing, and gives its tenant that turn back. */
    void addAgain(T waiting) {
        add(waiting);
        var tenant = waiting.caller().tenant();
        tenants.putFirst(tenant, tenants.get(tenant));
    }

    boolean remove(T waiting) {
        var own = tenants.get(waiting.caller().tenant());
        if (own == null || !own.remove(waiting)) {
            return false;
        }
        size--;
        if (own.isEmpty()) {
            tenants.remove(waiting.caller().tenant());
        }
        return true;
    }

    /** The next one, whose tenant then stands last. */
    Optional<T> take() {
        return next().map(this::take);
    }

    /** The next one of this tenant, which has one and then stands last. */
    T take(String tenant) {
        var own = Objects.requireNonNull(tenants.remove(tenant));
        var next = own.removeFirst();
        size--;
        if (!own.isEmpty()) {
            tenants.putLast(tenant, own);
        }
        return next;
    }

    /** Whose turn is next. */
    Optional<String> next() {
        return next(tenant -> true);
    }

    /** Whose turn is next, of those that are asked for. */
    Optional<String> next(Predicate<String> which) {
        return tenants.keySet().stream().filter(which).findFirst();
    }

    /** The tenant had its turn elsewhere. */
    void hadTurn(String tenant) {
        var own = tenants.remove(tenant);
        if (own != null) {
            tenants.putLast(tenant, own);
        }
    }

    boolean waits(String tenant) {
        return tenants.containsKey(tenant);
    }

    /** How many others have something that waits. */
    int others(String tenant) {
        return tenants.size() - (waits(tenant) ? 1 : 0);
    }

    /** How many leave before this one, as long as nobody comes or goes: its tenant's earlier ones, and as many turns of each other. */
    int before(T waiting) {
        var tenant = waiting.caller().tenant();
        var own = tenants.get(tenant);
        if (own == null || !own.contains(waiting)) {
            return 0;
        }
        int turns = own.headSet(waiting).size();
        int all = turns;
        boolean isAhead = true;
        for (var other : tenants.entrySet()) {
            if (other.getKey().equals(tenant)) {
                isAhead = false;
            } else {
                all += Math.min(other.getValue().size(), isAhead ? turns + 1 : turns);
            }
        }
        return all;
    }

    int size() {
        return size;
    }

    Stream<T> all() {
        return tenants.values().stream().flatMap(NavigableSet::stream);
    }
}
