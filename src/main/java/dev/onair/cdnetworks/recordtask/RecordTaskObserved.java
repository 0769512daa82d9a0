package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.client.RecordTaskState;
import dev.onair.cdnetworks.client.RecordedFile;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import java.util.List;
import java.util.Optional;

/**
 * A task as the vendor has it, or as it was when it was last seen and nothing can have changed since.
 *
 * @param phase as the vendor's status says (2.19.5); empty where it says none that the document knows
 * @param gone the vendor does not know the task any more, and nothing is left to be made of it
 */
record RecordTaskObserved(String taskId, Optional<Phase> phase, List<RecordedFile> files, boolean gone) {
    RecordTaskObserved {
        files = List.copyOf(files);
    }

    static RecordTaskObserved of(RecordTaskState state) {
        return new RecordTaskObserved(state.taskId(), phase(state), state.files(), false);
    }

    private static Optional<Phase> phase(RecordTaskState state) {
        return Optional.ofNullable(state.status()).map(status -> switch (status) {
            case NOT_STARTED -> Phase.Pending;
            case STARTED -> Phase.Recording;
            case ENDED -> Phase.Completed;
            case TERMINATED -> Phase.Stopped;
        });
    }

    /** What a status remembers of this task, if it has seen it. */
    static Optional<RecordTaskObserved> remembered(String taskId, RecordTaskStatus status) {
        return Optional.ofNullable(status.phase)
                .filter(phase -> taskId.equals(status.taskId))
                .map(phase -> new RecordTaskObserved(
                        taskId,
                        Optional.of(phase),
                        status.files.stream()
                                .map(file -> new RecordedFile(
                                        file.videoId, file.name, file.sizeBytes, file.durationSeconds, file.url))
                                .toList(),
                        false));
    }

    static RecordTaskObserved gone(String taskId) {
        return new RecordTaskObserved(taskId, Optional.empty(), List.of(), true);
    }
}
