package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Sighting;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.ChannelDetails;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Fetches, in the lowest lane, what the list does not show: the details of one channel after the other (2.2), and the
 * viewers of those that are on air, fifty in a call (3.1). Those whose news it is are woken.
 */
public final class ChannelRounds {
    private static final String OWNER = "rounds";
    private static final int IDS_PER_CALL = 50;
    private static final Duration COUNT_EVERY = Duration.ofSeconds(55);

    private final CdnetworksClient client;
    private final Calls calls;
    private final InstantSource clock;
    private final Consumer<Set<String>> wake;

    private final Map<String, Sighting<ChannelDetails>> details = new ConcurrentHashMap<>();
    /** Channels whose details are known from their status alone, and since when. */
    private final Map<String, Instant> inherited = new ConcurrentHashMap<>();

    private final Map<String, Long> viewers = new ConcurrentHashMap<>();
    private final Set<String> counted = ConcurrentHashMap.newKeySet();
    private volatile Instant countAgain = Instant.MIN;
    private final ReentrantLock lock = new ReentrantLock();
    /** The first is the one that is being fetched. */
    private final LinkedHashSet<String> wanted = new LinkedHashSet<>();

    private boolean fetching;

    ChannelRounds(CdnetworksClient client, Calls calls, InstantSource clock, Consumer<Set<String>> wake) {
        this.client = client;
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
    public Optional<Sighting<ChannelDetails>> details(ChannelEntry entry, Optional<Instant> readBefore) {
        var known = Optional.ofNullable(details.get(entry.pullId()));
        if (known.isEmpty() && readBefore.isPresent()) {
            inherited.put(entry.pullId(), readBefore.get());
        } else if (known.filter(sighting -> agrees(sighting.entry(), entry)).isEmpty()) {
            fetch(List.of(entry.pullId()));
        }
        return known;
    }

    /** Whether the details were read since the operator started. */
    public boolean knows(String pullId) {
        return details.containsKey(pullId);
    }

    /** Whatever changes in the list may have come with a change of what the list does not show. */
    private static boolean agrees(ChannelDetails known, ChannelEntry entry) {
        return known.channelName().equals(entry.channelName())
                && Objects.equals(known.pushUrl(), entry.pushUrl())
                && Objects.equals(known.directoryId(), entry.directoryId())
                && Objects.equals(known.scenario(), entry.scenario());
    }

    /** Viewers by RTMP of a channel that is on air; empty until they were counted. */
    public OptionalLong viewers(String pullId) {
        var count = viewers.get(pullId);
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    void put(String pullId, ChannelDetails seen, Instant at) {
        details.put(pullId, new Sighting<>(seen, at));
    }

    void forget(String pullId) {
        details.remove(pullId);
        inherited.remove(pullId);
        viewers.remove(pullId);
    }

    /** One round: details that are older than {@code oldest}, and the viewers of the channels on air. */
    void go(Collection<ChannelEntry> managed, Duration oldest) {
        var deadline = clock.instant().minus(oldest);
        fetch(managed.stream()
                .map(ChannelEntry::pullId)
                .filter(id -> readAt(id).filter(deadline::isAfter).isPresent())
                .toList());
        count(managed.stream()
                .filter(entry -> entry.state() == ChannelState.LIVE)
                .map(ChannelEntry::pullId)
                .toList());
    }

    private Optional<Instant> readAt(String pullId) {
        return Optional.ofNullable(details.get(pullId))
                .map(Sighting::seenAt)
                .or(() -> Optional.ofNullable(inherited.get(pullId)));
    }

    /**
     * At most once a minute, however often the list is walked: each new number is a write to Kubernetes. One that has just
     * gone on air is counted at once.
     */
    private void count(Collection<String> live) {
        viewers.keySet().retainAll(live);
        counted.retainAll(live);
        var now = clock.instant();
        var all = !now.isBefore(countAgain);
        var due = live.stream().filter(id -> all || !counted.contains(id)).toList();
        if (due.isEmpty()) {
            return;
        }
        counted.addAll(due);
        if (all) {
            countAgain = now.plus(COUNT_EVERY);
        }
        for (int from = 0; from < due.size(); from += IDS_PER_CALL) {
            var ids = due.subList(from, Math.min(due.size(), from + IDS_PER_CALL));
            var answer = calls.call(
                    Lane.BACKGROUND,
                    OWNER,
                    "getRealTimeChannelOnlineNumber",
                    () -> client.getRealTimeChannelOnlineNumber(ids));
            if (answer instanceof Outcome.Done<Map<String, Long>>(var numbers)) {
                var changed = new LinkedHashSet<String>();
                numbers.forEach((id, number) -> {
                    if (!number.equals(viewers.put(id, number))) {
                        changed.add(id);
                    }
                });
                tell(changed);
            }
        }
    }

    private void fetch(Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            wanted.addAll(ids);
            if (!fetching) {
                fetching = true;
                Thread.ofVirtual().name("details").start(this::fetchAll);
            }
        } finally {
            lock.unlock();
        }
    }

    private void fetchAll() {
        for (var id = first(); id.isPresent(); id = next(id.get())) {
            fetch(id.get());
        }
    }

    private void fetch(String pullId) {
        var asked = new ArrayList<Instant>();
        var outcome = calls.call(Lane.BACKGROUND, OWNER, "getChannelConfigure", () -> {
            asked.add(clock.instant());
            return client.getChannelConfigure(pullId);
        });
        if (outcome instanceof Outcome.Done<ChannelDetails>(var seen)) {
            var before = details.put(pullId, new Sighting<>(seen, asked.getLast()));
            if (before == null || !before.entry().equals(seen)) {
                tell(Set.of(pullId));
            }
        }
    }

    /** It stays until it was fetched, so that those who look meanwhile do not have it fetched twice. */
    private Optional<String> first() {
        lock.lock();
        try {
            fetching = !wanted.isEmpty();
            return fetching ? Optional.of(wanted.getFirst()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> next(String done) {
        lock.lock();
        try {
            wanted.remove(done);
        } finally {
            lock.unlock();
        }
        return first();
    }

    private void tell(Set<String> ids) {
        if (!ids.isEmpty()) {
            wake.accept(ids);
        }
    }
}
