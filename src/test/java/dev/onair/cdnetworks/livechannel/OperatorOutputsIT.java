package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a channel handed out belongs to it: whoever changes it in the cluster finds it set back, at no call to the vendor. */
@Execution(ExecutionMode.CONCURRENT)
class OperatorOutputsIT {
    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void open() {
        operator.readyAccount();
        operator.create("news", spec -> {
            spec.connectionSecretName = "news-push";
            spec.playbackCode = new LiveChannelSpec.PlaybackCode();
            spec.playbackCode.configMapName = "news-player";
        });
        operator.awaitReady("news");
        awaitThat(() -> assertThat(secret().get()).isNotNull());
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private Resource<ConfigMap> player() {
        return operator.client.configMaps().inNamespace("tv").withName("news-player");
    }

    private Resource<Secret> secret() {
        return operator.client.secrets().inNamespace("tv").withName("news-push");
    }

    @Test
    void setsATamperedPlaybackCodeBackWithoutACall() {
        var original = player().get().getData();
        var before = operator.simulator.requests().last();

        player().edit(map -> new ConfigMapBuilder(map)
                .withData(Map.of("player.html", "<script src='evil.js'>"))
                .build());

        awaitThat(() -> assertThat(player().get().getData()).isEqualTo(original));
        operator.awaitReady("news");
        assertThat(operator.simulator.requests().since(before)).isEmpty();
    }

    @Test
    void setsBackATamperedSecretWithoutACall() {
        var original = secret().get().getData();
        var before = operator.simulator.requests().last();

        secret().edit(found -> new SecretBuilder(found)
                .withData(Map.of("pushUrl", "cnRtcDovL2V2aWw="))
                .build());

        awaitThat(() -> assertThat(secret().get().getData()).isEqualTo(original));
        operator.awaitReady("news");
        assertThat(operator.simulator.requests().since(before)).isEmpty();
    }

    @Test
    void makesAnewWhatWasRemovedWithoutACall() {
        var code = player().get().getData();
        var url = secret().get().getData();
        var before = operator.simulator.requests().last();

        player().delete();
        secret().delete();

        awaitThat(() -> {
            assertThat(player().get()).isNotNull();
            assertThat(secret().get()).isNotNull();
        });
        assertThat(player().get().getData()).isEqualTo(code);
        assertThat(secret().get().getData()).isEqualTo(url);
        assertThat(operator.simulator.requests().since(before)).isEmpty();
    }

    @Test
    void fetchesAnewWhatWasTamperedWithWhileNobodyWatched() {
        var original = player().get().getData().keySet();
        operator.stop();
        player().edit(map -> new ConfigMapBuilder(map)
                .withData(Map.of("player.html", "<script src='evil.js'>"))
                .build());
        var before = operator.simulator.requests().count("getSinglePullCode");

        operator.restart();

        awaitThat(() -> assertThat(player().get().getData()).containsOnlyKeys(original));
        assertThat(player().get().getData().values()).noneMatch(text -> text.contains("evil"));
        assertThat(operator.simulator.requests().count("getSinglePullCode")).isEqualTo(before + 1);
    }

    @Test
    void keepsAPausedChannelUntilThePauseEnds() {
        operator.annotate(operator.channel("news"), "onair.dev/paused", "true");
        operator.awaitReason("news", "Paused");

        operator.channel("news").delete();

        awaitThat(() -> assertThat(operator.message("news")).contains("the deletion waits"));
        assertThat(operator.simulator.requests().count("deleteChannel")).isZero();
        assertThat(operator.simulator.channels().all()).hasSize(1);
        operator.annotate(operator.channel("news"), "onair.dev/paused", "false");
        operator.awaitGone("news");
        assertThat(operator.simulator.channels().all()).isEmpty();
    }
}
