package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.client.CodingParams;
import dev.onair.http.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a manifest asks for, with its references resolved. What the user did not set is empty: it is neither sent nor compared.
 *
 * @param pullId the channel; empty text only for a task that goes, or is over
 * @param destination empty where nothing is to be made any more and the Secret is not there
 * @param start to the second
 * @param end to the second
 */
record ForwardTaskDesired(
        String pullId,
        Optional<Destination> destination,
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<CodingParams> coding,
        Optional<Secret> notifyUrl) {
    /** "The end time must be 5 mins later than the start time and the current time." CDNetworks Cloud Live API 2.27.3. */
    static final Duration SHORTEST = Duration.ofMinutes(5);

    /**
     * Where the stream is pushed to.
     *
     * @param url with the stream key in it
     * @param host what may be told of it
     * @param fingerprint a keyed hash of it
     */
    record Destination(Secret url, String host, String fingerprint) {}

    /** Whether the vendor would refuse to make the task now. */
    boolean isTooLate(Instant now) {
        return end.filter(time -> time.isBefore(now.plus(SHORTEST))).isPresent();
    }
}
