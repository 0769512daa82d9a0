package dev.onair.cdnetworks.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel that was just made. CDNetworks Cloud Live API 2.1.6.
 *
 * @param createdAt null where the answer leaves it out
 */
public record CreatedChannel(String pullId, @Nullable Instant createdAt) {}
