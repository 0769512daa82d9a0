package dev.onair.cdnetworks.recorddirectory;

import dev.onair.cdnetworks.client.RecordDirectoryForm;
import dev.onair.engine.Command;
import dev.onair.engine.Impact;

/** Every call that a RecordDirectory's plan can hold. */
sealed interface RecordDirectoryCommand extends Command {

    /** 2.20. The vendor refuses a second directory of one type (1615), so sending it again makes no second one. */
    record Create(RecordDirectoryForm form) implements RecordDirectoryCommand {
        @Override
        public String call() {
            return "directoryCreate";
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

    /** No call: the API has none that deletes a directory. */
    record Keep(String directoryId) implements RecordDirectoryCommand {
        @Override
        public String call() {
            return "(none)";
        }

        @Override
        public Impact impact() {
            return Impact.NONE;
        }

        @Override
        public String done() {
            return "Retained";
        }
    }
}
