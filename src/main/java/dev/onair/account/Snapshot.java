package dev.onair.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.MemoryBudget;
import dev.onair.engine.Outcome;
import dev.onair.engine.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One look at a vendor's list that serves every resource of the account, instead of one read for each. Safe for use by several
 * threads; listeners run on the thread that read the page.
 *
 * @param <E> an entry of the list; {@code equals} decides whether it changed
 */
public final class Snapshot<E> implements AutoCloseable {

    /** How many of the newest pages one who looks for a new object may cause to be read. */
    static final int HEAD_PAGES = 3;

    private static final long MIB = 1024L * 1024;
    private static final Caller OWNER = Caller.account("snapshot");

    private final Calls calls;
    private final Listing<E> listing;
    private final InstantSource clock;
    private final Sightings<E> sightings;
    private final List<Coalescer<Glance<E>>> heads;
    private final MemoryBudget memory;
    private final KeptMemory kept;
    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();

    private final Mutex mutex = new Mutex();
    private Optional<CompletableFuture<Outcome<Sweep>>> walking = Optional.empty();
    private volatile Optional<Sweep> lastSweep = Optional.empty();
    private volatile Optional<Failure> problem = Optional.empty();

    /** What newest pages brought since the last walk, which forgets what is no more. */
    private final AtomicLong headBytes = new AtomicLong();

    /** What one page told somebody who looks for one id. */
    private record Glance<E>(Optional<Sighting<E>> seen, boolean nextPageMayShowIt) {}

    private record Asked<E>(Page<E> page, Instant at) {
        List<Sighting<E>> sightings() {
            return page.entries().stream()
                    .map(entry -> new Sighting<>(entry, at))
                    .toList();
        }
    }

    public Snapshot(Calls calls, Listing<E> listing, InstantSource clock) {
        this(calls, listing, clock, Gathering.NONE);
    }

    /** @param newest for how long a read of the newest page takes up those who ask for it */
    public Snapshot(Calls calls, Listing<E> listing, InstantSource clock, Gathering newest) {
        this(calls, listing, clock, newest, ListMemory.OF_PROCESS);
    }

    /** @param memory what all lists share */
    Snapshot(Calls calls, Listing<E> listing, InstantSource clock, Gathering newest, MemoryBudget memory) {
        this.memory = memory;
        this.kept = new KeptMemory(memory, this::forgetAll);
        this.calls = calls;
        this.listing = listing;
        this.clock = clock;
        this.sightings = new Sightings<>(listing.id());
        this.heads = IntStream.rangeClosed(1, HEAD_PAGES)
                .mapToObj(page -> head(page, page == 1 ? newest : Gathering.NONE))
                .toList();
    }

    /**
     * Walks over all pages and blocks until that is done; if a walk is under way already, joins it. A page that fails ends the
     * walk and leaves everything as it was.
     */
    public Outcome<Sweep> sweep() {
        var mine = new CompletableFuture<Outcome<Sweep>>();
        var walk = joinOrStart(mine);
        if (walk == mine) {
            // Not on this thread: whoever came first may be interrupted while the others still wait.
            Thread.ofVirtual().name("sweep of " + listing.operation()).start(() -> run(mine));
        }
        return Slot.waiting(() -> outcome(walk));
    }

    /** As {@link #sweep}, by a walk that begins now or later: one that is under way already may have begun too early. */
    public Outcome<Sweep> sweepSince(Instant moment) {
        return sweep().then(sweep -> sweep.completeAsOf().isBefore(moment) ? sweep() : Outcome.done(sweep));
    }

