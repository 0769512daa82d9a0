package dev.onair.cdnetworks.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Gives each request its timestamp so that two equal ones never share a signature: the vendor takes a signature once in
 * five minutes. An equal request in the same second gets the next second, up to a minute ahead of the clock.
 *
 * <p>What another process signed with the same keys, such as the operator that this one follows, is not known. It may have used
 * any second up to a minute ahead, so a request whose signature was refused is signed once with one in the minute after that.
 */
final class RequestTimes {

    /** The vendor bears five minutes; the clocks may differ already, so most of that is left to them. */
    static final Duration FURTHEST_AHEAD = Duration.ofSeconds(60);

    private static final Duration REPLAY_WINDOW = Duration.ofMinutes(5);
    /** Far above what the quota lets through in a window (200 a minute); only a bug gets there. */
    private static final int MOST_REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<String, Long> lastByRequest = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();

    RequestTimes(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The second to sign the request with; empty where too many equal ones came before, or too many in all. One more is
     * free with each second that passes.
     */
    synchronized OptionalLong next(String canonicalRequest) {
        var instant = clock.instant();
        var now = instant.getEpochSecond();
        forgetBefore(now - REPLAY_WINDOW.toSeconds());
        var request = RequestSigner.sha256(canonicalRequest);
        if (refused.remove(request)) {
            // The milliseconds are as good as dice: two processes do not agree in it.
            return OptionalLong.of(now + FURTHEST_AHEAD.toSeconds() + 1 + instant.toEpochMilli() % 60);
        }
        var last = lastByRequest.get(request);
        // Further ahead than any timestamp that is given out and still remembered: the clock was wrong, and is set.
        var clockWasSetBack =
                last != null && last > now + REPLAY_WINDOW.plus(FURTHEST_AHEAD).toSeconds();
        var time = last == null || clockWasSetBack ? now : Math.max(now, last + 1);
        if (time > now + FURTHEST_AHEAD.toSeconds() || lastByRequest.size() >= MOST_REMEMBERED) {
            return OptionalLong.empty();
        }
        lastByRequest.remove(request);
        lastByRequest.put(request, time);
        return OptionalLong.of(time);
    }

    /** The vendor refused the signature of this request. It says the same of a wrong one and of one that was used before. */
    synchronized void refused(String canonicalRequest) {
        if (refused.size() < MOST_REMEMBERED) {
            refused.add(RequestSigner.sha256(canonicalRequest));
        }
    }

    /** The map is in the order of giving out, so what is old stands at its head. */
    private void forgetBefore(long second) {
        var times = lastByRequest.values().iterator();
        while (times.hasNext() && times.next() < second) {
            times.remove();
        }
    }
}
