package dev.onair.http;

import java.time.Duration;

/**
 * How long and how large one exchange may be.
 *
 * @param requestTimeout from the first byte sent to the last one received
 * @param maxResponseBytes a longer answer is not read to its end
 */
public record HttpLimits(Duration connectTimeout, Duration requestTimeout, int maxResponseBytes) {

    public static final HttpLimits USUAL =
            new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), 4 * 1024 * 1024);

    public HttpLimits {
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("requestTimeout", requestTimeout);
        if (maxResponseBytes <= 0) {
            throw new IllegalArgumentException(
                    "maxResponseBytes " + maxResponseBytes + " is not positive: give a number of bytes");
        }
    }

    private static void requirePositive(String field, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(field + " " + value + " is not positive: give a duration such as 5s");
        }
    }
}
