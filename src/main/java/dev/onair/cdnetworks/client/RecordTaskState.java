package dev.onair.cdnetworks.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording task as the vendor tells of it. CDNetworks Cloud Live API 2.19.5.
 *
 * @param status null where the answer has none, or one that the document does not know
 * @param files empty until the recording has ended and the files are processed
 */
public record RecordTaskState(
        String taskId, @Nullable String transNo, @Nullable RecordTaskStatus status, List<RecordedFile> files) {

    public RecordTaskState {
        files = List.copyOf(files);
    }
}
