package dev.onair.cdnetworks.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request its timestamp so that two equal ones never share a signature: the vendor takes a signature once in
 * five minutes. An equal request in the same second gets the next second, up to a minute ahead of the clock.
 *
 * <p>What another process signed with the same keys, such as the operator that this one follows, is not known. It may have used
 * any second up to a minute ahead, so a request whose signature was refused, and each equal one after it, is signed with seconds
 * of the minute after that, until the clock has come near them.
 */
final class RequestTimes {

    /** The vendor bears five minutes; the clocks may differ already, so most of that is left to them. */
    static final Duration FURTHEST_AHEAD = Duration.ofSeconds(60);

    private static final Duration REPLAY_WINDOW = Duration.ofMinutes(5);
    /** Far above what the quota lets through in a window (200 a minute); only a bug gets there. */
    private static final int MOST_REMEMBERED = 10_000;
    /** Two processes that follow a third hardly begin at the same second of so many; the rest is for equal requests. */
    private static final int FIRST_SECONDS = 40;

    private final InstantSource clock;
    private final Map<String, Long> lastByRequest = new LinkedHashMap<>();

    RequestTimes(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The second to sign the request with; empty where too many equal ones came before, or too many in all. One more is
     * free with each second that passes.
     */
    synchronized OptionalLong next(String canonicalRequest) {
        var now = clock.instant().getEpochSecond();
        forgetBefore(now - REPLAY_WINDOW.toSeconds());
        var request = RequestSigner.sha256(canonicalRequest);
        var last = lastByRequest.get(request);
        // Further ahead than any timestamp that is given out and still remembered: the clock was wrong, and is set.
        var clockWasSetBack =
                last != null && last > now + REPLAY_WINDOW.plus(FURTHEST_AHEAD).toSeconds();
        var time = last == null || clockWasSetBack ? now : Math.max(now, last + 1);
        var furthest = isPastOthers(last, now) ? FURTHEST_AHEAD.multipliedBy(2) : FURTHEST_AHEAD;
        if (time > now + furthest.toSeconds() || lastByRequest.size() >= MOST_REMEMBERED) {
            return OptionalLong.empty();
        }
        lastByRequest.remove(request);
        lastByRequest.put(request, time);
        return OptionalLong.of(time);
    }

    /** The vendor refused the signature of this request. It says the same of a wrong one and of one that was used before. */
    synchronized void refused(String canonicalRequest) {
        var instant = clock.instant();
        var now = instant.getEpochSecond();
        var request = RequestSigner.sha256(canonicalRequest);
        var last = lastByRequest.get(request);
        if (last == null || isPastOthers(last, now)) {
            return;
        }
        lastByRequest.remove(request);
        // The milliseconds are as good as dice: two processes do not agree in them.
        lastByRequest.put(request, now + FURTHEST_AHEAD.toSeconds() + 1 + instant.toEpochMilli() % FIRST_SECONDS);
    }

    /** Whether a request is signed already with seconds that only a refusal leads to. */
    private static boolean isPastOthers(@Nullable Long last, long now) {
        return last != null && last > now + FURTHEST_AHEAD.toSeconds();
    }

    /** The map is in the order of giving out, so what is old stands at its head. */
    private void forgetBefore(long second) {
        var times = lastByRequest.values().iterator();
        while (times.hasNext() && times.next() < second) {
            times.remove();
        }
    }
}
