package dev.onair.cdnetworks.client;

import org.jspecify.annotations.Nullable;

/**
 * One file of a recording, as task and notices tell of it; what the vendor leaves out is null.
 * CDNetworks Cloud Live API 2.19.5, 2.26.5.
 *
 * @param sizeBytes rounded to whole bytes: the vendor's type is a double
 * @param durationSeconds rounded to whole seconds
 */
public record RecordedFile(
        @Nullable String videoId,
        @Nullable String name,
        @Nullable Long sizeBytes,
        @Nullable Long durationSeconds,
        @Nullable String url) {}
