package dev.onair.cdnetworks.account;

import dev.onair.account.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Counts the channel-state notices by push domain. In memory: who shows the count is woken for it once a minute at most.
 */
public final class Deliveries {
    static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    /** How many came in all, and the last of them. */
    public record Count(long total, Instant last) {}

    private static final class Tally {
        private long total;
        private Optional<Instant> last = Optional.empty();
        private Optional<Instant> told = Optional.empty();
        private boolean isToBeTold;
    }

    private final Clockwork clock;
    private final Consumer<Set<String>> wake;
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();

    /** @param wake told the push domains that have news */
    Deliveries(Clockwork clock, Consumer<Set<String>> wake) {
        this.clock = clock;
        this.wake = wake;
    }

    /**
     * From now on this domain's notices are counted; others are not, lest a stranger has us remember names.
     *
     * @param before how many had come before this process began to count
     */
    public void watch(String pushDomain, long before) {
        tallies.computeIfAbsent(pushDomain, domain -> {
            var tally = new Tally();
            tally.total = before;
            return tally;
        });
    }

    public void forget(String pushDomain) {
        tallies.remove(pushDomain);
    }

    void note(String pushDomain) {
        var tally = tallies.get(pushDomain);
        if (tally == null) {
            return;
        }
        synchronized (tally) {
            var now = clock.instant();
            tally.total++;
            tally.last = Optional.of(now);
            if (!tally.isToBeTold) {
                tally.isToBeTold = true;
                var at = tally.told.map(told -> told.plus(TOLD_EVERY)).orElse(now);
                clock.wakeAt(at, () -> tell(pushDomain, tally));
            }
        }
    }

    private void tell(String pushDomain, Tally tally) {
        synchronized (tally) {
            tally.isToBeTold = false;
            tally.told = Optional.of(clock.instant());
        }
        wake.accept(Set.of(pushDomain));
    }

    /** Empty until one came. */
    public Optional<Count> of(String pushDomain) {
        var tally = tallies.get(pushDomain);
        if (tally == null) {
            return Optional.empty();
        }
        synchronized (tally) {
            return tally.last.map(last -> new Count(tally.total, last));
        }
    }
}
