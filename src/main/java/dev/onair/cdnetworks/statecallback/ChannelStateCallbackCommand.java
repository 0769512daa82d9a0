package dev.onair.cdnetworks.statecallback;

import dev.onair.engine.Command;
import dev.onair.engine.Impact;

/** Every call that a ChannelStateCallback's plan can hold. Both are 2.16, and harmless to repeat: the last call holds. */
sealed interface ChannelStateCallbackCommand extends Command {

    @Override
    default String call() {
        return "setChannelStateRealtimeBack";
    }

    @Override
    default Impact impact() {
        return Impact.SEAMLESS;
    }

    /** Says whether the vendor reports, and where to. */
    record Tell(ChannelStateCallbackDesired wanted) implements ChannelStateCallbackCommand {
        /** No call shows what is set: each may be the first of its account. */
        @Override
        public boolean needsRightAccount() {
            return true;
        }

        @Override
        public String done() {
            return "CallbackSet";
        }
    }

    /** The vendor reports no more. */
    record End(String pushDomain) implements ChannelStateCallbackCommand {
        @Override
        public String done() {
            return "Deleted";
        }
    }
}
