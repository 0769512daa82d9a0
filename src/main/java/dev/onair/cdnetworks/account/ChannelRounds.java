package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Rounds;
import dev.onair.account.Sighting;
import dev.onair.cdnetworks.client.ConfiguredChannel;
import dev.onair.cdnetworks.client.ListedChannel;
import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Fetches, in the lowest lane, what the list does not show: the details of one channel after the other (2.2, 2.14). Those
 * whose news it is are woken.
 */
public final class ChannelRounds<E extends ListedChannel, D extends ConfiguredChannel> {
    private static final Caller OWNER = Caller.account("rounds");

    private final ChannelCalls<E, D> vendor;
    private final Calls calls;
    private final InstantSource clock;
    private final Consumer<Set<String>> wake;

    private final Map<String, Sighting<D>> details = new ConcurrentHashMap<>();
    /** Channels whose details are known from their status alone, and since when. */
    private final Map<String, Instant> inherited = new ConcurrentHashMap<>();

    private final Rounds rounds = new Rounds("details", this::fetch);

    ChannelRounds(ChannelCalls<E, D> vendor, Calls calls, InstantSource clock, Consumer<Set<String>> wake) {
        this.vendor = vendor;
        this.calls = calls;
        this.clock = clock;
        this.wake = wake;
    }

    /**
     * The details, if they were read and still belong to what the list shows; else they are fetched later.
     *
     * @param readBefore when an operator before this one read them, if what it noted still holds: then there is no hurry, and
     *     a restart does not cost a call for each channel
     */
    public Optional<Sighting<D>> details(E entry, Optional<Instant> readBefore) {
        var known = Optional.ofNullable(details.get(entry.pullId()));
        if (known.isEmpty() && readBefore.isPresent()) {
            inherited.put(entry.pullId(), readBefore.get());
        } else if (known.filter(sighting -> vendor.agree(sighting.entry(), entry))
                .isEmpty()) {
            rounds.want(List.of(entry.pullId()));
        }
        return known;
    }

    /** Whether the details were read since the operator started. */
    public boolean knows(String pullId) {
        return details.containsKey(pullId);
    }

    void put(String pullId, Sighting<D> seen) {
        details.put(pullId, seen);
    }

    void forget(String pullId) {
        details.remove(pullId);
        inherited.remove(pullId);
    }

    /** One round: details that are older than {@code oldest}. */
    void go(Collection<E> managed, Duration oldest) {
        var deadline = clock.instant().minus(oldest);
        rounds.want(managed.stream()
                .map(ListedChannel::pullId)
                .filter(id -> readAt(id).filter(deadline::isAfter).isPresent())
                .toList());
    }

    /** The same for one channel, that somebody has reason to doubt. */
    public void refresh(String pullId, Instant readBefore) {
        if (readAt(pullId).filter(readBefore::isAfter).isPresent()) {
            rounds.want(List.of(pullId));
        }
    }

    private Optional<Instant> readAt(String pullId) {
        return Optional.ofNullable(details.get(pullId))
                .map(Sighting::seenAt)
                .or(() -> Optional.ofNullable(inherited.get(pullId)));
    }

    private void fetch(String pullId) {
        if (calls.sight(Lane.BACKGROUND, OWNER, vendor.reading(), clock, () -> vendor.read(pullId))
                instanceof Outcome.Done<Sighting<D>>(var seen)) {
            var before = details.put(pullId, seen);
            if (before == null || !before.entry().equals(seen.entry())) {
                wake.accept(Set.of(pullId));
            }
        }
    }
}
