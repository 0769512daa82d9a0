package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.pullchannel.PullChannelParts;
import dev.onair.common.AccountSpec.CredentialsRef;
import dev.onair.embedded.Awaits;
import dev.onair.huawei.account.HuaweiOperator;
import dev.onair.huawei.flow.FlowParts;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.cdnetworks.RefuseSignature;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import dev.onair.simulator.huawei.AccountSetup;
import dev.onair.simulator.huawei.RefuseToken;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A call is under way while the account's keys change, and is refused afterwards: that says nothing of the new keys. */
@Execution(ExecutionMode.CONCURRENT)
class FormerCredentialsIT {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    /** Refuses the call, but only when the test has changed the keys. */
    private Fault refusedLate(Fault refusal) {
        return new Fault() {
            @Override
            public String name() {
                return "refused-late";
            }

            @Override
            public Reply apply(CallContext call, Handling next) {
                begun.countDown();
                try {
                    answered.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return refusal.apply(call, next);
            }
        };
    }

    @AfterEach
    void letGo() {
        answered.countDown();
    }

    private static void declare(KubernetesClient client, String apiVersion, String kind, String spec) {
        var manifest = new GenericKubernetesResource();
        manifest.setApiVersion(apiVersion);
        manifest.setKind(kind);
        manifest.setMetadata(
                new ObjectMetaBuilder().withNamespace("tv").withName("one").build());
        manifest.setAdditionalProperty("spec", Serialization.unmarshal(spec, Map.class));
        client.resource(manifest).create();
    }

    private static void awaitMore(LongSupplier count, long than) {
        await().atMost(Awaits.SOON).until(() -> count.getAsLong() > than);
    }

    @Test
    void ofCdnetworks() throws Exception {
        try (var stage = new OperatorStage(
                List.of("pullchannels"),
                (account, facilities) -> List.of(PullChannelParts.reconciler(account, facilities)))) {
            stage.readyAccount();
            var simulator = stage.simulator();
            simulator.faults().on("getPullChannelList").once(refusedLate(new RefuseSignature()));
            declare(stage.client(), "cdnetworks.onair.dev/v1alpha1", "PullChannel", """
                    {"source": {"url": "rtmp://live.ovptest.haplat.net/test1/31be31f93b2c47ad", "protocol": "RTMP"},
                     "playback": {"protocols": ["RTMP", "HLS"]}, "playbackDomain": "live.ovptest.haplat.net"}""");
            begun.await();
            var walks = simulator.requests().count("getChannelList");
            simulator.addKey("rotated", simulator.secretKey());
            stage.secret("cdnetworks", Map.of("accessKey", "rotated", "secretKey", simulator.secretKey()));
            awaitMore(() -> simulator.requests().count("getChannelList"), walks);

            answered.countDown();

            OperatorStage.awaitThat(() -> {
                stage.sweep();
                assertThat(simulator.requests().count("createPullChannel")).isEqualTo(1);
            });
            assertThat(OperatorStage.condition(stage.accountConditions(), "Ready"))
                    .isEqualTo("True");
            assertThat(stage.events("default")).doesNotContain("AccountRefused");
        }
    }

    @Test
    void ofHuaweisKeyPairs() throws Exception {
        try (var operator = new HuaweiOperator(List.of("flows"), List.of(FlowParts::reconciler))) {
            operator.readyAccount();
            holdListOfFlows(operator, new dev.onair.simulator.huawei.RefuseSignature());
            var proofs = operator.simulator.requests().count("listChannel");
            operator.simulator.account().keys().put("rotated", operator.simulator.secretKey());
            operator.secret("huawei", Map.of("accessKey", "rotated", "secretKey", operator.simulator.secretKey()));
            awaitMore(() -> operator.simulator.requests().count("listChannel"), proofs);

            goesOnWithTheNewOnes(operator);
        }
    }

    /** Its token is refused late; the password that another one is fetched with is not good any more either. */
    @Test
    void ofHuaweisTokens() throws Exception {
        try (var operator = new HuaweiOperator(List.of("flows"), List.of(FlowParts::reconciler))) {
            password(operator, AccountSetup.PASSWORD);
            operator.account(spec -> {
                spec.auth.accessKeySecretRef = null;
                var user = new CredentialsRef();
                user.name = "user";
                spec.auth.passwordSecretRef = user;
            });
            operator.awaitAccount("True");
            holdListOfFlows(operator, new RefuseToken());
            var proofs = operator.simulator.requests().count("listChannel");
            operator.simulator.account().users().put(AccountSetup.USER, "another one");
            password(operator, "another one");
            awaitMore(() -> operator.simulator.requests().count("listChannel"), proofs);

            goesOnWithTheNewOnes(operator);
        }
    }

    private static void password(HuaweiOperator operator, String password) {
        operator.secret(
                "user", Map.of("username", AccountSetup.USER, "password", password, "domain", AccountSetup.DOMAIN));
    }

    private void holdListOfFlows(HuaweiOperator operator, Fault refusal) throws InterruptedException {
        operator.simulator.faults().on("listFlow").once(refusedLate(refusal));
        declare(operator.client, "huawei.onair.dev/v1alpha1", "Flow", """
                {"region": "ap-southeast-1", "sources": [{"name": "studio", "protocol": "srt-listener"}]}""");
        begun.await();
    }

    private void goesOnWithTheNewOnes(HuaweiOperator operator) {
        answered.countDown();

        operator.sweepUntil(() ->
                assertThat(operator.simulator.requests().count("createFlow")).isEqualTo(1));
        assertThat(HuaweiOperator.condition(
                        Objects.requireNonNull(operator.accountStatus()).conditions,
                        "Ready",
                        condition -> condition.getStatus()))
                .isEqualTo("True");
        assertThat(operator.events("default")).doesNotContain("AccountRefused");
    }
}
