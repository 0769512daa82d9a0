package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.client.ChannelEdit;
import dev.onair.cdnetworks.client.ChannelForm;
import dev.onair.engine.Command;
import dev.onair.engine.Impact;
import java.time.Duration;
import java.time.Instant;

/** Every call that a LiveChannel's plan can hold. */
sealed interface LiveChannelCommand extends Command {

    /** 2.1. Not idempotent: each time it is sent the vendor makes a channel. */
    record Create(ChannelForm form) implements LiveChannelCommand {
        @Override
        public String call() {
            return "createChannel";
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

    /** 2.9, without a reset of the push key. */
    record Edit(ChannelEdit edit, Impact impact) implements LiveChannelCommand {
        @Override
        public String call() {
            return "channelEdit";
        }

        @Override
        public String done() {
            return "Updated";
        }
    }

    /**
     * 2.9 with resetPushId. Sending it again after a lost answer does no more harm than the first: the key in between was
     * given to nobody, since the connection Secret is written only when the channel is in sync.
     */
    record ResetPushKey(String pullId, int revision) implements LiveChannelCommand {
        @Override
        public String call() {
            return "channelEdit resetPushId";
        }

        @Override
        public Impact impact() {
            return Impact.INTERRUPTING;
        }

        @Override
        public String done() {
            return "PushKeyReset";
        }
    }

    /** 2.11. */
    record SetPushAuth(String pullId, Duration validFor) implements LiveChannelCommand {
        @Override
        public String call() {
            return "setPushTsatc";
        }

        @Override
        public Impact impact() {
            return Impact.SEAMLESS;
        }

        @Override
        public String done() {
            return "PushAuthSet";
        }
    }

    /** 2.7. Harmless to repeat. */
    record Ban(String pullId) implements LiveChannelCommand {
        @Override
        public String call() {
            return "channelForbidden";
        }

        @Override
        public Impact impact() {
            return Impact.INTERRUPTING;
        }

        @Override
        public boolean urgent() {
            return true;
        }

        @Override
        public String done() {
            return "Banned";
        }
    }

    /** 2.8. Harmless to repeat. */
    record Unban(String pullId) implements LiveChannelCommand {
        @Override
        public String call() {
            return "channelReBroadcast";
        }

        @Override
        public Impact impact() {
            return Impact.SEAMLESS;
        }

        @Override
        public String done() {
            return "Unbanned";
        }
    }

    /** 2.25. After a lost answer it is sent again: rather cut twice than not at all. */
    record Disconnect(String pullId, int revision) implements LiveChannelCommand {
        @Override
        public String call() {
            return "disconnectStream";
        }

        @Override
        public Impact impact() {
            return Impact.INTERRUPTING;
        }

        @Override
        public boolean urgent() {
            return true;
        }

        @Override
        public String done() {
            return "Disconnected";
        }
    }

    /** 2.2, for a push URL that was signed since then. */
    record ReadPushUrl(String pullId, Instant since) implements LiveChannelCommand {
        @Override
        public String call() {
            return "getChannelConfigure";
        }

        @Override
        public Impact impact() {
            return Impact.NONE;
        }
    }

    /** 2.10. */
    record FetchPlaybackCode(String pullId, LiveChannelDesired.PlaybackCode wanted, String hash)
            implements LiveChannelCommand {
        @Override
        public String call() {
            return "getSinglePullCode";
        }

        @Override
        public Impact impact() {
            return Impact.NONE;
        }
    }

    /** 2.23. */
    record FetchSharePage(String pullId) implements LiveChannelCommand {
        @Override
        public String call() {
            return "getChannelShareUrl";
        }

        @Override
        public Impact impact() {
            return Impact.NONE;
        }
    }

    /** 2.4. Harmless to repeat. */
    record Delete(String pullId) implements LiveChannelCommand {
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
