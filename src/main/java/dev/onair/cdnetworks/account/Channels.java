package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Listing;
import dev.onair.account.Page;
import dev.onair.account.Sighting;
import dev.onair.account.Snapshot;
import dev.onair.account.Sweep;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.ChannelDetails;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ListOrder;
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

/**
 * What is known of the account's channels: one list for all of them, and single channels read directly where the list is
 * not enough: after our own writes, and when it does not show one any more.
 */
public final class Channels {
    /** Lists may lag behind single reads; within this time after a single read, the list is not believed against it. */
    static final Duration LIST_LAG = Duration.ofSeconds(30);

    private static final Duration WRITES_REMEMBERED = Duration.ofMinutes(15);

    /** What a look at one channel brought. */
    public sealed interface Look {
        record Here(ChannelEntry entry, Instant at) implements Look {}

        /** The vendor was asked for this very channel and does not have it. */
        record Gone() implements Look {}

        record Failed(Failure why) implements Look {}

        /** The walk that is to show it is not over: the account's first, or the one after a wave of creations. */
        record NotYet() implements Look {}
    }

    private final CdnetworksClient client;
    private final Calls calls;
    private final InstantSource clock;
    private final Consumer<Set<String>> wake;
    private final Snapshot<ChannelEntry> snapshot;
    private final ChannelRounds rounds;

    /** When we last wrote to a channel: what was seen before is not believed any more. */
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    private final Map<String, Sighting<ChannelEntry>> direct = new ConcurrentHashMap<>();
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    /** Of those that were created, the ones that the newest pages did not show. */
    private final Set<String> unseen = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean walking = new AtomicBoolean();

    Channels(CdnetworksClient client, Calls calls, InstantSource clock, Consumer<Set<String>> wake) {
        this.client = client;
        this.calls = calls;
        this.clock = clock;
        this.wake = wake;
        this.snapshot = new Snapshot<>(
                calls,
                new Listing<>("getChannelList", CdnetworksClient.LARGEST_PAGE, this::page, ChannelEntry::pullId),
                clock);
        this.rounds = new ChannelRounds(client, calls, clock, wake);
        snapshot.onChange(wake);
    }

    private Outcome<Page<ChannelEntry>> page(int number) {
        return client.getChannelList(number, CdnetworksClient.LARGEST_PAGE, ListOrder.NEWEST_FIRST)
                .map(page -> new Page<>(page.channels(), page.total()));
    }

    /** One channel, at a truth that has all our own writes in it. May block for its turn at the gate. */
    public Look look(String owner, String pullId) {
        var since = written.getOrDefault(pullId, Instant.MIN);
        var known = known(pullId).filter(sighting -> sighting.isSince(since));
        if (known.isPresent()) {
            arrived(pullId);
            return new Look.Here(known.get().entry(), known.get().seenAt());
        }
        if (created.contains(pullId)) {
            var look = lookForNew(owner, pullId, since);
            if (look.isPresent()) {
                return look.get();
            }
        }
        if (since.equals(Instant.MIN) && snapshot.lastSweep().isEmpty()) {
            return new Look.NotYet();
        }
        return read(owner, pullId);
    }

    /** Empty when only a single read can tell. */
    private Optional<Look> lookForNew(String owner, String pullId, Instant since) {
        if (!unseen.contains(pullId)) {
            // One page of the newest channels serves all that were created since the last one.
            switch (snapshot.see(owner, pullId, since)) {
                case Outcome.Failed<Optional<Sighting<ChannelEntry>>>(var why) -> {
                    return Optional.of(new Look.Failed(why));
                }
                case Outcome.Done<Optional<Sighting<ChannelEntry>>>(var seen) -> {
                    if (seen.isPresent()) {
                        arrived(pullId);
                        return Optional.of(
                                new Look.Here(seen.get().entry(), seen.get().seenAt()));
                    }
                    unseen.add(pullId);
                }
            }
        }
        // A wave of creations pushes its own first ones off the newest pages: one walk shows what many reads would.
        var walk = snapshot.lastSweep();
        if (walk.isPresent()
                && walk.get().pages() < unseen.size()
                && walk.get().completeAsOf().isBefore(since)) {
            walkForNew();
            return Optional.of(new Look.NotYet());
        }
        return Optional.empty();
    }

