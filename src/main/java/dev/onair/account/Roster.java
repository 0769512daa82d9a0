package dev.onair.account;

import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is known of an account's objects of one kind: one list for all of them, and single ones read directly where the list
 * is not enough: after our own writes, and when it does not show one any more. For lists of no known order. Safe for use by
 * several threads.
 *
 * @param <E> an entry of the list; {@code equals} decides whether it changed
 */
public final class Roster<E> implements Walkable, AutoCloseable {
    /**
     * How a vendor tells of one object.
     *
     * @param operation what the request is called in metrics
     * @param reader one request; {@link Failure.Gone} where the object is not there
     */
    public record Single<E>(String operation, Function<String, Outcome<E>> reader) {}

    private final Calls calls;
    private final Single<E> single;
    private final InstantSource clock;
    private final LaggingList<E> list;

    /**
     * Knows nothing yet.
     *
     * @param listLag how far the list may lag behind single reads: so long after one, the list is not believed against it
     * @param wake told the ids of which there is news
     * @param wakeWaiting told who has waited for a walk that is over
     */
    public Roster(
            Calls calls,
            Listing<E> listing,
            Single<E> single,
            Duration listLag,
            InstantSource clock,
            Consumer<Set<String>> wake,
            Consumer<List<ObjectKey>> wakeWaiting) {
        this.calls = calls;
        this.single = single;
        this.clock = clock;
        this.list =
                new LaggingList<>(new Snapshot<>(calls, listing, clock), listLag, listLag, clock, wake, wakeWaiting);
    }

    /** One object, at a truth that has all our own writes in it. May block for its turn at the gate. */
    public Look<E> look(Caller owner, String id) {
        if (list.isReadAlone(id)) {
            return read(owner, id);
        }
        var since = list.writtenAt(id);
        var known = list.known(id).filter(sighting -> sighting.isSince(since));
        if (known.isPresent()) {
            list.arrived(id);
            return Look.here(known.get());
        }
        if (since.equals(Instant.MIN)) {
            return lastSweep().isEmpty() ? new Look.NotYet<>() : read(owner, id);
        }
        list.await(owner, id);
        // Who edits it does not wait for a walk.
        return !owner.edits() && list.walkInstead(since) ? new Look.NotYet<>() : read(owner, id);
    }

    /** Asks for this very object now. */
    public Look<E> read(Caller owner, String id) {
        return read(Lane.READ, owner, id);
    }

    public Look<E> read(Lane lane, Caller owner, String id) {
        return switch (calls.sight(
                lane, owner, single.operation(), clock, () -> single.reader().apply(id))) {
            case Outcome.Done<Sighting<E>>(var sighting) -> {
                list.read(id, sighting);
                yield Look.here(sighting);
            }
            case Outcome.Failed<Sighting<E>>(Failure.Gone ignored) -> {
                deleted(id);
                yield new Look.Gone<>();
            }
            case Outcome.Failed<Sighting<E>>(var why) -> new Look.Failed<>(why);
        };
    }

    /** To be said after each write, a create too: what was seen before it is old. */
    public void wrote(String id) {
        list.wrote(id);
    }

    /** The next look asks for this very object. */
    public void readAlone(String id) {
        list.readAlone(id);
    }

    /** Whether what was seen at this moment has all our own writes in it. */
    public boolean isSinceOurWrites(String id, Instant seenAt) {
        return !seenAt.isBefore(list.writtenAt(id));
    }

    /** To be said after a deletion. */
    public void deleted(String id) {
        list.deleted(id);
    }

    @Override
    public Outcome<Sweep> sweep() {
        return list.sweep();
    }

    @Override
    public Optional<Sweep> lastSweep() {
        return list.snapshot().lastSweep();
    }

    /** What is known of the objects of a kind. */
    public Inventory inventory(String kind) {
        return new Inventory(kind, lastSweep().map(Sweep::completeAsOf), list::trace);
    }

    /** Nobody asks any more. */
    @Override
    public void close() {
        list.close();
    }

    /** All that is known. */
    public List<Sighting<E>> all() {
        return list.snapshot().all();
    }
}
