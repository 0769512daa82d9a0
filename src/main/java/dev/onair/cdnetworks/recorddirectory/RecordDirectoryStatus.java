package dev.onair.cdnetworks.recorddirectory;

import dev.onair.common.OnairStatus;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What is known of a recording directory. */
public final class RecordDirectoryStatus extends OnairStatus {
    /** The directory's id at the vendor. */
    @Size(max = 256) public @Nullable String directoryId;

    /** Its levels, separated by slashes, as the vendor has them. */
    @Size(max = 512) public @Nullable String path;

    /** When the vendor created it, RFC 3339. */
    @Size(max = 64) public @Nullable String createdAt;

    /** When the vendor changed it last, RFC 3339. */
    @Size(max = 64) public @Nullable String updatedAt;
}
