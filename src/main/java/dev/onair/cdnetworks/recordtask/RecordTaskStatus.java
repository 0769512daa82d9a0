package dev.onair.cdnetworks.recordtask;

import dev.onair.common.OnairStatus;
import io.fabric8.generator.annotation.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a recording. It is also the memory by which the vendor is not asked again for what cannot have changed. */
public final class RecordTaskStatus extends OnairStatus {
    /** How far a recording is. */
    public enum Phase {
        /** It has not started. */
        Pending,
        /** It runs. */
        Recording,
        /** It ran until its end. */
        Completed,
        /** It was ended before its time. */
        Stopped,
        /** It left no file, or never came to be. */
        Failed
    }

    /** The task's id at the vendor. */
    @Size(max = 256) public @Nullable String taskId;

    /** The key under which the task was asked for, made of this resource's uid. */
    @Size(max = 32) public @Nullable String transNo;

    /** The channel's pull id. */
    @Size(max = 256) public @Nullable String pullId;

    /** How far the recording is. */
    public @Nullable Phase phase;

    /** Why it failed: NothingRecorded, EndedEarly, TaskLost or Missed. */
    @Size(max = 64) public @Nullable String failure;

    /** When it starts, to the minute, RFC 3339. */
    @Size(max = 64) public @Nullable String startTime;

    /** When it is to end, to the minute, RFC 3339. */
    @Size(max = 64) public @Nullable String endTime;

    /** When it was over, as far as is known, RFC 3339. */
    @Size(max = 64) public @Nullable String endedAt;

    /** Since when nothing more is expected of it, RFC 3339; spec.ttlAfterFinished counts from here. */
    @Size(max = 64) public @Nullable String finishedAt;

    /** When the vendor was asked for the files' share pages and knew them, RFC 3339. */
    @Size(max = 64) public @Nullable String fileInfoTime;

    /** How many files it left. */
    public @Nullable Integer fileCount;

    /** The files, the first hundred. */
    @Size(max = 100) public List<File> files = new ArrayList<>();

    /** One recorded file. */
    public static final class File {
        /** The file's id at the vendor. */
        @Size(max = 256) public @Nullable String videoId;

        /** Its name. */
        @Size(max = 512) public @Nullable String name;

        /** Its size in bytes. */
        public @Nullable Long sizeBytes;

        /** Its length in seconds. */
        public @Nullable Long durationSeconds;

        /** Where it is. */
        @Size(max = 1024) public @Nullable String url;

        /** The vendor's page to watch it at, where it has one. */
        @Size(max = 1024) public @Nullable String sharePageUrl;

        /** True where that page asks for a password, which only the vendor shows; absent where it asks for none. */
        public @Nullable Boolean passwordProtected;
    }
}
