package dev.onair.cdnetworks.pullchannel;

import dev.onair.cdnetworks.client.PullChannelEdit;
import dev.onair.cdnetworks.client.PullChannelForm;
import dev.onair.engine.Command;
import dev.onair.engine.Impact;

/** Every call that a PullChannel's plan can hold. */
sealed interface PullChannelCommand extends Command {

    /** 2.12. Not idempotent: each time it is sent the vendor makes a channel. */
    record Create(PullChannelForm form) implements PullChannelCommand {
        @Override
        public String call() {
            return "createPullChannel";
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

    /** 2.13. Harmless to repeat. */
    record Edit(PullChannelEdit edit, Impact impact) implements PullChannelCommand {
        @Override
        public String call() {
            return "editPullChannel";
        }

        @Override
        public String done() {
            return "Updated";
        }
    }

    /** 2.4. Harmless to repeat. */
    record Delete(String pullId) implements PullChannelCommand {
        @Override
        public String call() {
            return "deleteChannel";
        }

        @Override
        public Impact impact() {
            return Impact.DELETING;
        }

        @Override
        public String done() {
            return "Deleted";
        }
    }
}
