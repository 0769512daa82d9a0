package dev.onair.cdnetworks.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording directory as the vendor tells of it. CDNetworks Cloud Live API 2.21.5, 2.22.5.
 *
 * @param directoryType its name; null where the answer leaves it out
 * @param path its levels from the first, as many as it has
 */
public record RecordDirectory(
        String directoryId,
        @Nullable String directoryType,
        List<String> path,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    public RecordDirectory {
        path = List.copyOf(path);
    }
}
