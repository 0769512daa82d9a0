package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.pullchannel.PullChannel;
import dev.onair.cdnetworks.pullchannel.PullChannelSpec;
import dev.onair.cdnetworks.pullchannel.PullChannelStatus;
import dev.onair.common.ManagementPolicy;
import dev.onair.common.ObjectKey;
import dev.onair.common.Refusal;
import dev.onair.engine.RefusalKind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRivalsTest {
    private static final Holding NOTHING = new Holding(Optional.empty(), false, false, false, true);

    private static final UniqueNames<PullChannel> NAMES = new UniqueNames<>() {
        @Override
        public List<String> wanted(PullChannel resource) {
            return List.of("origin " + resource.getSpec().channelName);
        }

        @Override
        public List<String> held(PullChannel resource) {
            return List.of();
        }
    };

    private final ResidentIndex<PullChannel> index = new ResidentIndex<>();
    private final WatchedCache<PullChannel> cache = new WatchedCache<>();
    private final NameRivals<PullChannel> rivals =
            new NameRivals<>("PullChannel", index, NAMES, any -> true, any -> false, Clock.systemUTC());

    @BeforeEach
    void use() {
        index.use(cache, any -> List.of(), any -> List.of(), rivals::all, any -> NOTHING);
    }

    private static PullChannel channel() {
        return channel("news", 1, "origin.example.net");
    }

    private static PullChannel channel(String name, int version, String origin) {
        var channel = new PullChannel();
        channel.getMetadata().setNamespace("tv");
        channel.getMetadata().setName(name);
        channel.getMetadata().setUid("uid of " + name);
        channel.getMetadata().setResourceVersion(String.valueOf(version));
        channel.getMetadata().setGeneration(1L);
        channel.getMetadata().setCreationTimestamp("2026-01-01T00:00:00Z");
        channel.setSpec(new PullChannelSpec());
        channel.getSpec().channelName = origin;
        channel.setStatus(new PullChannelStatus());
        channel.getStatus().observedGeneration = 1L;
        return channel;
    }

    private static PullChannel waiting(PullChannel channel) {
        channel.getStatus().refused = new Refusal();
        channel.getStatus().refused.kind = RefusalKind.Taken.name();
        return channel;
    }

    private PullChannel told(PullChannel channel) {
        cache.tell(channel);
        return channel;
    }

    /** Whoever got it while this one was being refused has found nobody waiting, and does not come again to say so. */
    @Test
    void oneThatHasBegunToWaitLooksOnceMoreAndNotAgain() {
        var channel = channel();
        var before = rivals.before(channel);
        waiting(channel);

        assertThat(rivals.concernedBy(channel, before)).containsExactly(new ObjectKey("tv", "news"));
        assertThat(rivals.concernedBy(channel, rivals.before(channel))).isEmpty();
    }

    @Test
    void theOldestOfThoseThatWaitIsFirst() {
        told(waiting(channel("a", 1, "origin.example.net")));
        var second = told(waiting(channel("b", 2, "origin.example.net")));

        assertThat(rivals.of(second).ahead()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"of another namespace", "paused", "planned only", "observed only", "edited since", "leaving"})
    void oneThatAsksForNobodyIsNotAhead(String how) {
        var older = waiting(channel("a", 1, "origin.example.net"));
        switch (how) {
            case "of another namespace" -> older.getMetadata().setNamespace("mate");
            case "paused" -> older.getMetadata().setAnnotations(Map.of("onair.dev/paused", "true"));
            case "planned only" -> older.getSpec().managementPolicy = ManagementPolicy.Plan;
            case "observed only" -> older.getSpec().managementPolicy = ManagementPolicy.Observe;
            case "edited since" -> older.getMetadata().setGeneration(2L);
            default -> older.getMetadata().setDeletionTimestamp("2026-01-01T00:00:01Z");
        }
        told(older);
        var second = told(waiting(channel("b", 2, "origin.example.net")));

        assertThat(rivals.of(second).ahead()).isZero();
    }

    /** Its status says that it waits until its next pass, and the index may have it by its former manifest until the watch told. */
    @Test
    void oneThatWantsSomethingElseByNowIsNotAhead() {
        told(waiting(channel("a", 1, "origin.example.net")));
        var second = told(waiting(channel("b", 2, "origin.example.net")));
        cache.write(waiting(channel("a", 3, "elsewhere.example.net")));

        assertThat(rivals.of(second).ahead()).isZero();
    }

    @Test
    void whatAManifestAsksForNoMoreIsToldToThoseThatWaitForIt() {
        var before = told(waiting(channel("a", 1, "origin.example.net")));
        told(waiting(channel("b", 2, "origin.example.net")));
        told(channel("c", 3, "origin.example.net"));
        var now = told(waiting(channel("a", 4, "elsewhere.example.net")));

        assertThat(rivals.leftTo(now, before)).containsExactly(new ObjectKey("tv", "b"));
        assertThat(rivals.leftTo(now, now)).isEmpty();
    }
}
