package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.pullchannel.PullChannel;
import dev.onair.cdnetworks.pullchannel.PullChannelSpec;
import dev.onair.cdnetworks.pullchannel.PullChannelStatus;
import dev.onair.common.ObjectKey;
import dev.onair.common.Refusal;
import dev.onair.engine.RefusalKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameRivalsTest {
    private static final UniqueNames<PullChannel> NAMES = new UniqueNames<>() {
        @Override
        public List<String> wanted(PullChannel resource) {
            return List.of("origin origin.example.net");
        }

        @Override
        public List<String> held(PullChannel resource) {
            return List.of();
        }
    };

    private final NameRivals<PullChannel> rivals =
            new NameRivals<>("PullChannel", new ResidentIndex<>(), NAMES, any -> true, any -> false);

    private static PullChannel channel() {
        var channel = new PullChannel();
        channel.getMetadata().setNamespace("tv");
        channel.getMetadata().setName("news");
        channel.getMetadata().setUid("uid");
        channel.setSpec(new PullChannelSpec());
        channel.setStatus(new PullChannelStatus());
        return channel;
    }

    /** Whoever got it while this one was being refused has found nobody waiting, and does not come again to say so. */
    @Test
    void oneThatHasBegunToWaitLooksOnceMoreAndNotAgain() {
        var channel = channel();
        var before = rivals.before(channel);
        var refused = new Refusal();
        refused.kind = RefusalKind.Taken.name();
        channel.getStatus().refused = refused;

        assertThat(rivals.concernedBy(channel, before)).containsExactly(new ObjectKey("tv", "news"));
        assertThat(rivals.concernedBy(channel, rivals.before(channel))).isEmpty();
    }
}
