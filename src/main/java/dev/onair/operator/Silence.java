package dev.onair.operator;

import dev.onair.engine.Pass;
import dev.onair.engine.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Resources whose passes learn nothing, again and again: after a while they say what they wait for. Those that are as
 * declared stay as they are, so that a vendor's outage costs no write for each of them.
 */
final class Silence {
    static final String REASON = "Waiting";

    private final Duration patience;
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    /**
     * @param patience how long nothing is said
     */
    Silence(Duration patience) {
        this.patience = patience;
    }

    /**
     * What the pass comes to.
     *
     * @param waits whether the resource has anything to wait for, or is as declared
     */
    Pass broken(String uid, Pass pass, boolean waits, Instant now) {
        if (!(pass.standing() instanceof Standing.Unchanged(var why)) || !waits) {
            since.remove(uid);
            return pass;
        }
        var first = since.computeIfAbsent(uid, start -> now);
        var left = Duration.between(now, first.plus(patience));
        return left.isPositive()
                ? new Pass(pass.standing(), sooner(pass.again(), left), pass.announcements())
                : new Pass(
                        new Standing.Waiting(REASON, why + " (since " + first.truncatedTo(ChronoUnit.SECONDS) + ")"),
                        sooner(pass.again(), patience),
                        pass.announcements());
    }

    private static Optional<Duration> sooner(Optional<Duration> again, Duration other) {
        return again.filter(wait -> wait.compareTo(other) < 0).or(() -> Optional.of(other));
    }

    void forget(String uid) {
        since.remove(uid);
    }
}
