package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Claimant;
import dev.onair.account.Claims;
import dev.onair.account.Listing;
import dev.onair.account.Sighting;
import dev.onair.account.Snapshot;
import dev.onair.account.Sweep;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.ConfiguredChannel;
import dev.onair.cdnetworks.client.ListedChannel;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What is known of the account's channels of one sort: one list for all of them, and single channels read directly where the
 * list is not enough: after our own writes, and when it does not show one any more.
 */
public final class Channels<E extends ListedChannel, D extends ConfiguredChannel> {
    /** Lists may lag behind single reads; within this time after a single read, the list is not believed against it. */
    static final Duration LIST_LAG = Duration.ofSeconds(30);

    private static final Duration WRITES_REMEMBERED = Duration.ofMinutes(15);

    /** What a look at one channel brought. */
    public sealed interface Look<E> {
        record Here<E>(E entry, Instant at) implements Look<E> {}

        /** The vendor was asked for this very channel and does not have it. */
        record Gone<E>() implements Look<E> {}

        record Failed<E>(Failure why) implements Look<E> {}

        /** The walk that is to show it is not over: the account's first, or the one after a wave of creations. */
        record NotYet<E>() implements Look<E> {}
    }

    private final ChannelCalls<E, D> vendor;
    private final Calls calls;
    private final Claims claims;
    private final InstantSource clock;
    private final Consumer<Set<String>> wake;
    private final Snapshot<E> snapshot;
    private final ChannelRounds<E, D> rounds;
    private final Viewers viewers;

    /** When we last wrote to a channel: what was seen before is not believed any more. */
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    private final Map<String, Sighting<E>> direct = new ConcurrentHashMap<>();
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    /** Of those that were created, the ones that the newest pages did not show. */
    private final Set<String> unseen = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean walking = new AtomicBoolean();

    /** @param wake told the pull ids whose resources have reason to look again */
    Channels(
            ChannelCalls<E, D> vendor,
            Calls calls,
            Claims claims,
            Viewers viewers,
            InstantSource clock,
            Consumer<Set<String>> wake) {
        this.vendor = vendor;
        this.calls = calls;
        this.claims = claims;
        this.viewers = viewers;
        this.clock = clock;
        this.wake = wake;
        this.snapshot = new Snapshot<>(
                calls,
                new Listing<>(vendor.listing(), CdnetworksClient.LARGEST_PAGE, vendor::list, ListedChannel::pullId),
                clock);
        this.rounds = new ChannelRounds<>(vendor, calls, clock, wake);
        snapshot.onChange(wake);
    }

    /** One channel, at a truth that has all our own writes in it. May block for its turn at the gate. */
    public Look<E> look(String owner, String pullId) {
        var since = written.getOrDefault(pullId, Instant.MIN);
        var known = known(pullId).filter(sighting -> sighting.isSince(since));
        if (known.isPresent()) {
            arrived(pullId);
            return new Look.Here<>(known.get().entry(), known.get().seenAt());
        }
        if (created.contains(pullId)) {
            var look = lookForNew(owner, pullId, since);
            if (look.isPresent()) {
                return look.get();
            }
        }
        if (since.equals(Instant.MIN) && snapshot.lastSweep().isEmpty()) {
            return new Look.NotYet<>();
        }
        return read(owner, pullId);
    }

    /** Empty when only a single read can tell. */
    private Optional<Look<E>> lookForNew(String owner, String pullId, Instant since) {
        if (!unseen.contains(pullId)) {
            // One page of the newest channels serves all that were created since the last one.
            switch (snapshot.see(owner, pullId, since)) {
                case Outcome.Failed<Optional<Sighting<E>>>(var why) -> {
                    return Optional.of(new Look.Failed<>(why));
                }
                case Outcome.Done<Optional<Sighting<E>>>(var seen) -> {
                    if (seen.isPresent()) {
                        arrived(pullId);
                        return Optional.of(
                                new Look.Here<>(seen.get().entry(), seen.get().seenAt()));
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
            return Optional.of(new Look.NotYet<>());
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

    private Optional<Sighting<E>> known(String pullId) {
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
    Optional<E> entry(String pullId) {
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
    public Look<E> read(String owner, String pullId) {
        var asked = new Instant[] {clock.instant()};
        var outcome = calls.call(Lane.READ, owner, vendor.reading(), () -> {
            asked[0] = clock.instant();
            return vendor.read(pullId);
        });
        return switch (outcome) {
            case Outcome.Done<D>(var details) -> {
                var entry = vendor.entry(details, snapshot.find(pullId).map(Sighting::entry));
                direct.put(pullId, new Sighting<>(entry, asked[0]));
                arrived(pullId);
                snapshot.put(pullId, entry, asked[0]);
                rounds.put(pullId, details, asked[0]);
                yield new Look.Here<>(entry, asked[0]);
            }
            case Outcome.Failed<D>(Failure.Gone ignored) -> {
                deleted(pullId);
                yield new Look.Gone<>();
            }
            case Outcome.Failed<D>(var why) -> new Look.Failed<>(why);
        };
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
        viewers.forget(pullId);
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
    public List<Sighting<E>> all() {
        return snapshot.all();
    }

    /** Those that resources of ours claim. */
    List<E> managed() {
        return all().stream()
                .map(Sighting::entry)
                .filter(entry -> owner(entry).isPresent())
                .toList();
    }

    /** Those of them that somebody may be watching. */
    Stream<Viewers.Watched> watched() {
        return managed().stream()
                .filter(vendor::mayBeWatched)
                .flatMap(entry ->
                        owner(entry).stream().map(owner -> new Viewers.Watched(entry.pullId(), vendor.kind(), owner)));
    }

    private Optional<Claimant> owner(E entry) {
        return claims.owner(entry.pullId());
    }

    /** How many watch a channel, in two digits: a number that moves all the time would be a write each time. */
    OptionalLong viewers(String pullId) {
        return viewers.rounded(pullId);
    }

    /** What costs a call for each channel, and is fetched when nobody waits. */
    public ChannelRounds<E, D> rounds() {
        return rounds;
    }
}
