package dev.onair.cdnetworks.pullchannel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.common.SecretKeyRef;
import io.fabric8.kubernetes.api.model.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Fields that are taken out of a PullChannel's manifest. */
@Execution(ExecutionMode.CONCURRENT)
class PullRemovedFieldsIT {
    private final PullFixture channels = new PullFixture();

    @BeforeEach
    void open() {
        channels.stage.readyAccount();
    }

    @AfterEach
    void close() {
        channels.close();
    }

    private List<String> removals() {
        return channels.stage.client().v1().events().inNamespace(OperatorStage.NAMESPACE).list().getItems().stream()
                .filter(event -> event.getReason().equals("FieldRemoved"))
                .map(Event::getMessage)
                .toList();
    }

    @Test
    void bitRatesAreKeptAndToldAndTheNameFollowsTheResource() {
        channels.create("a", spec -> {
            spec.playback.bitrates = List.of(Bitrate.ORIGIN, Bitrate.SD);
            spec.channelName = "studio";
        });
        channels.awaitReady("a");
        OperatorStage.awaitThat(
                () -> assertThat(channels.status("a").playbackUrls).isNotEmpty());
        var rates = channels.onlyOne().settings().rates();

        channels.edit("a", spec -> {
            spec.playback.bitrates = null;
            spec.channelName = null;
        });

        channels.awaitReady("a");
        OperatorStage.awaitThat(() -> assertThat(removals())
                .singleElement()
                .asString()
                .startsWith("spec.playback.bitrates was removed from the manifest, and the vendor keeps "));
        assertThat(channels.onlyOne().settings().rates()).isEqualTo(rates);
        assertThat(channels.onlyOne().settings().channelName()).isEqualTo("a");
    }

    @Test
    void aSourceThatIsSaidInTheOtherWayWasNotRemoved() {
        channels.create("a", spec -> {});
        channels.awaitReady("a");
        channels.stage.secret("origin", Map.of("url", "rtmp://other.example.com/live/key"));

        channels.edit("a", spec -> {
            spec.source.url = null;
            spec.source.urlSecretRef = SecretKeyRef.of("origin", "url");
        });

        channels.awaitReady("a");
        OperatorStage.awaitThat(() -> assertThat(
                        channels.onlyOne().settings().source().orElseThrow().url())
                .isEqualTo("rtmp://other.example.com/live/key"));
        assertThat(removals()).isEmpty();
    }
}
