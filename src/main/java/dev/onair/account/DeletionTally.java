package dev.onair.account;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Deletions, counted by where they are: those that wait, those that were let go on, those that are over, and those that were let
 * go on of late. The counts are kept as deletions come and go, so that a question costs the same however many there are: what is
 * forgotten with time is paid for by its coming. For one thread at a time.
 *
 * @param <N> where a deletion is
 */
final class DeletionTally<N> {
    private static final Counted NONE = new Counted(0, 0, 0, 0);
    private static final Counted WAITING = new Counted(1, 0, 0, 0);
    private static final Counted GOING = new Counted(0, 1, 0, 0);
    private static final Counted OVER = new Counted(0, 0, 1, 0);
    private static final Counted RECENT = new Counted(0, 0, 0, 1);

    /** By owner; each is in one of the two at most. */
    private final Map<String, Waiting<N>> waiting = new HashMap<>();

    private final Map<String, N> going = new HashMap<>();
    /** Oldest first. */
    private final ArrayDeque<Moment<N>> recent = new ArrayDeque<>();
    /** Without places where there is nothing. */
    private final Map<N, Counted> counts = new HashMap<>();

    /**
     * How many there are at a place.
     *
     * @param waiting that were not let go on yet
     * @param going that were let go on and are not over
     * @param over that were let go on and are over
     * @param recent that were let go on of late, whether they are over or not
     */
    record Counted(int waiting, int going, int over, int recent) {
        private Counted plus(Counted more) {
            return new Counted(waiting + more.waiting, going + more.going, over + more.over, recent + more.recent);
        }

        private Counted minus(Counted fewer) {
            return new Counted(waiting - fewer.waiting, going - fewer.going, over - fewer.over, recent - fewer.recent);
        }
    }

    /**
     * A deletion that was not let go on yet.
     *
     * @param judgedFrom its own, lest it waits for those that come after it too
     */
    private record Waiting<N>(N where, Instant judgedFrom) {}

    /** That a deletion was let go on. */
    private record Moment<N>(Instant at, N where) {}

    /**
     * Takes note of a deletion that waits, where it is not known yet.
     *
     * @param judgedFrom asked for one that is new
     * @return from when it is judged
     */
    Instant await(String owner, N where, Supplier<Instant> judgedFrom) {
        var known = waiting.get(owner);
        if (known != null) {
            return known.judgedFrom();
        }
        var fresh = new Waiting<>(where, judgedFrom.get());
        waiting.put(owner, fresh);
        count(where, WAITING);
        return fresh.judgedFrom();
    }

    boolean isGoing(String owner) {
        return going.containsKey(owner);
    }

    /** The deletion is let go on. */
    void letGo(String owner, N where, Instant now) {
        stopWaiting(owner);
        if (going.putIfAbsent(owner, where) == null) {
            count(where, GOING);
        }
        note(where, now);
    }

    /** Counts one that was let go on of late, and nothing else. */
    void note(N where, Instant now) {
        recent.addLast(new Moment<>(now, where));
        count(where, RECENT);
    }

    /** The deletion is over, or is none after all; what was let go on still counts as such. */
    void finish(String owner) {
        stopWaiting(owner);
        var where = going.remove(owner);
        if (where != null) {
            discount(where, GOING);
            count(where, OVER);
        }
    }

    private void stopWaiting(String owner) {
        var waited = waiting.remove(owner);
        if (waited != null) {
            discount(waited.where(), WAITING);
        }
    }

    /** What was let go on then or earlier was not so of late any more. */
    void forgetUntil(Instant then) {
        while (!recent.isEmpty() && !recent.getFirst().at().isAfter(then)) {
            discount(recent.removeFirst().where(), RECENT);
        }
    }

    /** What is over counts no more. */
    void forgetOver() {
        counts.replaceAll((where, some) -> new Counted(some.waiting(), some.going(), 0, some.recent()));
        counts.values().removeIf(NONE::equals);
    }

    boolean isAnyWaiting() {
        return !waiting.isEmpty();
    }

    boolean isAnyRecent() {
        return !recent.isEmpty();
    }

    Counted at(N where) {
        return counts.getOrDefault(where, NONE);
    }

    /** All of these places together. */
    Counted at(Collection<N> places) {
        return places.stream().map(this::at).reduce(NONE, Counted::plus);
    }

    private void count(N where, Counted one) {
        counts.merge(where, one, Counted::plus);
    }

    private void discount(N where, Counted one) {
        counts.computeIfPresent(where, (place, some) -> {
            var left = some.minus(one);
            return left.equals(NONE) ? null : left;
        });
    }
}
