package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recorded file with the page to watch it at. CDNetworks Cloud Live API 2.24.5.
 *
 * @param password what the page asks viewers for; null where it asks for none
 * @param sharePageUrl null for an encrypted video, which has no page
 */
public record RecordFile(
        String pullId,
        String videoId,
        @Nullable String videoName,
        @Nullable Instant startedAt,
        @Nullable Long durationSeconds,
        @Nullable Secret password,
        @Nullable String sharePageUrl) {}
