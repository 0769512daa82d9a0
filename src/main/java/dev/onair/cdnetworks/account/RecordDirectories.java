package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Inventory;
import dev.onair.account.Listing;
import dev.onair.account.Look;
import dev.onair.account.Page;
import dev.onair.account.Sighting;
import dev.onair.account.Snapshot;
import dev.onair.account.Sweep;
import dev.onair.account.Trace;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.RecordDirectory;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of the account's recording directories. Nothing of one can change but that it disappears, so the list (2.21)
 * is walked only when somebody asks and the last walk is old: an account without such resources never asks.
 */
public final class RecordDirectories implements AutoCloseable {
    static final String KIND = "RecordDirectory";

    private final CdnetworksClient client;
    private final Calls calls;
    private final InstantSource clock;
    private final Duration longest;
    private final Snapshot<RecordDirectory> snapshot;
    /** Since when what was seen of a directory is not believed: it was just made, or somebody asked to look. */
    private final Map<String, Instant> doubted = new ConcurrentHashMap<>();

    /** @param longest how old the list may be */
    RecordDirectories(CdnetworksClient client, Calls calls, InstantSource clock, Duration longest) {
        this.client = client;
        this.calls = calls;
        this.clock = clock;
        this.longest = longest;
        this.snapshot = new Snapshot<>(
                calls,
                new Listing<>(
                        "getDirectoryList",
                        CdnetworksClient.LARGEST_PAGE,
                        (number, before) -> page(number),
                        RecordDirectory::directoryId),
                clock);
    }

    private Outcome<Page<RecordDirectory>> page(int number) {
        return client.recordDirectories()
                .getDirectoryList(number, CdnetworksClient.LARGEST_PAGE)
                .map(page -> new Page<>(page.directories(), page.total(), page.weight()));
    }

    /**
     * One directory. May block for its turn at the gate.
     *
     * @param oldest how old the answer may be, where that is less than for all of them
     */
    public Look<RecordDirectory> look(Caller owner, String directoryId, Duration oldest) {
        if (snapshot.find(directoryId)
                .filter(sighting -> !sighting.isSince(clock.instant().minus(oldest)))
                .isPresent()) {
            doubted.putIfAbsent(directoryId, clock.instant());
        }
        var since = doubted.getOrDefault(directoryId, Instant.MIN);
        var seen = since.equals(Instant.MIN)
                ? listed().map(ignored -> snapshot.find(directoryId))
                // The newest page serves all that were made since the last one.
                : snapshot.see(owner, directoryId, since);
        return switch (seen) {
            case Outcome.Failed<Optional<Sighting<RecordDirectory>>>(var why) -> new Look.Failed<>(why);
            case Outcome.Done<Optional<Sighting<RecordDirectory>>>(var sighting) ->
                sighting.map(this::here).orElseGet(() -> read(owner, directoryId));
        };
    }

    private Look<RecordDirectory> here(Sighting<RecordDirectory> sighting) {
        doubted.computeIfPresent(sighting.entry().directoryId(), (id, since) -> sighting.isSince(since) ? null : since);
        return Look.here(sighting);
    }

    private Look<RecordDirectory> read(Caller owner, String directoryId) {
        return switch (calls.sight(
                Lane.READ,
                owner,
                "getDirectory",
                clock,
                () -> client.recordDirectories().getDirectory(directoryId))) {
            case Outcome.Done<Sighting<RecordDirectory>>(var sighting) -> {
                snapshot.put(directoryId, sighting.entry(), sighting.seenAt());
                yield here(sighting);
            }
            case Outcome.Failed<Sighting<RecordDirectory>>(Failure.Gone ignored) -> {
                snapshot.forget(directoryId);
                doubted.remove(directoryId);
                yield new Look.Gone<>();
            }
            case Outcome.Failed<Sighting<RecordDirectory>>(var why) -> new Look.Failed<>(why);
        };
    }

    /** What is known of the directories, by the list as of the last time that somebody needed it and by single reads. */
    Inventory inventory() {
        return new Inventory(KIND, snapshot.lastSweep().map(Sweep::completeAsOf), this::trace);
    }

    private Trace trace(String directoryId) {
        return new Trace(
                snapshot.find(directoryId).map(Sighting::seenAt).orElse(Instant.MIN),
                snapshot.goneAt(directoryId),
                doubted.getOrDefault(directoryId, Instant.MIN));
    }

    /** Walks over the list unless that was done since this moment. May block for its turn at the gate. */
    void lookSince(Instant moment) {
        if (snapshot.lastSweep()
                .filter(walk -> !walk.completeAsOf().isBefore(moment))
                .isEmpty()) {
            snapshot.sweep();
        }
    }

    /** The directory of this type, of which there is one at most. */
    public Outcome<Optional<RecordDirectory>> ofType(String directoryType) {
        return listed().map(ignored -> known(directoryType));
    }

    /** As {@link #ofType}, by a walk that begins now. */
    public Outcome<Optional<RecordDirectory>> ofTypeNow(String directoryType) {
        return snapshot.sweepSince(clock.instant()).map(ignored -> known(directoryType));
    }

    private Optional<RecordDirectory> known(String directoryType) {
        return snapshot.all().stream()
                .map(Sighting::entry)
                .filter(entry -> directoryType.equals(entry.directoryType()))
                .findFirst();
    }

    private Outcome<Boolean> listed() {
        var oldest = clock.instant().minus(longest);
        return snapshot.lastSweep()
                        .filter(sweep -> !sweep.completeAsOf().isBefore(oldest))
                        .isPresent()
                ? Outcome.done(true)
                : snapshot.sweep().map(ignored -> true);
    }

    /** Why the last walk over the list failed, if it did. */
    Optional<Failure> problem() {
        return snapshot.problem();
    }

    /** Nobody asks any more. */
    @Override
    public void close() {
        snapshot.close();
    }

    /** What was seen before this moment is not believed any more: the directory was just made, or somebody asked to look. */
    public void distrust(String directoryId) {
        doubted.put(directoryId, clock.instant());
    }
}