    /** Those who look for what was created are woken when the walk is over, whatever it showed. */
    private void walkForNew() {
        if (walking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("walk for new channels").start(() -> {
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

    private void arrived(String pullId) {
        created.remove(pullId);
        unseen.remove(pullId);
    }

    private Optional<Sighting<ChannelEntry>> known(String pullId) {
        var listed = snapshot.find(pullId);
        var read = Optional.ofNullable(direct.get(pullId));
        if (read.isEmpty()) {
            return listed;
        }
        var readWins = listed.isEmpty()
                ? clock.instant().isBefore(read.get().seenAt().plus(LIST_LAG))
                : listed.get().seenAt().isBefore(read.get().seenAt().plus(LIST_LAG));
        return readWins ? read : listed;
    }

    /** What is known of one channel, without a call. */
    Optional<ChannelEntry> entry(String pullId) {
        return known(pullId).map(Sighting::entry);
    }

    /** Whether the vendor has shown it as a channel. */
    boolean shows(String pullId) {
        return known(pullId).isPresent();
    }

    /** Whether a walk now could bring news of it: not right after a single read, against which the list is not believed. */
    boolean isListBelieved(String pullId) {
        var read = direct.get(pullId);
        return read == null || !clock.instant().isBefore(read.seenAt().plus(LIST_LAG));
    }

    /** Asks for this very channel now, with all that the list lacks. */
    public Look read(String owner, String pullId) {
        var asked = new Instant[] {clock.instant()};
        var outcome = calls.call(Lane.READ, owner, "getChannelConfigure", () -> {
            asked[0] = clock.instant();
            return client.getChannelConfigure(pullId);
        });
        return switch (outcome) {
            case Outcome.Done<ChannelDetails>(var details) -> {
                var entry = entry(details, snapshot.find(pullId).map(Sighting::entry));
                direct.put(pullId, new Sighting<>(entry, asked[0]));
                arrived(pullId);
                snapshot.put(pullId, entry, asked[0]);
                rounds.put(pullId, details, asked[0]);
                yield new Look.Here(entry, asked[0]);
            }
            case Outcome.Failed<ChannelDetails>(Failure.Gone ignored) -> {
                deleted(pullId);
                yield new Look.Gone();
            }
            case Outcome.Failed<ChannelDetails>(var why) -> new Look.Failed(why);
        };
    }

    private static ChannelEntry entry(ChannelDetails details, Optional<ChannelEntry> listed) {
        return new ChannelEntry(
                details.pullId(),
                details.channelName(),
                details.application(),
                details.state(),
                details.immediateRecording(),
                details.createdAt(),
                details.pushUrl(),
                details.directoryId(),
                details.scenario(),
                listed.map(ChannelEntry::userId).orElse(null));
    }

    /** To be said after each write: what was seen before it is old. */
    public void wrote(String pullId) {
        written.put(pullId, clock.instant());
    }

    /** To be said after a create: the newest page of the list will show the channel. */
    public void created(String pullId) {
        created.add(pullId);
        wrote(pullId);
    }

    /** To be said after a deletion. */
    public void deleted(String pullId) {
        snapshot.forget(pullId);
        direct.remove(pullId);
        written.remove(pullId);
        arrived(pullId);
        rounds.forget(pullId);
    }

    /** Reads the newest page now, for all who ask at the same time. */
    public Outcome<Boolean> refreshNewest(String owner) {
        return snapshot.see(owner, "(none)", clock.instant()).map(Optional::isPresent);
    }

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
        direct.forEach((pullId, read) -> {
            var listed = snapshot.find(pullId)
                    .filter(sighting ->
                            !sighting.seenAt().isBefore(read.seenAt().plus(LIST_LAG)));
            if (listed.isPresent() && direct.remove(pullId, read)) {
                listed.filter(sighting -> !sighting.entry().equals(read.entry()))
                        .ifPresent(sighting -> news.add(pullId));
            }
        });
        if (!news.isEmpty()) {
            wake.accept(news);
        }
    }

    public Optional<Sweep> lastSweep() {
        return snapshot.lastSweep();
    }

    /** All that the list shows. */
    public List<Sighting<ChannelEntry>> all() {
        return snapshot.all();
    }

    /** What costs a call for each channel, and is fetched when nobody waits. */
    public ChannelRounds rounds() {
        return rounds;
    }
}
