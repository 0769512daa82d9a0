package dev.onair.operator;

import dev.onair.engine.Pass;
import dev.onair.engine.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Resources whose passes learn nothing, again and again: after a while they say what they wait for. Those that are as
 * declared stay as they are, so that a vendor's outage costs no write for each of them.
 */
final class Silence {
    static final String REASON = "Waiting";

    private static final int LATER = 5;

    private final Duration patience;
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    /**
     * @param patience how long nothing is said
     */
    Silence(Duration patience) {
        this.patience = patience;
    }

    /**
     * What the pass comes to. What it waits for is told again at five times the age, and so on: its place has changed then.
     *
     * @param waits whether the resource has anything to wait for, or is as declared
     * @param queued where its call stands in the account's queue, if it stands there
     */
    Pass broken(String uid, Pass pass, boolean waits, Supplier<Optional<Kind.Waits>> queued, Instant now) {
        if (!(pass.standing() instanceof Standing.Unchanged(var why)) || !waits) {
            since.remove(uid);
            return pass;
        }
        var first = since.computeIfAbsent(uid, start -> now);
        var age = Duration.between(first, now);
        if (age.compareTo(patience) < 0) {
            return new Pass(pass.standing(), sooner(pass.again(), patience.minus(age)), pass.announcements());
        }
        var what = queued.get().orElseGet(() -> new Kind.Waits(REASON, why));
        return new Pass(
                new Standing.Waiting(
                        what.reason(), what.message() + " (since " + first.truncatedTo(ChronoUnit.SECONDS) + ")"),
                sooner(pass.again(), age.multipliedBy(LATER - 1L)),
                pass.announcements());
    }

    private static Optional<Duration> sooner(Optional<Duration> again, Duration other) {
        return again.filter(wait -> wait.compareTo(other) < 0).or(() -> Optional.of(other));
    }

    void forget(String uid) {
        since.remove(uid);
    }
}
