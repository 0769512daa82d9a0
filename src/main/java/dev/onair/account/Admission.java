package dev.onair.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Bounds how many passes wait at one door on a thread of their own. Those beyond that are deferred: they keep a place in the
 * queue, as data, their pass ends, and their resource is woken when a seat is free for it. A pass that has had a seat is
 * admitted again until it ends, so that a plan of several calls does not queue for each of them. A tenant that has nobody at the
 * door is let in although all seats are taken: its turn must not wait until the others' have been. So is an edit while no other
 * one is at the door, for its turn comes before those of most who have a seat. Emergencies, and callers that are no passes, need
 * no seat. Safe for use by any number of threads.
 */
public final class Admission {
    /** A resource that was woken and does not come has lost its seat by then: it may be gone. */
    static final Duration LONGEST_WAY = Duration.ofMinutes(1);

    private static final Seat NONE_NEEDED = () -> {};

    /** Leave to wait on a thread; leaving twice is harmless. */
    @FunctionalInterface
    interface Seat {
        void leave();
    }

    private final int seats;
    private final Clockwork clock;
    private final Consumer<Target> wake;

    private final Mutex mutex = new Mutex();
    private final LaneQueue<Place> queue = new LaneQueue<>();
    /** By caller id: those that wait for a seat, or are on their way to one. */
    private final Map<String, Place> places = new HashMap<>();
    /** Ids of callers whose pass has had a seat. */
    private final Set<String> admitted = new HashSet<>();

    /** By tenant: how many have a seat, or are on their way to one. */
    private final Map<String, Integer> byTenant = new HashMap<>();

    private int taken;
    /** How many of them are for edits. */
    private int edits;

    private long numbers;

    /**
     * @param seats how many passes may wait on threads at once, at least 1; beside them one of each tenant
     * @param wake asked to have a pass of the resource run soon; called by whichever thread frees a seat, outside of any lock
     */
    public Admission(int seats, Clockwork clock, Consumer<Target> wake) {
        if (seats < 1) {
            throw new IllegalArgumentException("there must be at least 1 seat, not " + seats);
        }
        this.seats = seats;
        this.clock = clock;
        this.wake = wake;
    }

    private static final class Place implements LaneQueue.Waiting {
        private final Lane lane;
        private final Caller caller;
        private final long number;
        /** Whether the pass that is under way asked for it, so that its end does not give it up. */
        private boolean asked = true;
        /** Stops waiting for one that was called in; empty while it waits for a seat. */
        private Optional<Runnable> calledIn = Optional.empty();

        private Place(Lane lane, Caller caller, long number) {
            this.lane = lane;
            this.caller = caller;
            this.number = number;
        }

        @Override
        public Lane lane() {
            return lane;
        }

        @Override
        public Caller caller() {
            return caller;
        }

        @Override
        public long number() {
            return number;
        }
    }

    /** A seat; empty when the caller has to come again once its resource is woken. */
    Optional<Seat> enter(Lane lane, Caller caller) {
        if (lane == Lane.EMERGENCY || caller.pass().isEmpty()) {
            return Optional.of(NONE_NEEDED);
        }
        return mutex.with(() -> {
            var known = Optional.ofNullable(places.get(caller.id()));
            boolean isCalledIn =
                    known.filter(place -> place.calledIn.isPresent()).isPresent();
            if (isCalledIn || admitted.contains(caller.id()) || isOpenTo(lane, caller.tenant())) {
                known.ifPresent(this::remove);
                return Optional.of(sit(lane, caller));
            }
            if (known.filter(place -> place.lane.compareTo(lane) <= 0).isPresent()) {
                known.get().asked = true;
            } else {
                known.ifPresent(this::remove);
                var place = new Place(lane, caller, numbers++);
                places.put(caller.id(), place);
                queue.add(place);
            }
            return Optional.empty();
        });
    }

    private boolean isOpenTo(Lane lane, String tenant) {
        return (queue.isEmpty() && taken < seats)
                || !byTenant.containsKey(tenant)
                || (lane == Lane.EDIT && edits == 0 && queue.size(Lane.EDIT) == 0);
    }

    private void take(Lane lane, String tenant) {
        taken++;
        edits += lane == Lane.EDIT ? 1 : 0;
        byTenant.merge(tenant, 1, Integer::sum);
    }

    private void giveBack(Lane lane, String tenant) {
        taken--;
        edits -= lane == Lane.EDIT ? 1 : 0;
        byTenant.computeIfPresent(tenant, (key, count) -> count == 1 ? null : count - 1);
    }

    private Seat sit(Lane lane, Caller caller) {
        take(lane, caller.tenant());
        admitted.add(caller.id());
        return new Seat() {
            private boolean left;

            @Override
            public void leave() {
                callIn(mutex.with(() -> {
                    if (!left) {
                        left = true;
                        giveBack(lane, caller.tenant());
                    }
                    return next();
                }));
            }
        };
    }

    /** The pass is over: what it did not ask for, though it has a place or was called in, it does not need any more. */
    public void passEnded(String callerId) {
        callIn(mutex.with(() -> {
            admitted.remove(callerId);
            var place = places.get(callerId);
            if (place != null && !place.asked) {
                remove(place);
            } else if (place != null) {
                place.asked = false;
            }
            return next();
        }));
    }

    /** Gives up the caller's place. */
    void recall(String callerId) {
        callIn(mutex.with(() -> {
            Optional.ofNullable(places.get(callerId)).ifPresent(this::remove);
            return next();
        }));
    }

    /** Gives up all places of this lane; their resources are woken, to look what has changed. */
    void recall(Lane lane) {
        callIn(mutex.with(() -> {
            var gone = queue.drain(lane);
            gone.forEach(place -> places.remove(place.caller.id()));
            return gone;
        }));
    }

    /** Gives up all places. */
    void clear() {
        mutex.with(() -> List.copyOf(places.values()).forEach(this::remove));
    }

    /** How many are before the caller; empty where it does not wait for a seat. */
    OptionalInt before(String callerId) {
        return mutex.with(() -> queue.before(callerId));
    }

    /** How many of this lane wait for a seat. */
    int waiting(Lane lane) {
        return mutex.with(() -> queue.size(lane));
    }

    private void remove(Place place) {
        places.remove(place.caller.id());
        place.calledIn.ifPresentOrElse(
                stop -> {
                    stop.run();
                    giveBack(place.lane, place.caller.tenant());
                },
                () -> queue.remove(place));
    }

    /** Those for whom there are seats now. The lock is held. */
    private List<Place> next() {
        var next = new ArrayList<Place>();
        while (!queue.isEmpty()) {
            var isFree = taken < seats;
            if (!isFree && (edits > 0 || queue.size(Lane.EDIT) == 0)) {
                break;
            }
            var place = (isFree ? queue.takeEveryday() : queue.takeEdit()).orElseThrow();
            take(place.lane, place.caller.tenant());
            place.calledIn = Optional.of(clock.wakeAt(clock.nanos() + LONGEST_WAY.toNanos(), () -> missed(place)));
            next.add(place);
        }
        return next;
    }

    private void missed(Place place) {
        callIn(mutex.with(() -> {
            if (places.get(place.caller.id()) == place) {
                remove(place);
            }
            return next();
        }));
    }

    private void callIn(List<Place> called) {
        called.forEach(place -> place.caller.pass().ifPresent(wake));
    }
}