    private static Outcome<Sweep> outcome(CompletableFuture<Outcome<Sweep>> walk) {
        try {
            return walk.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Outcome.failed(new Failure.Recalled("interrupted while the list was read"));
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    /** Why the last walk failed, if it did. */
    public Optional<Failure> problem() {
        return problem;
    }

    /** The last complete walk; empty until there was one. */
    public Optional<Sweep> lastSweep() {
        return lastSweep;
    }

    /**
     * Looks for one object, at the truth of {@code notBefore} or newer; meant for one that was just created. What is known is
     * used if it is new enough. Else this blocks for a read of the newest page, one for all who ask before it is sent, and for
     * up to two more pages while all that they show is new to us.
     *
     * @param owner     whom to recall by
     * @param notBefore usually the moment of the caller's own last write; must not lie in the future
     * @return empty when those pages do not show it: ask for the object itself, or wait for the next sweep
     */
    public Outcome<Optional<Sighting<E>>> see(Caller owner, String id, Instant notBefore) {
        for (var head : heads) {
            var known = find(id).filter(sighting -> sighting.isSince(notBefore));
            if (known.isPresent()) {
                return Outcome.done(known);
            }
            switch (head.submit(owner, id)) {
                case Outcome.Failed<Glance<E>>(var failure) -> {
                    return Outcome.failed(failure);
                }
                case Outcome.Done<Glance<E>>(var glance) -> {
                    if (glance.seen().isPresent() || !glance.nextPageMayShowIt()) {
                        // The page that shows it may have been read meanwhile, for somebody else.
                        return Outcome.done(
                                glance.seen().or(() -> find(id)).filter(sighting -> sighting.isSince(notBefore)));
                    }
                }
            }
        }
        return Outcome.done(Optional.empty());
    }

    public Optional<Sighting<E>> find(String id) {
        return sightings.find(id);
    }

    /** All that is known, in no order; a list that never changes. */
    public List<Sighting<E>> all() {
        return sightings.all();
    }

    /**
     * Takes in what a direct read of one object showed.
     *
     * @param seenAt the moment before it was asked for
     */
    public void put(String id, E entry, Instant seenAt) {
        sightings.put(id, new Sighting<>(entry, seenAt));
    }

    /** The object was deleted, by us, just now: no page asked for before this moment brings it back. */
    public void forget(String id) {
        sightings.forget(id, clock.instant());
    }

    /** When the object was last found or made to be gone, as far as that is remembered; long ago otherwise. */
    public Instant goneAt(String id) {
        return sightings.goneAt(id);
    }

    /** Tells, after each page or walk that brought news, the ids that appeared, changed or went missing. */
    public void onChange(Consumer<Set<String>> listener) {
        listeners.add(listener);
    }

    /** Nobody asks any more: who waits is told so, and what is known takes no memory of others'. */
    @Override
    public void close() {
        heads.forEach(Coalescer::recallAll);
        kept.close();
    }

    /** How many wait for a page that shows a new object. */
    public int waiting() {
        return heads.stream().mapToInt(Coalescer::waiting).sum();
    }

    private CompletableFuture<Outcome<Sweep>> joinOrStart(CompletableFuture<Outcome<Sweep>> mine) {
        return mutex.with(() -> {
            var walk = walking.orElse(mine);
            walking = Optional.of(walk);
            return walk;
        });
    }

    private void run(CompletableFuture<Outcome<Sweep>> walk) {
        try {
            var outcome = walk();
            problem = outcome instanceof Outcome.Failed<Sweep>(var why) ? Optional.of(why) : Optional.empty();
            ended();
            walk.complete(outcome);
        } catch (RuntimeException | Error bug) {
            ended();
            walk.completeExceptionally(bug);
        }
    }

    private void ended() {
        mutex.with(() -> walking = Optional.empty());
    }

    private Outcome<Sweep> walk() {
        try (var walk = new Walk<>(listing, memory)) {
            return walk(walk, new ArrayList<>(), Optional.empty());
        }
    }

    private Outcome<Sweep> walk(Walk<E> walk, List<Sighting<E>> walked, Optional<Instant> begun) {
        var start = begun;
        var weight = 0L;
        while (true) {
            var number = walk.next();
            var before = walk.received();
            switch (calls.call(Lane.SNAPSHOT, OWNER, listing.operation(), () -> ask(number, before))) {
                case Outcome.Failed<Asked<E>>(var failure) -> {
                    return Outcome.failed(failure);
                }
                case Outcome.Done<Asked<E>>(var asked) -> {
                    start = start.or(() -> Optional.of(asked.at()));
                    walked.addAll(asked.sightings());
                    weight += asked.page().weight();
                    switch (walk.take(asked.page())) {
                        case Outcome.Failed<Boolean>(var why) -> {
                            return Outcome.failed(why);
                        }
                        case Outcome.Done<Boolean>(var hasMore) -> {
                            if (!hasMore) {
                                return publish(walk, start.get(), walked, weight);
                            }
                        }
                    }
                }
            }
        }
    }

    private Outcome<Sweep> publish(Walk<E> walk, Instant start, List<Sighting<E>> walked, long weight) {
        walk.close();
        if (!kept.replace(weight)) {
            return Outcome.failed(new Failure.Excessive("the list of " + listing.operation() + " takes "
                    + weight / MIB + " MiB, the most of all lists, and together they take more than "
                    + memory.limitBytes() / MIB + " MiB: point spec.endpoint at the vendor, or divide what is there"
                    + " among several accounts"));
        }
        return Outcome.done(publish(start, walked, walk.pages(), walk.unread()));
    }

    /** Others need the memory, and this list takes most of it: as if it had never been walked. */
    private void forgetAll() {
        lastSweep = Optional.empty();
        sightings.clear();
    }

    private Sweep publish(Instant start, List<Sighting<E>> walked, int pages, int unread) {
        var missing = new LinkedHashSet<String>();
        var changed = sightings.complete(start, walked, missing);
        int entries = (int) walked.stream()
                .map(sighting -> listing.id().apply(sighting.entry()))
                .distinct()
                .count();
        var sweep = new Sweep(start, Duration.between(start, clock.instant()), pages, entries, unread, missing);
        lastSweep = Optional.of(sweep);
        headBytes.set(0);
        tell(changed);
        return sweep;
    }

    private Coalescer<Glance<E>> head(int page, Gathering gathering) {
        return new Coalescer<>(
                calls,
                Lane.READ,
                listing.operation(),
                Integer.MAX_VALUE,
                Coalescer.Refusal.SHARE,
                gathering,
                ids -> ask(page, (page - 1) * listing.pageSize()).map(asked -> glance(page, asked, ids)));
    }

    private Map<String, Glance<E>> glance(int page, Asked<E> asked, List<String> ids) {
        var entries = asked.page().entries();
        // If we knew its oldest entry from a list, we have seen what comes after it, too.
        boolean readOn =
                !entries.isEmpty() && !listing.isLast(page, asked.page()) && !sightings.isListed(entries.getLast());
        tell(sightings.merge(kept(asked, ids)));
        var shown = new LinkedHashSet<String>();
        entries.forEach(entry -> shown.add(listing.id().apply(entry)));
        var glances = new HashMap<String, Glance<E>>();
        for (var id : ids) {
            glances.put(id, new Glance<>(shown.contains(id) ? find(id) : Optional.empty(), readOn));
        }
        return glances;
    }

    /** All that the page shows, until newest pages alone have brought as much as a walk may: then what was asked for. */
    private List<Sighting<E>> kept(Asked<E> asked, List<String> ids) {
        var weight = asked.page().weight();
        return headBytes.addAndGet(weight) <= WalkBounds.MOST_BYTES && kept.add(weight)
                ? asked.sightings()
                : asked.sightings().stream()
                        .filter(sighting -> ids.contains(listing.id().apply(sighting.entry())))
                        .toList();
    }

    private Outcome<Asked<E>> ask(int page, int before) {
        var at = clock.instant();
        return listing.reader().read(page, before).map(answer -> new Asked<>(answer, at));
    }

    private void tell(Set<String> changed) {
        if (!changed.isEmpty()) {
            var ids = Set.copyOf(changed);
            listeners.forEach(listener -> listener.accept(ids));
        }
    }
}
