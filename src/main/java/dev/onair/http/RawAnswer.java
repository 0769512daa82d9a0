package dev.onair.http;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.engine.RequestId;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * An answer before anybody read it. It takes memory that all accounts share until it is closed.
 *
 * @param body empty where it was larger than the limit
 */
public record RawAnswer(
        int status, HttpHeaders headers, Optional<byte[]> body, int limitBytes, AnswerMemory.Lease lease)
        implements AutoCloseable {

    private static final int EXCERPT_LENGTH = 80;
    private static final int MOST_EXCERPTED_BYTES = 16_384;
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_.:=+/-]{1,128}");

    /** Reads it, one large answer after the other: as objects an answer takes many times what its bytes do. */
    public <T> T reading(Supplier<T> reader) {
        return lease.reading(body.map(bytes -> bytes.length).orElse(0), reader);
    }

    /** Nobody needs its body any more. */
    @Override
    public void close() {
        lease.close();
    }

    /** How long the vendor asks to wait, if it does; until a date by its own clock, where that is known. */
    public Optional<Duration> retryAfter(Instant now) {
        return headers.firstValue("Retry-After")
                .flatMap(
                        value -> RetryAfter.parse(value, VendorClock.of(headers).orElse(now)));
    }

    /** The outcome of this answer: a refusal of the account says so where the clocks are too far apart for its signatures. */
    public <T> Outcome<T> timed(Outcome<T> outcome, Instant now) {
        return outcome instanceof Outcome.Failed<T>(Failure.AuthRefused(var code, var message))
                ? VendorClock.difference(headers, now)
                        .<Outcome<T>>map(told -> Outcome.failed(new Failure.AuthRefused(code, message + ". " + told)))
                        .orElse(outcome)
                : outcome;
    }

    /**
     * What the vendor calls this request, if it says so and it can be told.
     *
     * @param names of the headers where it may stand
     */
    private Optional<String> requestId(SafeText safe, List<String> names) {
        return names.stream()
                .flatMap(name -> headers.firstValue(name).stream())
                .map(String::strip)
                .filter(id -> REQUEST_ID.matcher(id).matches())
                // A vendor, or a proxy, that gives back what is secret.
                .filter(id -> safe.clean(id, id.length()).equals(id))
                .findFirst();
    }

    /**
     * The outcome of this answer: a failure with the vendor's name of the request in it.
     *
     * @param headers where the vendor puts that name
     */
    public <T> Outcome<T> named(Outcome<T> outcome, SafeText safe, List<String> headers) {
        return outcome instanceof Outcome.Failed<T>(var failure)
                ? requestId(safe, headers)
                        .<Outcome<T>>map(id -> Outcome.failed(RequestId.in(failure, id)))
                        .orElse(outcome)
                : outcome;
    }

    /**
     * Words for an answer that could not be used, with its status, size and beginning.
     *
     * @param fault what it is not, such as {@code "JSON"}
     */
    public String describe(String fault, SafeText safe) {
        if (body.isEmpty()) {
            return "HTTP " + status + " with more than " + limitBytes + " bytes";
        }
        var bytes = body.get();
        var start = new String(bytes, 0, Math.min(bytes.length, MOST_EXCERPTED_BYTES), StandardCharsets.UTF_8);
        return "HTTP " + status + " with " + bytes.length + " bytes that are not " + fault
                + (start.isBlank() ? "" : ": " + safe.clean(start, EXCERPT_LENGTH));
    }
}
