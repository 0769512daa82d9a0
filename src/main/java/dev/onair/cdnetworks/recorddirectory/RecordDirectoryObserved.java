package dev.onair.cdnetworks.recorddirectory;

import dev.onair.cdnetworks.client.RecordDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A directory as the vendor has it. */
record RecordDirectoryObserved(
        String directoryId,
        Optional<String> directoryType,
        List<String> path,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt) {

    static RecordDirectoryObserved of(RecordDirectory entry) {
        return new RecordDirectoryObserved(
                entry.directoryId(),
                Optional.ofNullable(entry.directoryType()),
                entry.path(),
                Optional.ofNullable(entry.createdAt()),
                Optional.ofNullable(entry.updatedAt()));
    }

    String pathText() {
        return String.join("/", path);
    }
}
