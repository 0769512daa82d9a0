package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.client.ForwardTaskForm;
import dev.onair.engine.Command;
import dev.onair.engine.Impact;

/** The two calls that a ForwardTask can come to; the vendor cannot change a task. */
sealed interface ForwardTaskCommand extends Command {

    /** 2.27. Not idempotent: each time it is sent the vendor makes another relay. */
    record Create(ForwardTaskForm form) implements ForwardTaskCommand {
        @Override
        public String call() {
            return "startForwardTask";
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

    /** 2.28. Refused with 1000 where the task is over, or unknown: whoever is refused looks. */
    record End(String taskId) implements ForwardTaskCommand {
        @Override
        public String call() {
            return "endForwardTask";
        }

        @Override
        public Impact impact() {
            return Impact.DELETING;
        }

        @Override
        public String done() {
            return "Ended";
        }
    }
}
