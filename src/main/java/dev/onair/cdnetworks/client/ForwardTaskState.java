package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A forward task as list and notices tell of it; what the vendor leaves out is null. CDNetworks Cloud Live API 2.29.5.
 *
 * @param status null also where the answer has one that the document does not know
 * @param destination missing in the document's own example; it carries a stream key
 * @param notifyUrl carries the receiver's own secret
 */
public record ForwardTaskState(
        String taskId,
        @Nullable String pullId,
        @Nullable ForwardTaskStatus status,
        @Nullable Secret destination,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable Secret notifyUrl,
        @Nullable Instant createdAt,
        @Nullable String createdBy,
        @Nullable CodingParams codingParams) {}
