package dev.onair.cdnetworks.recordtask;

import dev.onair.engine.Command;
import dev.onair.engine.Impact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every call that a RecordTask's plan can hold. */
sealed interface RecordTaskCommand extends Command {

    /**
     * 2.17, under a transNo of our own. The times are settled when it is sent.
     *
     * @param promised the end of the task that this one replaces
     */
    record Create(RecordTaskDesired order, Optional<Instant> promised) implements RecordTaskCommand {
        @Override
        public String call() {
            return "createRecordTask";
        }

        @Override
        public Impact impact() {
            return Impact.SEAMLESS;
        }

        @Override
        public boolean creates() {
            return true;
        }

        @Override
        public String done() {
            return "Created";
        }
    }

    /**
     * 2.18. Harmless to repeat: one that has ended is refused with 1631.
     *
     * @param deletes whether the resource goes
     */
    record End(String taskId, boolean deletes) implements RecordTaskCommand {
        @Override
        public String call() {
            return "endRecordTask";
        }

        @Override
        public Impact impact() {
            return Impact.SEAMLESS;
        }

        @Override
        public boolean needsRightAccount() {
            return true;
        }

        @Override
        public String done() {
            return "Stopped";
        }
    }

    /** 2.24. */
    record FetchFileInfo(String taskId, List<String> videoIds) implements RecordTaskCommand {
        @Override
        public String call() {
            return "getRecordFileInfo";
        }

        @Override
        public Impact impact() {
            return Impact.NONE;
        }
    }
}
