package dev.onair.account;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Deletions, counted by where they are: those that wait, those that were let go on, and those that were let go on of late, also
 * where they are over. The counts are kept as deletions come and go, so that a question costs the same however many there are: what is
 * forgotten with time is paid for by its coming. For one thread at a time.
 *
 * @param <N> where a deletion is
 */
final class DeletionTally<N> {
    private static final Counted NONE = new Counted(0, 0, 0, 0);
    private static final Counted WAITING = new Counted(1, 0, 0, 0);
    private static final Counted GOING = new Counted(0, 1, 0, 0);
    private static final Counted RECENT = new Counted(0, 0, 0, 1);
    private static final Counted RECENTLY_OVER = new Counted(0, 0, 1, 0);

    /** By owner; each is in one of the two at most. */
    private final Map<String, Waiting<N>> waiting = new HashMap<>();

    private final Map<String, Moment<N>> going = new HashMap<>();
    /** Oldest first. */
    private final ArrayDeque<Moment<N>> recent = new ArrayDeque<>();
    /** Without places where there is nothing. */
    private final Map<N, Counted> counts = new HashMap<>();

    /**
     * Where a deletion is, and when it was asked for.
     *
     * @param <N> where
     */
    record Place<N>(N where, Instant asked) {
        private boolean isWithin(N there, Instant until) {
            return where.equals(there) && !asked.isAfter(until);
        }
    }

    /**
     * How many there are at a place.
     *
     * @param waiting that were not let go on yet
     * @param going that were let go on and are not over
     * @param over that were let go on of late and are over
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
    private record Waiting<N>(Place<N> place, Instant judgedFrom) {}

    /** That a deletion was let go on. */
    private static final class Moment<N> {
        private final Instant at;
        private final Place<N> place;
        private boolean isOver;
        private boolean isForgotten;

        Moment(Instant at, Place<N> place) {
            this.at = at;
            this.place = place;
        }
    }

    /**
     * Takes note of a deletion that waits, where it is not known yet.
     *
     * @param judgedFrom asked for one that is new
     * @return from when it is judged
     */
    Instant await(String owner, Place<N> place, Supplier<Instant> judgedFrom) {
        var known = waiting.get(owner);
        if (known != null) {
            return known.judgedFrom();
        }
        var fresh = new Waiting<>(place, judgedFrom.get());
        waiting.put(owner, fresh);
        count(place.where(), WAITING);
        return fresh.judgedFrom();
    }

    boolean isGoing(String owner) {
        return going.containsKey(owner);
    }

    /** The deletion is let go on. */
    void letGo(String owner, Place<N> place, Instant now) {
        stopWaiting(owner);
        var moment = new Moment<>(now, place);
        if (going.putIfAbsent(owner, moment) == null) {
            count(place.where(), GOING);
            recent.addLast(moment);
            count(place.where(), RECENT);
        }
    }

    /**
     * The deletion is over, or is none after all; what was let go on of late still counts as such.
     *
     * @return where that was which was let go on
     */
    Optional<N> finish(String owner) {
        stopWaiting(owner);
        var moment = going.remove(owner);
        if (moment == null) {
            return Optional.empty();
        }
        discount(moment.place.where(), GOING);
        moment.isOver = true;
        if (!moment.isForgotten) {
            count(moment.place.where(), RECENTLY_OVER);
        }
        return Optional.of(moment.place.where());
    }

    /** What was asked for at a place until then counts no more. Costs as much as there are deletions. */
    void dismiss(N where, Instant until) {
        waiting.values().removeIf(one -> isDismissed(one.place(), where, until, WAITING));
        going.values().removeIf(one -> isDismissed(one.place, where, until, GOING));
        recent.removeIf(one -> one.place.isWithin(where, until) && forget(one));
    }

    private boolean isDismissed(Place<N> place, N where, Instant until, Counted one) {
        var isIt = place.isWithin(where, until);
        if (isIt) {
            discount(where, one);
        }
        return isIt;
    }

    private boolean forget(Moment<N> moment) {
        moment.isForgotten = true;
        discount(moment.place.where(), RECENT);
        if (moment.isOver) {
            discount(moment.place.where(), RECENTLY_OVER);
        }
        return true;
    }

    /**
     * How many were asked for at a place until then and are not let go on. Costs as much as there are deletions.
     *
     * @param known how many are known there that were asked for until then and are not over; they may not have asked here yet
     */
    int openUntil(N where, Instant until, int known) {
        return (int) Math.max(
                within(waiting.values().stream().map(Waiting::place), where, until),
                known - within(going.values().stream().map(one -> one.place), where, until));
    }

    private static <N> long within(Stream<Place<N>> places, N where, Instant until) {
        return places.filter(one -> one.isWithin(where, until)).count();
    }

    private void stopWaiting(String owner) {
        var waited = waiting.remove(owner);
        if (waited != null) {
            discount(waited.place().where(), WAITING);
        }
    }

    /** What was let go on then or earlier was not so of late any more. */
    void forgetUntil(Instant then) {
        while (!recent.isEmpty() && !recent.getFirst().at.isAfter(then)) {
            forget(recent.removeFirst());
        }
    }

    /** Where there are any. */
    Set<N> places() {
        return Collections.unmodifiableSet(counts.keySet());
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
