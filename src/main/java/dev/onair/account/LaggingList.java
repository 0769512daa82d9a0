package dev.onair.account;

import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
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

/**
 * A vendor's list beside what is known better: our own writes, before which nothing that was seen is believed, and objects that
 * were read singly, against which the list is not believed for a while. Safe for use by several threads.
 *
 * @param <E> an entry of the list; {@code equals} decides whether it changed
 */
public final class LaggingList<E> implements AutoCloseable {
    private static final Duration WRITES_REMEMBERED = Duration.ofMinutes(15);

    private final Snapshot<E> snapshot;
    private final Duration lag;
    private final Duration visibility;
    private final InstantSource clock;
    private final Consumer<Set<String>> wake;
    private final Consumer<List<ObjectKey>> wakeWaiting;

    /** When we last wrote to an object. */
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    /** Those to objects that were found missing since, too. */
    private final Map<String, Trace.Write> lastWrites = new ConcurrentHashMap<>();

    private final Map<String, Sighting<E>> direct = new ConcurrentHashMap<>();
    /** Those that somebody wants to see since our own write, and who: nobody need act upon what was never seen here. */
    private final Map<String, Optional<ObjectKey>> awaited = new ConcurrentHashMap<>();

    /** Those that are to be read singly, whatever a list says of them. */
    private final Set<String> alone = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean walking = new AtomicBoolean();

    /**
     * @param lag so long after a single read the list is not believed against it
     * @param visibility how long reads, and the list, may take to show what was written
     * @param wake told the ids of which there is news
     * @param wakeWaiting told who has waited for a walk that is over
     */
    public LaggingList(
            Snapshot<E> snapshot,
            Duration lag,
            Duration visibility,
            InstantSource clock,
            Consumer<Set<String>> wake,
            Consumer<List<ObjectKey>> wakeWaiting) {
        this.visibility = visibility;
        this.wakeWaiting = wakeWaiting;
        this.snapshot = snapshot;
        this.lag = lag;
        this.clock = clock;
        this.wake = wake;
        snapshot.onChange(wake);
    }

    public Snapshot<E> snapshot() {
        return snapshot;
    }

    /** What is known of one object, without a call. */
    public Optional<Sighting<E>> known(String id) {
        var listed = snapshot.find(id);
        var read = Optional.ofNullable(direct.get(id));
        if (read.isEmpty()) {
            return listed;
        }
        var until = read.get().seenAt().plus(lag);
        var readWins = listed.map(Sighting::seenAt).orElseGet(clock::instant).isBefore(until);
        return readWins ? read : listed;
    }

    /** When what was found of it. */
    public Trace trace(String id) {
        return new Trace(
                known(id).map(Sighting::seenAt).orElse(Instant.MIN),
                snapshot.goneAt(id),
                writtenAt(id),
                lastWrites.getOrDefault(id, Trace.Write.NONE));
    }

    /** Whether a walk now could bring news of it. */
    public boolean isBelieved(String id) {
        var read = direct.get(id);
        return read == null || !clock.instant().isBefore(read.seenAt().plus(lag));
    }

    /** When we last wrote to the object; long ago if never. */
    public Instant writtenAt(String id) {
        return written.getOrDefault(id, Instant.MIN);
    }

    /** To be said after each write: what was seen before it is old. */
    public void wrote(String id) {
        var now = clock.instant();
        written.put(id, now);
        lastWrites.put(id, Trace.Write.of(now, visibility));
    }

    /** To be said when the object was read singly. */
    public void read(String id, Sighting<E> sighting) {
        direct.put(id, sighting);
        awaited.remove(id);
        alone.remove(id);
        snapshot.put(id, sighting.entry(), sighting.seenAt());
    }

    /** To be said after a deletion. */
    public void deleted(String id) {
        snapshot.forget(id);
        direct.remove(id);
        written.remove(id);
        awaited.remove(id);
        alone.remove(id);
    }

    /** The next who looks is to read it singly. */
    public void readAlone(String id) {
        alone.add(id);
    }

    public boolean isReadAlone(String id) {
        return alone.contains(id);
    }

    /** Somebody wants to see the object since our own write. */
    public void await(Caller owner, String id) {
        awaited.put(id, owner.pass().map(Target::key));
    }

    public boolean isAwaited(String id) {
        return awaited.containsKey(id);
    }

    /** It was seen. */
    public void arrived(String id) {
        awaited.remove(id);
    }

    /**
     * Begins a walk if that shows what many single reads would; those who wait are woken when it is over, whatever it showed.
     *
     * @param since a walk that began later was no help, and another is not either
     * @return whether a walk is under way
     */
    public boolean walkInstead(Instant since) {
        var walk = snapshot.lastSweep();
        var isCheaper = walk.isPresent()
                && walk.get().pages() < awaited.size()
                && walk.get().completeAsOf().isBefore(since);
        if (isCheaper && walking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("walk for what was written").start(() -> {
                try {
                    snapshot.sweep();
                } finally {
                    walking.set(false);
                }
                wakeAwaited();
            });
        }
        return isCheaper;
    }

    /** Walks over the whole list; see {@link Snapshot#sweep}. */
    public Outcome<Sweep> sweep() {
        var outcome = snapshot.sweep();
        var now = clock.instant();
        written.values().removeIf(at -> at.plus(WRITES_REMEMBERED).isBefore(now));
        lastWrites
                .values()
                .removeIf(write -> write.shownBy().plus(WRITES_REMEMBERED).isBefore(now));
        // Whoever waited for one of these has had time enough, or is gone.
        awaited.keySet().removeIf(id -> !written.containsKey(id));
        believeAgain();
        wakeAwaited();
        return outcome;
    }

    /** Once a single read is old enough, the list counts again; what it said meanwhile was heard by nobody. */
    private void believeAgain() {
        var news = new HashSet<String>();
        direct.forEach((id, read) -> {
            var listed = snapshot.find(id)
                    .filter(sighting -> sighting.isSince(read.seenAt().plus(lag)));
            if (listed.isPresent() && direct.remove(id, read)) {
                listed.filter(sighting -> !sighting.entry().equals(read.entry()))
                        .ifPresent(sighting -> news.add(id));
            }
        });
        if (!news.isEmpty()) {
            wake.accept(news);
        }
    }

    /** Nobody asks any more. */
    @Override
    public void close() {
        snapshot.close();
    }

    /** Those who want to see an object since our own write are to look again. */
    public void wakeAwaited() {
        var waiting = Map.copyOf(awaited);
        if (!waiting.isEmpty()) {
            wake.accept(waiting.keySet());
            wakeWaiting.accept(
                    waiting.values().stream().flatMap(Optional::stream).toList());
        }
    }
}
