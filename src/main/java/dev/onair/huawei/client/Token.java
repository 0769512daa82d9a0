package dev.onair.huawei.client;

import dev.onair.http.Secret;
import java.time.Duration;
import java.time.Instant;

/**
 * What a user is known by for a day. Huawei Cloud Media Live API 3.2.
 *
 * @param begunAt before it was asked for
 */
record Token(Secret value, Instant begunAt, Instant expiresAt) {

    /** A token near its end may fail a call. Huawei Cloud Media Live API 3.2. */
    static final Duration RENEWED_BEFORE_ITS_END = Duration.ofMinutes(30);

    /** Well before its end; one of a short life is used for half of that, and not fetched for each call. */
    Instant renewAt() {
        var half = Duration.between(begunAt, expiresAt).dividedBy(2);
        return expiresAt.minus(half.compareTo(RENEWED_BEFORE_ITS_END) < 0 ? half : RENEWED_BEFORE_ITS_END);
    }
}
