package dev.onair.logs;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static dev.onair.huawei.account.HuaweiOperator.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.AccountSpec.CredentialsRef;
import dev.onair.common.Names;
import dev.onair.common.OnairStatus;
import dev.onair.common.SecretKeyRef;
import dev.onair.huawei.account.HuaweiOperator;
import dev.onair.huawei.flow.Flow;
import dev.onair.huawei.flow.FlowParts;
import dev.onair.huawei.flow.FlowSpec;
import dev.onair.huawei.ottchannel.EncryptionSpec;
import dev.onair.huawei.ottchannel.EndpointsSpec;
import dev.onair.huawei.ottchannel.HlsPackageSpec;
import dev.onair.huawei.ottchannel.InputSpec;
import dev.onair.huawei.ottchannel.OttChannel;
import dev.onair.huawei.ottchannel.OttChannelParts;
import dev.onair.huawei.ottchannel.OttChannelSpec;
import dev.onair.simulator.fault.CutAfter;
import dev.onair.simulator.fault.Garbage;
import dev.onair.simulator.fault.Status;
import dev.onair.simulator.huawei.AccountSetup;
import dev.onair.simulator.huawei.RefuseWith;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator that logs all it can, given secrets of every kind and a vendor that repeats in its refusals what it was sent. */
class HuaweiSecretsIT {
    private static final String TV = HuaweiOperator.NAMESPACE;

    private final PlantedSecrets secrets = new PlantedSecrets();
    private final CapturedLogs logs = CapturedLogs.from(Level.FINE);
    private final HuaweiOperator operator = new HuaweiOperator(
            List.of("ottchannels", "flows"), List.of(OttChannelParts::reconciler, FlowParts::reconciler));
    private final Echo echo = new Echo(secrets, message -> new RefuseWith(400, "LIVE.100011001", message));
    private final Given given = new Given(operator.client, TV);

    @BeforeEach
    void plantTokens() {
        operator.simulator.onExchange((request, reply) -> reply.headers().forEach((name, value) -> {
            if (name.equalsIgnoreCase("X-Subject-Token")) {
                secrets.plant("a token", value);
            }
        }));
    }

    @AfterEach
    void close() {
        operator.close();
        logs.close();
    }

    private void byTemporaryKey() {
        var secretKey = secrets.plant("a secret key", "planted-secret-key-0001");
        var token = secrets.plant("a security token", "planted-security-token-0001");
        operator.simulator.account().keys().put("AKTEMPORARY", secretKey);
        operator.simulator.account().securityTokens().put("AKTEMPORARY", token);
        operator.secret("huawei", Map.of("accessKey", "AKTEMPORARY", "secretKey", secretKey, "securityToken", token));
        operator.account(spec -> {});
        operator.awaitAccount("True");
    }

    private void byPassword() {
        var password = secrets.plant("a password", "planted-&password \"0001\"");
        operator.simulator.account().users().put(AccountSetup.USER, password);
        operator.secret(
                "huawei", Map.of("username", AccountSetup.USER, "password", password, "domain", AccountSetup.DOMAIN));
        operator.account(spec -> {
            spec.auth.accessKeySecretRef = null;
            spec.auth.passwordSecretRef = new CredentialsRef();
            spec.auth.passwordSecretRef.name = "huawei";
        });
        operator.awaitAccount("True");
    }

    private void refused(String call, Resource<? extends CustomResource<?, ? extends OnairStatus>> of) {
        awaitThat(() -> assertThat(condition(conditions(of), "Synced", Condition::getReason))
                .isEqualTo("VendorRejected"));
        assertThat(condition(conditions(of), "Synced", Condition::getMessage))
                .as("what %s was refused with", call)
                .contains("invalid:", "***");
        operator.simulator.faults().clear();
        operator.annotate(of, Names.SYNC_AT, "after " + call);
        operator.awaitReady(of);
    }

    private static List<Condition> conditions(Resource<? extends CustomResource<?, ? extends OnairStatus>> of) {
        var status = of.get().getStatus();
        return status == null ? List.of() : status.conditions;
    }

    private void failOnce(String call) {
        operator.simulator.faults().on(call).once(new Status(500, true));
        operator.simulator.faults().on(call).once(new Garbage());
        operator.simulator.faults().on(call).once(new CutAfter());
    }

