package dev.onair.cdnetworks.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording directory that was just made. CDNetworks Cloud Live API 2.20.5.
 *
 * @param createdAt null where the answer leaves it out
 */
public record CreatedRecordDirectory(
        String directoryId, @Nullable Instant createdAt) {}
