package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Claimant;
import dev.onair.account.Claims;
import dev.onair.account.Clockwork;
import dev.onair.account.Gathering;
import dev.onair.account.Inventory;
import dev.onair.account.LaggingList;
import dev.onair.account.Listing;
import dev.onair.account.Look;
import dev.onair.account.Sighting;
import dev.onair.account.Snapshot;
import dev.onair.account.Sweep;
import dev.onair.account.Walkable;
import dev.onair.cdnetworks.client.Acknowledged;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.CdnetworksError;
import dev.onair.cdnetworks.client.ConfiguredChannel;
import dev.onair.cdnetworks.client.ListedChannel;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What is known of the account's channels of one sort: one list for all of them, and single channels read directly where the
 * list is not enough: after our own writes, and when it does not show one any more.
 */
public final class Channels<E extends ListedChannel, D extends ConfiguredChannel> implements Walkable, AutoCloseable {
    /** Lists may lag behind single reads; within this time after a single read, the list is not believed against it. */
    static final Duration LIST_LAG = Duration.ofSeconds(30);

    /** From one look at the newest channels to the next, while the list does not show what was created. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final ChannelCalls<E, D> vendor;
    private final Calls calls;
    private final Claims claims;
    private final Clockwork clock;
    private final BooleanSupplier isQuotaShort;
    private final Duration visibility;
    private final LaggingList<E> list;
    private final ChannelRounds<E, D> rounds;
    private final Viewers viewers;
    private final DoubtedIds doubted;
    private final Consumer<Set<String>> wake;

    /** Those that were created and not seen since. */
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    /** Whether those who wait for the list to show their channel are to be woken soon. */
    private final AtomicBoolean wakes = new AtomicBoolean();

    /**
     * @param visibility how long the vendor's list may take to show a channel that is there
     * @param isQuotaShort whether calls that somebody waits for wait for the quota
     * @param newest for how long a read of the newest page takes up those who ask for it
     * @param wake told the pull ids whose resources have reason to look again
     */
    Channels(
            ChannelCalls<E, D> vendor,
            Calls calls,
            Claims claims,
            Viewers viewers,
            Duration visibility,
            Clockwork clock,
            BooleanSupplier isQuotaShort,
            Gathering newest,
            Consumer<Set<String>> wake) {
        this.vendor = vendor;
        this.isQuotaShort = isQuotaShort;
        this.visibility = visibility;
        this.calls = calls;
        this.claims = claims;
        this.viewers = viewers;
        this.clock = clock;
        this.doubted = new DoubtedIds(visibility, clock);
        this.wake = wake;
        this.list = new LaggingList<>(
                new Snapshot<>(
                        calls,
                        new Listing<>(
                                vendor.listing(),
                                CdnetworksClient.LARGEST_PAGE,
                                (number, before) -> vendor.list(number),
                                ListedChannel::pullId),
                        clock,
                        newest),
                LIST_LAG,
                visibility,
                clock,
                wake,
                // Only what was just created is waited for, and that has an owner.
                waiting -> {});
        this.rounds = new ChannelRounds<>(vendor, calls, clock, wake);
    }

    /** One channel, at a truth that has all our own writes in it. May block for its turn at the gate. */
    public Look<E> look(Caller owner, String pullId) {
        if (list.isReadAlone(pullId)) {
            return read(owner, pullId);
        }
        var since = list.writtenAt(pullId);
        var known = list.known(pullId).filter(sighting -> sighting.isSince(since));
        if (known.isPresent()) {
            arrived(pullId);
            return Look.here(known.get());
        }
        if (created.contains(pullId)) {
            var look = lookForNew(owner, pullId, since);
            if (look.isPresent()) {
                return look.get();
            }
        }
        if (since.equals(Instant.MIN) && lastSweep().isEmpty()) {
            return new Look.NotYet<>();
        }
        return read(owner, pullId);
    }

    /** Empty when only a single read can tell. */
    private Optional<Look<E>> lookForNew(Caller owner, String pullId, Instant since) {
        if (!list.isAwaited(pullId) || isWorthWaiting(owner, since)) {
            // One look at the newest channels serves all that were created since the last one.
            switch (list.snapshot().see(owner, pullId, since)) {
                case Outcome.Failed<Optional<Sighting<E>>>(var why) -> {
                    return Optional.of(new Look.Failed<>(why));
                }
                case Outcome.Done<Optional<Sighting<E>>>(var seen) -> {
                    if (seen.isPresent()) {
                        arrived(pullId);
                        return seen.map(Look::here);
                    }
                    list.await(owner, pullId);
                }
            }
        }
        if (isWorthWaiting(owner, since)) {
            lookAgainSoon();
            return Optional.of(new Look.NotYet<>());
        }
        // A wave of creations pushes its own first ones off the newest pages. Who edits one does not wait for a walk.
        return !owner.edits() && list.walkInstead(since) ? Optional.of(new Look.NotYet<>()) : Optional.empty();
    }

    /** Whether the list may still come to show what was created then, and a single read would be at the cost of others' calls. */
    private boolean isWorthWaiting(Caller owner, Instant since) {
        return !owner.edits() && clock.instant().isBefore(since.plus(visibility)) && isQuotaShort.getAsBoolean();
    }