    private Resource<OttChannel> ottChannel() {
        operator.secret("drm", Map.of("token", secrets.plant("a DRM header", "Bearer planted-drm-token-0001")));
        operator.secret("srt", Map.of("word", secrets.plant("a source's passphrase", "planted-passphrase 0001")));
        operator.simulator.faults().on("createChannel").always(echo);
        var spec = new OttChannelSpec();
        spec.domain = "push.testott.hls.com";
        spec.appName = "ott";
        spec.allowInterruption = true;
        spec.connectionSecretName = "news-push";
        spec.input.protocol = InputSpec.Protocol.SRT_PULL;
        var source = new InputSpec.Source();
        source.url = "srt://192.0.2.1:9000";
        source.bitrateBps = 2_000_000;
        source.passphraseSecretRef = SecretKeyRef.of("srt", "word");
        source.keyLengthBytes = 16;
        spec.input.sources = new ArrayList<>(List.of(source));
        spec.endpoints = endpoints();
        var channel = given.created(new OttChannel(), "news", spec);
        refused("createChannel", channel);

        operator.simulator.faults().on("updateChannelEndpoint").always(echo);
        operator.secret("drm", Map.of("token", secrets.plant("a second DRM header", "Bearer planted-drm-token-0002")));
        refused("updateChannelEndpoint", channel);
        failOnce("updateChannelInput");
        operator.secret("srt", Map.of("word", secrets.plant("a second passphrase", "planted-passphrase 0002")));
        awaitThat(() -> assertThat(operator.simulator.requests().count("updateChannelInput"))
                .isPositive());
        operator.awaitReady(channel);
        return channel;
    }

    private static EndpointsSpec endpoints() {
        var hls = new HlsPackageSpec();
        hls.url = "pull.testott.hls.com/ott/news/index.m3u8";
        hls.segmentDuration = "4s";
        var encryption = new EncryptionSpec();
        encryption.resourceId = "news";
        encryption.systemIds = List.of(EncryptionSpec.SystemId.FairPlay);
        encryption.url = "https://drm.example.com/speke";
        encryption.requestMode = EncryptionSpec.RequestMode.DirectHttp;
        var header = new EncryptionSpec.Header();
        header.name = "Authorization";
        header.valueSecretRef = SecretKeyRef.of("drm", "token");
        encryption.httpHeaders = List.of(header);
        hls.encryption = encryption;
        var endpoints = new EndpointsSpec();
        endpoints.hls = new ArrayList<>(List.of(hls));
        return endpoints;
    }

    private Resource<Flow> flow() {
        operator.secret("in", Map.of("word", secrets.plant("a flow source's passphrase", "planted-flow word 1")));
        operator.secret("out", Map.of("word", secrets.plant("a flow output's passphrase", "planted-flow word 2")));
        operator.simulator.faults().on("createFlow").always(echo);
        var spec = new FlowSpec();
        spec.region = operator.simulator.region();
        spec.allowInterruption = true;
        spec.connectionSecretName = "addresses";
        var source = new FlowSpec.Source();
        source.name = "studio";
        source.protocol = FlowSpec.Protocol.SRT_LISTENER;
        source.decryption = key("in");
        var output = new FlowSpec.FlowOutput();
        output.name = "partner";
        output.protocol = FlowSpec.Protocol.SRT_CALLER;
        output.destination = "ingest.example.com";
        output.port = 9000;
        output.encryption = key("out");
        spec.sources = new ArrayList<>(List.of(source));
        spec.outputs = new ArrayList<>(List.of(output));
        var flow = given.created(new Flow(), "contribution", spec);
        refused("createFlow", flow);

        failOnce("updateFlowSource");
        operator.secret("in", Map.of("word", secrets.plant("a second flow passphrase", "planted-flow word 3")));
        awaitThat(() -> assertThat(operator.simulator.requests().count("updateFlowSource"))
                .isPositive());
        operator.awaitReady(flow);
        return flow;
    }

    private static FlowSpec.Key key(String secret) {
        var key = new FlowSpec.Key();
        key.algorithm = FlowSpec.Algorithm.AES256;
        key.passphraseSecretRef = SecretKeyRef.of(secret, "word");
        return key;
    }

    private void live() {
        var channel = ottChannel();
        var flow = flow();
        var shown = given.shown(List.of(channel, flow, operator.account()));
        failOnce("deleteChannel");
        failOnce("deleteFlow");
        for (var resource : List.of(channel, flow, operator.account())) {
            resource.delete();
            awaitThat(() -> assertThat(resource.get()).isNull());
        }
        operator.stop();

        assertThat(logs.lines()).anyMatch(line -> line.startsWith("DEBUG")).anyMatch(line -> line.contains("Created"));
        assertThat(secrets.leaks(shown)).isEmpty();
        assertThat(secrets.leaks(given.events())).isEmpty();
        assertThat(secrets.leaks(logs.lines())).isEmpty();
    }

    @Test
    void withATemporaryKeyNothingIsLoggedToldOrShownOfAnySecret() {
        byTemporaryKey();
        live();
    }

    @Test
    void withAPasswordNothingIsLoggedToldOrShownOfAnySecret() {
        byPassword();
        live();
    }
}
