package dev.onair.account;

import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is known of an account's objects of one kind: one list for all of them, and single ones read directly where the list
 * is not enough: after our own writes, and when it does not show one any more. For lists of no known order. Safe for use by
 * several threads.
 *
 * @param <E> an entry of the list; {@code equals} decides whether it changed
 */
public final class Roster<E> {
    private static final Duration WRITES_REMEMBERED = Duration.ofMinutes(15);

    /** What a look at one object brought. */
    public sealed interface Look<E> {
        record Here<E>(E entry, Instant at) implements Look<E> {}

        /** The vendor was asked for this very object and does not have it. */
        record Gone<E>() implements Look<E> {}

        record Failed<E>(Failure why) implements Look<E> {}

        /** The walk that is to show it is not over; whoever waits is woken then. */
        record NotYet<E>() implements Look<E> {}
    }

    /**
     * How a vendor tells of one object.
     *
     * @param operation what the request is called in metrics
     * @param reader one request; {@link Failure.Gone} where the object is not there
     */
    public record Single<E>(String operation, Function<String, Outcome<E>> reader) {}

    private final Calls calls;
    private final Single<E> single;
    private final Duration listLag;
    private final InstantSource clock;
    private final Consumer<Set<String>> wake;
    private final Snapshot<E> snapshot;

    /** When we last wrote to an object: what was seen before is not believed any more. */
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    private final Map<String, Sighting<E>> direct = new ConcurrentHashMap<>();
    /** Those that somebody wants to see since our own write. */
    private final Set<String> unseen = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean walking = new AtomicBoolean();

    /**
     * Knows nothing yet.
     *
     * @param listLag how far the list may lag behind single reads: so long after one, the list is not believed against it
     * @param wake told the ids of which there is news
     */
    public Roster(
            Calls calls,
            Listing<E> listing,
            Single<E> single,
            Duration listLag,
            InstantSource clock,
            Consumer<Set<String>> wake) {
        this.calls = calls;
        this.single = single;
        this.listLag = listLag;
        this.clock = clock;
        this.wake = wake;
        this.snapshot = new Snapshot<>(calls, listing, clock);
        snapshot.onChange(wake);
    }

    /** One object, at a truth that has all our own writes in it. May block for its turn at the gate. */
    public Look<E> look(String owner, String id) {
        var since = written.getOrDefault(id, Instant.MIN);
        var known = known(id).filter(sighting -> sighting.isSince(since));
        if (known.isPresent()) {
            unseen.remove(id);
            return new Look.Here<>(known.get().entry(), known.get().seenAt());
        }
        var walk = snapshot.lastSweep();
        if (since.equals(Instant.MIN)) {
            return walk.isEmpty() ? new Look.NotYet<>() : read(owner, id);
        }
        unseen.add(id);
        // One walk shows what many reads would, but for what it showed too old already.
        if (walk.isPresent()
                && walk.get().pages() < unseen.size()
                && walk.get().completeAsOf().isBefore(since)) {
            walkForUnseen();
            return new Look.NotYet<>();
        }
        return read(owner, id);
    }

    private void walkForUnseen() {
        if (walking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("walk for what was written").start(() -> {
                try {
                    snapshot.sweep();
                } finally {
                    walking.set(false);
                }
                wakeUnseen();
            });
        }
    }

    private void wakeUnseen() {
        if (!unseen.isEmpty()) {
            wake.accept(Set.copyOf(unseen));
        }
    }

    private Optional<Sighting<E>> known(String id) {
        var listed = snapshot.find(id);
        var read = Optional.ofNullable(direct.get(id));
        if (read.isEmpty()) {
            return listed;
        }
        var listWins = listed.isPresent()
                && !listed.get().seenAt().isBefore(read.get().seenAt().plus(listLag));
        var readIsYoung = clock.instant().isBefore(read.get().seenAt().plus(listLag));
        return listWins || (listed.isEmpty() && !readIsYoung) ? listed : read;
    }

    /** Asks for this very object now. */
    public Look<E> read(String owner, String id) {
        return read(Lane.READ, owner, id);
    }

    public Look<E> read(Lane lane, String owner, String id) {
        var asked = new Instant[] {clock.instant()};
        var outcome = calls.call(lane, owner, single.operation(), () -> {
            asked[0] = clock.instant();
            return single.reader().apply(id);
        });
        return switch (outcome) {
            case Outcome.Done<E>(var entry) -> {
                direct.put(id, new Sighting<>(entry, asked[0]));
                unseen.remove(id);
                snapshot.put(id, entry, asked[0]);
                yield new Look.Here<>(entry, asked[0]);
            }
            case Outcome.Failed<E>(Failure.Gone ignored) -> {
                deleted(id);
                yield new Look.Gone<>();
            }
            case Outcome.Failed<E>(var why) -> new Look.Failed<>(why);
        };
    }

    /** To be said after each write, a create too: what was seen before it is old. */
    public void wrote(String id) {
        written.put(id, clock.instant());
    }

    /** Whether what was seen at this moment has all our own writes in it. */
    public boolean isSinceOurWrites(String id, Instant seenAt) {
        return !seenAt.isBefore(written.getOrDefault(id, Instant.MIN));
    }

    /** To be said after a deletion. */
    public void deleted(String id) {
        snapshot.forget(id);
        direct.remove(id);
        written.remove(id);
        unseen.remove(id);
    }

    /** Walks over the whole list; see {@link Snapshot#sweep}. */
    public Outcome<Sweep> sweep() {
        var outcome = snapshot.sweep();
        var now = clock.instant();
        written.values().removeIf(at -> at.plus(WRITES_REMEMBERED).isBefore(now));
        believeTheListAgain();
        wakeUnseen();
        return outcome;
    }

    /** Once a single read is old enough, the list counts again; what it said meanwhile was heard by nobody. */
    private void believeTheListAgain() {
        var news = new HashSet<String>();
        direct.forEach((id, read) -> {
            var listed = snapshot.find(id)
                    .filter(sighting ->
                            !sighting.seenAt().isBefore(read.seenAt().plus(listLag)));
            if (listed.isPresent() && direct.remove(id, read)) {
                listed.filter(sighting -> !sighting.entry().equals(read.entry()))
                        .ifPresent(sighting -> news.add(id));
            }
        });
        if (!news.isEmpty()) {
            wake.accept(news);
        }
    }

    public Optional<Sweep> lastSweep() {
        return snapshot.lastSweep();
    }

    /** All that is known. */
    public List<Sighting<E>> all() {
        return snapshot.all();
    }
}
