package dev.onair.huawei.ottchannel;

import dev.onair.common.Bounded;
import dev.onair.engine.Command;
import dev.onair.engine.Impact;
import dev.onair.huawei.account.Fingerprint;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.client.ott.ChannelKey;
import dev.onair.huawei.client.ott.ChannelState;
import dev.onair.huawei.client.ott.EncoderSettings;
import dev.onair.huawei.client.ott.EncoderSettingsExpand;
import dev.onair.huawei.client.ott.EndpointItem;
import dev.onair.huawei.client.ott.InputStreamInfo;
import dev.onair.huawei.client.ott.RecordSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every call that an OttChannel's plan can hold. */
sealed interface OttChannelCommand extends Command {

    /** 5.1. A channel that exists is refused, and then looked at. */
    record Create(Channel channel, Map<String, Fingerprint> secrets) implements OttChannelCommand {
        ChannelKey key() {
            return channel.key();
        }

        @Override
        public String call() {
            return "createChannel";
        }

        @Override
        public Impact impact() {
            return Impact.SEAMLESS;
        }

        /** Its attempt is noted: a channel that was made and not yet heard of must be found when its resource goes. */
        @Override
        public boolean creates() {
            return true;
        }

        @Override
        public String done() {
            return "Created";
        }
    }

    /** One call that replaces one part of the channel. */
    sealed interface Edit extends OttChannelCommand {
        ChannelKey key();

        /** Which part of the channel it sends, as its secrets' names begin. */
        default String part() {
            return "";
        }

        /** What may be remembered of the secrets that it sends. */
        default Map<String, Fingerprint> secrets() {
            return Map.of();
        }

        @Override
        default String done() {
            return "Updated";
        }
    }

    /** 5.7. */
    record ChangeName(ChannelKey key, String name) implements Edit {
        @Override
        public String call() {
            return "updateChannelGeneralInfo";
        }

        @Override
        public Impact impact() {
            return Impact.SEAMLESS;
        }
    }

    /** 5.5. */
    record ChangeInput(
            ChannelKey key,
            InputStreamInfo input,
            @Nullable EncoderSettingsExpand output,
            Map<String, Fingerprint> secrets,
            Impact impact)
            implements Edit {
        @Override
        public String call() {
            return "updateChannelInput";
        }

        @Override
        public String part() {
            return "input/";
        }
    }

    /** 5.6. */
    record ChangeRecording(ChannelKey key, RecordSettings settings, Impact impact) implements Edit {
        @Override
        public String call() {
            return "updateChannelRecord";
        }
    }

    /** 5.4. */
    record ChangeEndpoints(
            ChannelKey key, List<EndpointItem> endpoints, Map<String, Fingerprint> secrets, Impact impact)
            implements Edit {
        @Override
        public String call() {
            return "updateChannelEndpoint";
        }

        @Override
        public String part() {
            return "endpoints/";
        }
    }

    /** 5.9. */
    record ChangeTemplates(ChannelKey key, List<EncoderSettings> settings, Impact impact) implements Edit {
        @Override
        public String call() {
            return "modifyChannelTranscodings";
        }
    }

    /** 5.8. A stop was declared: no guard holds it. */
    record SetState(ChannelKey key, ChannelState state) implements OttChannelCommand {
        @Override
        public String call() {
            return "updateChannelState " + state;
        }

        @Override
        public Impact impact() {
            return state == ChannelState.OFF ? Impact.INTERRUPTING : Impact.SEAMLESS;
        }

        @Override
        public boolean urgent() {
            return state == ChannelState.OFF;
        }

        @Override
        public Optional<String> resumes() {
            return state == ChannelState.ON ? Optional.of(OttChannelPlan.STATE) : Optional.empty();
        }

        @Override
        public String done() {
            return state == ChannelState.OFF ? "Stopped" : "Started";
        }
    }

    /**
     * Changes that a running channel does not take: stopped, changed, started again. It is one command, since a part of it
     * would leave the channel stopped; whatever becomes of the changes, it is started.
     *
     * @param isRunning whether it must be stopped first
     */
    record ChangeStopped(ChannelKey key, List<Edit> edits, boolean isRunning) implements OttChannelCommand {
        /** What a status has room for, where the call was refused. */
        private static final int LONGEST_CALL = 64;

        public ChangeStopped {
            edits = List.copyOf(edits);
        }

        /** The same in either state: what was refused once is refused also when the channel was meanwhile stopped. */
        @Override
        public String call() {
            var calls = Stream.of(Stream.of("stop"), edits.stream().map(Edit::call), Stream.of("start"))
                    .flatMap(part -> part)
                    .collect(Collectors.joining(", "));
            return Bounded.text(calls, LONGEST_CALL);
        }

        @Override
        public Impact impact() {
            return Impact.INTERRUPTING;
        }

        @Override
        public String done() {
            return "Updated";
        }
    }

    /** 5.10. */
    record CountSignals(ChannelKey key, OttChannelDesired.Scte35 wanted) implements OttChannelCommand {
        @Override
        public String call() {
            return "statistic";
        }

        @Override
        public Impact impact() {
            return Impact.NONE;
        }
    }

    /** 6.2. */
    record ListInstances(ChannelKey key) implements OttChannelCommand {
        @Override
        public String call() {
            return "listCeInstances";
        }

        @Override
        public Impact impact() {
            return Impact.NONE;
        }
    }

    /**
     * 5.3; a channel that runs is stopped first.
     *
     * @param id as the annotation has it, which may be anything
     */
    record Delete(String id) implements OttChannelCommand {
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