    /** All who wait together, so that they look together. */
    private void lookAgainSoon() {
        if (wakes.compareAndSet(false, true)) {
            clock.wakeAt(clock.nanos() + LOOK_EVERY.toNanos(), () -> {
                wakes.set(false);
                list.wakeAwaited();
            });
        }
    }

    /** How many wait for a look at the newest channels. */
    public int lookingForNew() {
        return list.snapshot().waiting();
    }

    private void arrived(String pullId) {
        created.remove(pullId);
        list.arrived(pullId);
    }

    /** What is known of one channel, without a call. */
    public Optional<E> entry(String pullId) {
        return list.known(pullId).map(Sighting::entry);
    }

    /** What was last seen of it, by a page of the list or by itself. */
    Optional<Sighting<E>> seen(String pullId) {
        return list.snapshot().find(pullId);
    }

    /** Whether the vendor has shown it as a channel. */
    boolean shows(String pullId) {
        return list.known(pullId).isPresent();
    }

    /** What is known of the channels. */
    Inventory inventory(String kind) {
        return new Inventory(kind, lastSweep().map(Sweep::completeAsOf), list::trace);
    }

    /** Whether a walk now could bring news of it: not right after a single read, against which the list is not believed. */
    boolean isListBelieved(String pullId) {
        return list.isBelieved(pullId);
    }

    /** Reads it within a pass, which has looked already: the next one is to see what came of it. */
    Look<E> readForTheNextPass(Caller owner, String pullId) {
        var look = read(owner, pullId);
        wake.accept(Set.of(pullId));
        return look;
    }

    /** Asks for this very channel now, with all that the list lacks. */
    public Look<E> read(Caller owner, String pullId) {
        return switch (calls.sight(Lane.READ, owner, vendor.reading(), clock, () -> vendor.read(pullId))) {
            case Outcome.Done<Sighting<D>>(var details) -> {
                var listed = list.snapshot().find(pullId).map(Sighting::entry);
                var sighting = new Sighting<>(vendor.entry(details.entry(), listed), details.seenAt());
                list.read(pullId, sighting);
                created.remove(pullId);
                doubted.settled(pullId);
                rounds.put(pullId, details);
                yield Look.here(sighting);
            }
            case Outcome.Failed<Sighting<D>>(Failure.Gone ignored) -> {
                deleted(pullId);
                yield new Look.Gone<>();
            }
            case Outcome.Failed<Sighting<D>>(var why)
            when CdnetworksError.WRONG_PARAMETER.isIn(why) -> {
                if (!doubted.refused(pullId)) {
                    yield new Look.Failed<>(notBelieved(why));
                }
                // It stays in doubt: a deletion that follows is refused for the same reason.
                forget(pullId);
                yield new Look.Gone<>();
            }
            case Outcome.Failed<Sighting<D>>(var why) -> new Look.Failed<>(why);
        };
    }

    /** To be said when a call that is about this channel alone told more of it than the list. */
    public void told(String pullId, Sighting<E> sighting) {
        list.read(pullId, sighting);
    }

    private static Failure notBelieved(Failure why) {
        return new Failure.Retryable(
                "the vendor may not have the channel any more, which is believed once two whole walks over its list lack"
                        + " it: " + why.message());
    }

    /** What a deletion came to: one of a channel that is not there has nothing to do. */
    Outcome<Acknowledged> ofDeletion(String pullId, Outcome<Acknowledged> outcome) {
        return outcome instanceof Outcome.Failed<Acknowledged>(var why) && CdnetworksError.WRONG_PARAMETER.isIn(why)
                ? Outcome.failed(doubted.refused(pullId) ? new Failure.Gone(why.message()) : notBelieved(why))
                : outcome;
    }

    /** To be said after each write: what was seen before it is old. */
    public void wrote(String pullId) {
        list.wrote(pullId);
    }

    /** The next look asks for this very channel. */
    void readAlone(String pullId) {
        list.readAlone(pullId);
    }

    /** To be said after a create: the newest page of the list will show the channel. */
    public void created(String pullId) {
        created.add(pullId);
        wrote(pullId);
    }

    /** To be said after a deletion. */
    public void deleted(String pullId) {
        doubted.settled(pullId);
        forget(pullId);
    }

    private void forget(String pullId) {
        list.deleted(pullId);
        created.remove(pullId);
        rounds.forget(pullId);
        viewers.forget(pullId);
    }

    /** Reads the newest page now, for all who ask at the same time. */
    public Outcome<Boolean> refreshNewest(Caller owner) {
        return list.snapshot().see(owner, "(none)", clock.instant()).map(Optional::isPresent);
    }

    @Override
    public Outcome<Sweep> sweep() {
        return list.sweep().map(walk -> {
            var gone = doubted.walked(walk, id -> list.snapshot().find(id).isPresent());
            if (!gone.isEmpty()) {
                wake.accept(gone);
            }
            return walk;
        });
    }

    @Override
    public Optional<Sweep> lastSweep() {
        return list.snapshot().lastSweep();
    }

    /** Nobody asks any more. */
    @Override
    public void close() {
        list.close();
    }

    /** All that the list shows. */
    public List<Sighting<E>> all() {
        return list.snapshot().all();
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
