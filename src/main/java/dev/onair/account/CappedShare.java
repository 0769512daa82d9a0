package dev.onair.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The part of a quota that goes into what nobody waits for. What is not used in a minute is lost; what was taken beyond it is paid
 * for by the minutes that follow. Not safe for use by several threads.
 */
public final class CappedShare {
    private static final double MINUTE = Duration.ofMinutes(1).toMillis();

    private final int percent;
    private final InstantSource clock;
    private double calls;
    private Instant countedAt = Instant.MIN;

    /** @param percent of what the account may send, 1 to 100 */
    public CappedShare(int percent, InstantSource clock) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("percent must be 1 to 100, not " + percent);
        }
        this.percent = percent;
        this.clock = clock;
    }

    /**
     * The first of them, as many as there are calls for; one may take more than are left.
     *
     * @param cost calls that one needs, at least 1
     * @param allowance calls that the account may send in a minute
     */
    public <T> List<T> take(List<T> wanted, ToIntFunction<T> cost, int allowance) {
        count(allowance * percent / 100.0);
        var taken = new ArrayList<T>();
        for (var one : wanted) {
            if (calls <= 0) {
                break;
            }
            calls -= Math.max(1, cost.applyAsInt(one));
            taken.add(one);
        }
        return taken;
    }

    private void count(double perMinute) {
        var now = clock.instant();
        calls = countedAt.equals(Instant.MIN)
                ? perMinute
                : Math.min(
                        perMinute,
                        calls + perMinute * Duration.between(countedAt, now).toMillis() / MINUTE);
        countedAt = now;
    }
}
