package dev.onair.account;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * When the next call may leave: two token buckets, one for everyday and one for emergencies, slowed by what the vendor says. Not
 * safe for use by several threads.
 *
 * <p>Why no 60 seconds [t, t + 60 s) ever hold more than the allowance A: at t at most the burst b is there, and strictly less
 * than the refill r = A − b + 1 comes until the end, so fewer than A + 1 calls can leave. A new bucket starts empty, hence the
 * same holds across a restart, of which nobody can say what was used before. The refill is spread over 61 seconds, so the same
 * holds at the vendor's door when calls take up to a second longer than others; at least 95 % of A remain.
 *
 * <p>The emergency bucket is the exception, since a ban must not wait: it starts with one token. Its burst c and refill R − c
 * leave room for that one, so that a restart does not break the reserve R; two restarts within a minute may, by one call.
 */
final class Pace {

    /** The vendor's minute, and a second for calls that the network, or a busy machine, brings together on their way. */
    private static final Duration MINUTE = Duration.ofSeconds(61);

    private static final long BURST_DIVISOR = 30;
    /** A refused emergency comes back so soon, however long the gate is closed for the others. */
    private static final Duration EMERGENCY_PAUSE = Duration.ofSeconds(1);

    private final Clockwork clock;
    /** The moment of the question that is being answered: all of an answer is as of one moment. */
    private long now;

    private GateSettings settings;
    private Throttle throttle = Throttle.NEVER;
    private int eighths = Throttle.FULL;
    private boolean closed;
    private Bucket everyday;
    private Bucket reserve;
    private Optional<Long> emergencyPausedUntil = Optional.empty();

    Pace(GateSettings settings, Clockwork clock) {
        this.settings = settings;
        this.clock = clock;
        this.now = clock.nanos();
        this.everyday = everyday(0);
        this.reserve = reserve(1);
    }

    /** Both buckets start again empty: what the last minute used belongs to other limits. */
    void reconfigure(GateSettings changed) {
        if (changed.equals(settings)) {
            return;
        }
        settings = changed;
        now = clock.nanos();
        everyday = everyday(0);
        reserve = reserve(0);
    }

    boolean tryEveryday() {
        catchUp();
        return !closed && everyday.tryConsume(1);
    }

    boolean tryEmergency() {
        catchUp();
        return !isEmergencyPaused() && (tryReserve() || everyday.tryConsume(1));
    }

    /** A refused emergency holds nobody up but itself. */
    boolean emergencyPaused() {
        now = clock.nanos();
        return isEmergencyPaused();
    }

    private boolean isEmergencyPaused() {
        return emergencyPausedUntil.isPresent() && now - emergencyPausedUntil.get() < 0;
    }

    /** The moment at which {@link #tryEveryday} is worth another try, in {@link Clockwork#nanos} time. */
    long nextEveryday() {
        catchUp();
        long change = throttle.untilChange(now);
        return now + (closed ? change : Math.min(change, untilToken(everyday)));
    }

    /** The moment at which {@link #tryEmergency} is worth another try, in {@link Clockwork#nanos} time. */
    long nextEmergency() {
        catchUp();
        if (isEmergencyPaused()) {
            return emergencyPausedUntil.orElseThrow();
        }
        long token = Math.min(untilToken(everyday), settings.reserve() == 0 ? Long.MAX_VALUE : untilToken(reserve));
        return now + Math.min(throttle.untilChange(now), token);
    }

    void refused(long sentAt, boolean emergency, Optional<Duration> after) {
        now = clock.nanos();
        throttle = throttle.refused(now, sentAt, after);
        if (emergency) {
            emergencyPausedUntil = Optional.of(now + EMERGENCY_PAUSE.toNanos());
        }
        catchUp();
    }

    void answered(long sentAt) {
        throttle = throttle.answered(sentAt);
    }

    /** How long the gate stays closed for everyday calls, if it is. */
    Optional<Duration> closedFor() {
        now = clock.nanos();
        return throttle.closed(now) ? Optional.of(Duration.ofNanos(throttle.untilChange(now))) : Optional.empty();
    }

    GateSettings settings() {
        return settings;
    }

    /** Brings the everyday bucket to the rate that holds now. */
    private void catchUp() {
        now = clock.nanos();
        boolean closedNow = throttle.closed(now);
        int eighthsNow = throttle.eighths(now);
        if (closedNow == closed && eighthsNow == eighths) {
            return;
        }
        // What gathered while the gate was closed would leave in one burst, the very thing that a slow opening avoids.
        boolean opensOrCloses = closedNow != closed;
        closed = closedNow;
        eighths = eighthsNow;
        everyday = everyday(opensOrCloses ? 0 : everyday.getAvailableTokens());
    }

    private boolean tryReserve() {
        return settings.reserve() > 0 && reserve.tryConsume(1);
    }

    private Bucket everyday(long tokens) {
        long allowance = settings.allowance();
        long burst = Math.max(1, allowance / BURST_DIVISOR);
        long refill = Math.max(1, (allowance - burst + 1) * eighths / Throttle.FULL);
        return bucket(burst, refill, Math.min(tokens, burst));
    }

    private Bucket reserve(long tokens) {
        long reserved = Math.max(1, settings.reserve());
        long burst = Math.max(1, reserved / 2);
        // A single call a minute has no room for one more after a restart.
        return bucket(burst, Math.max(1, reserved - burst), reserved == 1 ? 0 : tokens);
    }

    private Bucket bucket(long burst, long refill, long tokens) {
        return Bucket.builder()
                .withCustomTimePrecision(new Meter())
                .addLimit(limit ->
                        limit.capacity(burst).refillGreedy(refill, MINUTE).initialTokens(tokens))
                .build();
    }

    private static long untilToken(Bucket bucket) {
        // Bucket4j rounds down, to a moment at which the token is just not there yet; it then answers 0 and would be
        // asked for ever.
        return bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill() + 1;
    }

    private final class Meter implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
