package dev.onair.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Who goes next: the highest lane first, and one turn in twenty for those below; within a lane the tenants in turn. What is edited
 * and what is created share one turn, the edits first as {@link EditTurns} says. Not safe for use by several threads.
 *
 * @param <T> what waits
 */
final class LaneQueue<T extends LaneQueue.Waiting> {

    /** Somebody with a place in the queue. */
    interface Waiting {
        Lane lane();

        Caller caller();

        /** The order of arrival; nobody else has the same. One who comes again with it gets the old place back. */
        long number();
    }

    /** Of so many turns given while lower lanes wait, one is theirs: they slow down under a backlog but never stop. */
    static final int TURNS_PER_LOW_TURN = 20;

    private final Map<Lane, TenantTurns<T>> lanes = new EnumMap<>(Lane.class);
    private final Map<String, List<T>> byCaller = new HashMap<>();
    private final EditTurns edits = new EditTurns();
    private int turnsSinceLow;
    private Lane lastLow = Lane.EMERGENCY;

    LaneQueue() {
        for (var lane : Lane.values()) {
            lanes.put(lane, new TenantTurns<>());
        }
    }

    void add(T waiting) {
        lane(waiting.lane()).add(waiting);
        note(waiting);
    }

    /** Adds one that had a turn which came to nothing: it gets its place back, and its tenant the turn. */
    void addAgain(T waiting) {
        lane(waiting.lane()).addAgain(waiting);
        if (waiting.lane() == Lane.EDIT) {
            edits.cameToNothing(waiting.caller().tenant());
        }
        note(waiting);
    }

    private void note(T waiting) {
        byCaller.computeIfAbsent(waiting.caller().id(), id -> new ArrayList<>(1))
                .add(waiting);
    }

    boolean remove(T waiting) {
        if (!lane(waiting.lane()).remove(waiting)) {
            return false;
        }
        forget(waiting);
        return true;
    }

    private void forget(T waiting) {
        byCaller.computeIfPresent(waiting.caller().id(), (id, own) -> {
            own.remove(waiting);
            return own.isEmpty() ? null : own;
        });
    }

    /** All that wait for the caller of this id. */
    List<T> of(String callerId) {
        return List.copyOf(byCaller.getOrDefault(callerId, List.of()));
    }

    /** Everybody. */
    List<T> all() {
        return lanes.values().stream().flatMap(TenantTurns::all).toList();
    }

    /** Takes out everybody. */
    List<T> drain() {
        var all = all();
        all.forEach(this::remove);
        return all;
    }

    /** Takes out all of a lane. */
    List<T> drain(Lane lane) {
        var all = lane(lane).all().toList();
        all.forEach(this::remove);
        return all;
    }

    Optional<T> takeEmergency() {
        return takeFrom(Lane.EMERGENCY);
    }

    Optional<T> takeEdit() {
        return takeFrom(Lane.EDIT);
    }

    /** The next of the everyday lanes. */
    Optional<T> takeEveryday() {
        var highest = highestEveryday();
        if (highest.isEmpty()) {
            return Optional.empty();
        }
        // What is created is none of the lower lanes where edits wait.
        var low = nextLow(areShared(highest.get()) ? Lane.WRITE : highest.get());
        if (low.isEmpty()) {
            return takeHighest(highest.get());
        }
        turnsSinceLow++;
        if (turnsSinceLow < TURNS_PER_LOW_TURN) {
            return takeHighest(highest.get());
        }
        turnsSinceLow = 0;
        lastLow = low.get();
        return takeFrom(low.get());
    }

    private boolean areShared(Lane highest) {
        return highest == Lane.EDIT && size(Lane.WRITE) > 0;
    }

    private Optional<T> takeHighest(Lane highest) {
        if (highest == Lane.WRITE) {
            edits.created();
        }
        return areShared(highest) ? Optional.of(takeShared()) : takeFrom(highest);
    }

    private T takeShared() {
        var edited = lane(Lane.EDIT);
        var created = lane(Lane.WRITE);
        var first = edited.next(edits::mayGoFirst);
        if (first.isPresent()) {
            edits.wentFirst(first.get(), created.others(first.get()));
            return taken(edited.take(first.get()));
        }
        edits.created();
        var tenant = created.next().orElseThrow();
        if (!edited.waits(tenant)) {
            return taken(created.take(tenant));
        }
        // Of what one tenant has waiting its edits go first.
        created.hadTurn(tenant);
        return taken(edited.take(tenant));
    }

    /**
     * How many calls are before the first one of this caller, as if lower lanes had no turns, and all edits went before what is
     * created; empty: none of its waits.
     */
    OptionalInt before(String callerId) {
        return byCaller.getOrDefault(callerId, List.of()).stream()
                .mapToInt(
                        waiting -> higher(waiting.lane()) + lane(waiting.lane()).before(waiting))
                .min();
    }

    private int higher(Lane lane) {
        return Stream.of(Lane.values())
                .filter(other -> other.compareTo(lane) < 0)
                .mapToInt(this::size)
                .sum();
    }

    int size() {
        return Stream.of(Lane.values()).mapToInt(this::size).sum();
    }

    int size(Lane lane) {
        return lane(lane).size();
    }

    boolean isEmpty() {
        return byCaller.isEmpty();
    }

    boolean emergencyWaits() {
        return size(Lane.EMERGENCY) > 0;
    }

    boolean everydayWaits() {
        return highestEveryday().isPresent();
    }

    private Optional<Lane> highestEveryday() {
        return Stream.of(Lane.values())
                .filter(lane -> lane != Lane.EMERGENCY && size(lane) > 0)
                .findFirst();
    }

    /** The lane below the highest whose turn it is: the next one down after the last, from the top again after the lowest. */
    private Optional<Lane> nextLow(Lane highest) {
        Optional<Lane> first = Optional.empty();
        for (var lane : Lane.values()) {
            if (lane.compareTo(highest) <= 0 || size(lane) == 0) {
                continue;
            }
            if (lane.compareTo(lastLow) > 0) {
                return Optional.of(lane);
            }
            if (first.isEmpty()) {
                first = Optional.of(lane);
            }
        }
        return first;
    }

    private Optional<T> takeFrom(Lane lane) {
        return lane(lane).take().map(this::taken);
    }

    private T taken(T next) {
        forget(next);
        return next;
    }

    private TenantTurns<T> lane(Lane lane) {
        return Objects.requireNonNull(lanes.get(lane));
    }
}
