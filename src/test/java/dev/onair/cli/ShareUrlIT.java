package dev.onair.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.OnairProcess;
import dev.onair.cdnetworks.account.CdnetworksAccount;
import dev.onair.cdnetworks.account.CdnetworksAccountSpec;
import dev.onair.cdnetworks.livechannel.LiveChannel;
import dev.onair.cdnetworks.livechannel.LiveChannelSpec;
import dev.onair.embedded.AllDefinitions;
import dev.onair.embedded.EmbeddedApiServer;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code onair share-url} with a LiveChannel of a cluster, and as people start it. */
class ShareUrlIT {
    private static final String KEY = "1234567890abcdef1234567890abcdef";
    private static final String PAGE = "http://share.cloudv.haplat.net/live-share/aadde9ed3ae64d4386c5fb3319d56e4e";
    private static final String CLOUDV = "0b2a5b68c60a70759a40a4ba07fc36cc";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final EmbeddedApiServer server = EmbeddedApiServer.start(0);
    private final KubernetesClient client = connect();

    private KubernetesClient connect() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
    }

    @BeforeEach
    void fill() {
        AllDefinitions.install(server, "livechannels.cdnetworks.onair.dev", "cdnetworksaccounts.cdnetworks.onair.dev");
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("tv")
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void channel(Consumer<LiveChannel> edit) {
        var channel = new LiveChannel();
        channel.getMetadata().setNamespace("tv");
        channel.getMetadata().setName("news");
        var spec = new LiveChannelSpec();
        spec.pushDomain = "livepush.ovptest.haplat.net";
        spec.application = "test1";
        channel.setSpec(spec);
        var made = client.resource(channel).create();
        edit.accept(made);
        client.resource(made).updateStatus();
    }

    private void account() {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace("tv")
                        .withName("cdnetworks")
                        .endMetadata()
                        .withStringData(Map.of("accessKey", "access", "secretKey", KEY))
                        .build())
                .create();
        var account = new CdnetworksAccount();
        account.getMetadata().setNamespace("tv");
        account.getMetadata().setName("default");
        var spec = new CdnetworksAccountSpec();
        spec.credentialsSecretRef.name = "cdnetworks";
        account.setSpec(spec);
        client.resource(account).create();
    }

    private static void shared(LiveChannel channel) {
        channel.setStatus(new dev.onair.cdnetworks.livechannel.LiveChannelStatus());
        channel.getStatus().sharePageUrl = PAGE;
    }

    private int run(String... args) {
        return new Commands(
                        InputStream.nullInputStream(),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        this::connect)
                .shareUrl(args);
    }

    @Test
    void takesPageAndKeyFromTheCluster() {
        channel(ShareUrlIT::shared);
        account();

        var code = run("--channel", "tv/news", "--nickname", "cloudv", "--viewer-id", "cloudv");

        assertThat(err).hasToString("");
        assertThat(out.toString().strip()).isEqualTo(PAGE + "?nickname=" + CLOUDV + "&viewerId=" + CLOUDV);
        assertThat(code).isZero();
    }

    @Test
    void saysWhichChannelIsMissing() {
        assertThat(run("--channel", "tv/news", "--nickname", "a")).isEqualTo(1);
        assertThat(err.toString()).contains("onair share-url: there is no LiveChannel tv/news");
    }

    @Test
    void saysHowAChannelComesToHaveASharePage() {
        channel(channel -> {});

        assertThat(run("--channel", "tv/news", "--nickname", "a")).isEqualTo(1);
        assertThat(err.toString()).contains("spec.sharePage");
    }

    @Test
    void saysWhichAccountIsMissing() {
        channel(ShareUrlIT::shared);

        assertThat(run("--channel", "tv/news", "--nickname", "a")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no CdnetworksAccount tv/default");
    }

    @Test
    void theJarHasTheCommand() throws Exception {
        var result = OnairProcess.run(Duration.ofSeconds(60), Map.of(), "share-url", "--help");

        assertThat(result.output()).contains("Usage: onair share-url");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void theJarEndsWithTheCommandsExitCode() throws Exception {
        var result = OnairProcess.run(
                Duration.ofSeconds(60),
                Map.of(),
                "share-url",
                "--page",
                PAGE,
                "--nickname",
                "a",
                "--secret-key-file",
                "/nowhere");

        assertThat(result.output()).contains("cannot be read");
        assertThat(result.exitCode()).isEqualTo(1);
    }
}
