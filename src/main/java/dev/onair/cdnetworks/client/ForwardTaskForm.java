package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code startForwardTask} sends; what is null is not sent and so the vendor's default.
 * CDNetworks Cloud Live API 2.27.3.
 *
 * @param notifyUrl where the vendor reports to; it carries the receiver's own secret, since notices are not signed
 * @param destination an RTMP URL with the stream key of the other platform in it
 * @param start null or past starts at once
 * @param end at least five minutes after the start and after now
 */
public record ForwardTaskForm(
        String pullId,
        @Nullable Secret notifyUrl,
        Secret destination,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable CodingParams codingParams) {

    /** All that is sent, with the secrets in it: for an approval to cover. */
    public Secret whole() {
        return fields().whole();
    }

    Fields fields() {
        return new Fields()
                .id("pullId", pullId)
                .secretUrl("notifyUrl", notifyUrl)
                .secretUrl("forwardUrl", destination)
                .seconds("startTime", start)
                .seconds("endTime", end)
                .text("codingParams", codingParams == null ? null : codingParams.json());
    }

    /** From now on, without end and as the stream is. */
    public static ForwardTaskForm of(String pullId, Secret destination) {
        return new ForwardTaskForm(pullId, null, destination, null, null, null);
    }
}
