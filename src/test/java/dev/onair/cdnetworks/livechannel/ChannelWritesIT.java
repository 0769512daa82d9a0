package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Conditions;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * How often a channel is written to, with the Java Operator SDK as it is: each write is a resourceVersion. The table of all kinds is
 * in {@code scenarios/kubernetes-writes.md}.
 */
@Execution(ExecutionMode.CONCURRENT)
class ChannelWritesIT {
    private final OperatorFixture operator = new OperatorFixture();
    private final Set<String> versions = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void open() {
        operator.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private Watch watch() {
        return operator.client.resources(LiveChannel.class).inNamespace("tv").watch(new Watcher<>() {
            @Override
            public void eventReceived(Action action, LiveChannel channel) {
                if (action != Action.BOOKMARK) {
                    versions.add(channel.getMetadata().getResourceVersion());
                }
            }

            @Override
            public void onClose(WatcherException cause) {
                // Then versions are missing, and the test fails.
            }
        });
    }

    /** Its manifest, finalizer, create mark, binding and final status; and what is read in the lowest lane. */
    @Test
    void aNewChannelIsWrittenFourTimesAndOnceWithItsDetails() {
        try (var _ = watch()) {
            operator.create("news", spec -> {});

            awaitThat(() -> assertThat(operator.status("news").playbackUrls).isNotEmpty());
            operator.awaitReady("news");
            awaitThat(() -> assertThat(versions)
                    .contains(operator.channel("news").get().getMetadata().getResourceVersion()));
            // Five where the details come before the end is written.
            assertThat(versions).hasSizeBetween(5, 6);
        }
    }

    @Test
    void aCorrectionIsOneWrite() {
        operator.create("news", spec -> spec.channelName = "evening");
        awaitThat(() -> assertThat(operator.status("news").playbackUrls).isNotEmpty());
        operator.awaitReady("news");
        var ready = Conditions.find(operator.status("news").conditions, "Ready");
        try (var _ = watch()) {
            awaitThat(() -> assertThat(versions).hasSize(1));
            operator.simulator.channels().edit(operator.status("news").pullId, edit -> edit.channelName("hacked"));

            operator.sweep();

            awaitThat(() -> assertThat(operator.status("news").drift).isNotEmpty());
            operator.awaitReady("news");
            awaitThat(() -> assertThat(versions)
                    .contains(operator.channel("news").get().getMetadata().getResourceVersion()));
            assertThat(versions).hasSize(2);
            assertThat(Conditions.find(operator.status("news").conditions, "Ready"))
                    .isEqualTo(ready);
        }
    }
}
