package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Claimant;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * How many watch, by RTMP, which is all that the vendor counts: channels fifty in a call (3.1), push domains in one call
 * (3.2), in the lowest lane. Resources are woken when a number changes that they show; whoever wants each number as it is
 * listens. Safe for use by several threads.
 */
public final class Viewers {
    private static final Caller OWNER = Caller.account("viewers");
    private static final int IDS_PER_CALL = 50;
    private static final Duration COUNT_EVERY = Duration.ofSeconds(55);

    private final CdnetworksClient client;
    private final Calls calls;
    private final InstantSource clock;
    private final Consumer<Set<String>> wake;
    private final Listener listener;

    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();
    private volatile Instant countAgain = Instant.MIN;
    private volatile Map<String, Long> domains = Map.of();
    private volatile Optional<String> domainsProblem = Optional.empty();
    private final ReentrantLock telling = new ReentrantLock();

    /** A channel that somebody may be watching, and whose it is. */
    public record Watched(String pullId, String kind, Claimant owner) {}

    /** How many watch a channel, to the last one. */
    public record Count(Watched channel, long viewers) {}

    /** Told all that is known, each time that something of it is new. */
    public interface Listener {
        void counted(List<Count> channels, Map<String, Long> pushDomains);
    }

    Viewers(CdnetworksClient client, Calls calls, InstantSource clock, Consumer<Set<String>> wake, Listener listener) {
        this.client = client;
        this.calls = calls;
        this.clock = clock;
        this.wake = wake;
        this.listener = listener;
    }

    /** As a status shows it: in two digits. Empty until it was counted. */
    OptionalLong rounded(String pullId) {
        var count = counts.get(pullId);
        return count == null ? OptionalLong.empty() : OptionalLong.of(inTwoDigits(count));
    }

    /** So that an audience which comes and goes by a few does not cost a write each minute. */
    static long inTwoDigits(long number) {
        long unit = 1;
        while (number / unit >= 100) {
            unit *= 10;
        }
        return (number / unit + (number % unit * 2 >= unit ? 1 : 0)) * unit;
    }

    /** By push domain, at the last count. */
    Map<String, Long> byPushDomain() {
        return domains;
    }

    /** Why the vendor does not count the push domains, if only a person can mend that. */
    Optional<String> pushDomainsProblem() {
        return domainsProblem;
    }

    /**
     * At most once a minute, however often the lists are walked: each new number may be a write to Kubernetes. A channel that
     * has just gone on air is counted at once.
     *
     * @param channels all that may be watched now; what is known of others is forgotten
     */
    void count(Collection<Watched> channels) {
        var before = Set.copyOf(watched.keySet());
        var byId = channels.stream().collect(Collectors.toMap(Watched::pullId, channel -> channel, (one, same) -> one));
        watched.keySet().retainAll(byId.keySet());
        watched.putAll(byId);
        counts.keySet().retainAll(byId.keySet());
        var now = clock.instant();
        var all = !now.isBefore(countAgain);
        var due =
                byId.keySet().stream().filter(id -> all || !before.contains(id)).toList();
        if (all && !due.isEmpty()) {
            countAgain = now.plus(COUNT_EVERY);
        }
        for (int from = 0; from < due.size(); from += IDS_PER_CALL) {
            count(due.subList(from, Math.min(due.size(), from + IDS_PER_CALL)));
        }
        tell();
    }

    private void count(List<String> ids) {
        var answer = calls.call(
                Lane.BACKGROUND,
                OWNER,
                "getRealTimeChannelOnlineNumber",
                () -> client.getRealTimeChannelOnlineNumber(ids));
        if (answer instanceof Outcome.Done<Map<String, Long>>(var numbers)) {
            var news = new LinkedHashSet<String>();
            numbers.forEach((id, number) -> {
                // One that was deleted meanwhile stays forgotten.
                var known = watched.containsKey(id) ? counts.put(id, number) : number;
                if (known == null || inTwoDigits(known) != inTwoDigits(number)) {
                    news.add(id);
                }
            });
            // What the answer lacks is not known any more; the old number would be told for ever.
            ids.stream()
                    .filter(id -> !numbers.containsKey(id) && counts.remove(id) != null)
                    .forEach(news::add);
            if (!news.isEmpty()) {
                wake.accept(news);
            }
        }
    }

    /** One call for all of them. */
    void countPushDomains(List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        var answer = calls.call(
                Lane.BACKGROUND, OWNER, "getRealTimeHostOnlineNumber", () -> client.getRealTimeHostOnlineNumber(names));
        switch (answer) {
            case Outcome.Done<Map<String, Long>>(var numbers) -> {
                domains = Map.copyOf(numbers);
                domainsProblem = Optional.empty();
            }
            case Outcome.Failed<Map<String, Long>>(var why) -> {
                // What time mends leaves the last numbers, as with channels.
                if (why instanceof Failure.Rejected) {
                    domains = Map.of();
                    domainsProblem = Optional.of(why.message());
                }
            }
        }
        tell();
    }

    void forget(String pullId) {
        watched.remove(pullId);
        if (counts.remove(pullId) != null) {
            tell();
        }
    }

    /** Nothing is known any more. */
    void close() {
        watched.clear();
        counts.clear();
        domains = Map.of();
        tell();
    }

    private void tell() {
        telling.lock();
        try {
            var shown = new TreeMap<>(counts)
                    .entrySet().stream()
                            .flatMap(count -> Optional.ofNullable(watched.get(count.getKey())).stream()
                                    .map(channel -> new Count(channel, count.getValue())))
                            .toList();
            listener.counted(shown, domains);
        } finally {
            telling.unlock();
        }
    }
}
