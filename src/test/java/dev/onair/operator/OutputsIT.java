package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.engine.Output;
import dev.onair.engine.Superseded;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is handed out is written when it must be, and never over what belongs to somebody else. */
@EnableKubernetesMockClient(crud = true, https = false)
@SuppressWarnings("NullAway.Init")
class OutputsIT {
    private static final Output KEYS = secret("v1", "rtmp://one");
    private static final Output PLAYER = map("v1", "<video one>");

    KubernetesMockServer server;
    KubernetesClient client;
    private final Owner owner = Owner.named("news");
    private Outputs outputs;

    @BeforeEach
    void open() {
        outputs = new Outputs(client);
    }

    private static Output secret(String version, String url) {
        return new Output(Output.Form.SECRET, "news-push", version, Map.of("pushUrl", url));
    }

    private static Output map(String version, String html) {
        return new Output(Output.Form.CONFIG_MAP, "news-player", version, Map.of("player.html", html));
    }

    private Optional<String> ensure(Output output) {
        return outputs.ensure(owner, output, Optional.empty());
    }

    private Secret secret() {
        return client.secrets().inNamespace("tv").withName("news-push").get();
    }

    private String url() {
        return new String(Base64.getDecoder().decode(secret().getData().get("pushUrl")), StandardCharsets.UTF_8);
    }

    private ConfigMap player() {
        return client.configMaps().inNamespace("tv").withName("news-player").get();
    }

    private void tamper() {
        client.configMaps()
                .inNamespace("tv")
                .withName("news-player")
                .edit(map -> new ConfigMapBuilder(map)
                        .withData(Map.of("player.html", "<evil>"))
                        .build());
    }

    @Test
    void makesWhatIsMissingAndSaysWhoseItIs() {
        assertThat(ensure(KEYS)).isEmpty();
        assertThat(ensure(PLAYER)).isEmpty();

        assertThat(url()).isEqualTo("rtmp://one");
        assertThat(player().getData()).isEqualTo(PLAYER.data());
        assertThat(secret().getMetadata().getOwnerReferences()).singleElement().satisfies(reference -> {
            assertThat(reference.getUid()).isEqualTo("uid-news");
            assertThat(reference.getKind()).isEqualTo("Owner");
            assertThat(reference.getApiVersion()).isEqualTo("test.onair.dev/v1");
            assertThat(reference.getController()).isTrue();
        });
        assertThat(player().getMetadata().getLabels()).containsEntry("app.kubernetes.io/managed-by", "onair");
    }

    @Test
    void asksNothingForWhatTheWatchSaysIsAsItWasVerified() {
        ensure(KEYS);
        var version = secret().getMetadata().getResourceVersion();
        var requests = server.getRequestCount();

        assertThat(outputs.ensure(owner, KEYS, Optional.of(version))).isEmpty();

        assertThat(server.getRequestCount()).isEqualTo(requests);
    }

    @Test
    void writesNothingWhenOnlyTheSpellingOfTheSameVersionDiffers() {
        ensure(KEYS);
        var version = secret().getMetadata().getResourceVersion();

        assertThat(ensure(secret("v1", "rtmp://one?signature=2"))).isEmpty();

        assertThat(secret().getMetadata().getResourceVersion()).isEqualTo(version);
        assertThat(url()).isEqualTo("rtmp://one");
    }

    @Test
    void writesANewVersionOverItsOwn() {
        ensure(KEYS);

        assertThat(ensure(secret("v2", "rtmp://two"))).isEmpty();

        assertThat(url()).isEqualTo("rtmp://two");
    }

    @Test
    void setsBackWhatSomebodyChanged() {
        ensure(KEYS);
        client.secrets()
                .inNamespace("tv")
                .withName("news-push")
                .edit(found -> new SecretBuilder(found)
                        .withData(Map.of("pushUrl", "ZXZpbA=="))
                        .build());

        assertThat(ensure(KEYS)).isEmpty();

        assertThat(url()).isEqualTo("rtmp://one");
    }

    @Test
    void neverTakesWhatBelongsToSomebodyElse() {
        outputs.ensure(Owner.named("sports"), KEYS, Optional.empty());
        outputs.ensure(Owner.named("sports"), PLAYER, Optional.empty());

        assertThat(ensure(secret("v2", "rtmp://two"))).get().asString().contains("news-push", "does not belong");
        assertThat(ensure(map("v2", "<video two>"))).get().asString().contains("news-player", "does not belong");
        outputs.remove(owner, Output.Form.SECRET, "news-push");
        outputs.remove(owner, Output.Form.CONFIG_MAP, "news-player");

        assertThat(url()).isEqualTo("rtmp://one");
        assertThat(player().getData()).isEqualTo(PLAYER.data());
    }

    @Test
    void removesWhatItMade() {
        ensure(KEYS);
        ensure(PLAYER);

        outputs.remove(owner, Output.Form.SECRET, "news-push");
        outputs.remove(owner, Output.Form.CONFIG_MAP, "news-player");

        assertThat(secret()).isNull();
        assertThat(player()).isNull();
    }

    @Test
    void putsBackWhatItHandedOut() {
        ensure(PLAYER);
        tamper();

        assertThat(outputs.putBack(owner, "news-player")).isTrue();

        assertThat(player().getData()).isEqualTo(PLAYER.data());
    }

    @Test
    void leavesWhatIsInOrder() {
        ensure(PLAYER);
        var version = player().getMetadata().getResourceVersion();

        assertThat(outputs.putBack(owner, "news-player")).isTrue();
        assertThat(new Outputs(client).putBack(owner, "news-player")).isTrue();

        assertThat(player().getMetadata().getResourceVersion()).isEqualTo(version);
    }

    @Test
    void saysThatAnotherProcessCannotPutItBack() {
        ensure(PLAYER);
        tamper();

        assertThat(new Outputs(client).putBack(owner, "news-player")).isFalse();
        assertThat(new Outputs(client).putBack(owner, "never-made")).isFalse();
    }

    @Test
    void startsAnewWhenSomebodyWroteAtTheSameTime() {
        server.expect()
                .post()
                .withPath("/api/v1/namespaces/tv/secrets")
                .andReturn(409, new StatusBuilder().withCode(409).build())
                .once();

        assertThatThrownBy(() -> ensure(KEYS)).isInstanceOf(Superseded.class);
    }
}
