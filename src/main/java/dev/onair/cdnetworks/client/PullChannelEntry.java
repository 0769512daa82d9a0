package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pull channel as the list tells of it. CDNetworks Cloud Live API 2.15.5.
 *
 * @param application the vendor's {@code channelType}
 * @param sourceProtocol null where the answer has none that the document knows
 * @param sourceUrl may carry the credentials of the origin
 * @param createdAt null where the answer's time cannot be read
 */
public record PullChannelEntry(
        String pullId,
        String channelName,
        @Nullable String application,
        @Nullable Protocol sourceProtocol,
        @Nullable Secret sourceUrl,
        @Nullable Instant createdAt,
        @Nullable String userId)
        implements ListedChannel {}
