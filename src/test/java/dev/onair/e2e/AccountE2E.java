package dev.onair.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts come, go and wait, each in a namespace of its own. */
class AccountE2E {
    private static final String REASON = ".status.conditions[?(@.type==\"Ready\")].reason";
    private static final String SYNCED_REASON = ".status.conditions[?(@.type==\"Synced\")].reason";
    private static final String MESSAGE = ".status.conditions[?(@.type==\"Ready\")].message";

    @RegisterExtension
    static final E2eStage stage = new E2eStage();

    private static OperatorProcess operator;

    @BeforeAll
    static void operator() {
        operator = stage.startOperator();
    }

    @Test
    void aMissingSecretIsNamedAndItsArrivalMendsAll() {
        var kubectl = E2eCluster.kubectl(stage.anotherNamespace());
        kubectl.apply(Manifests.channel("early"));
        eventually(() -> assertThat(kubectl.field("lch/early", SYNCED_REASON)).isEqualTo("DependencyNotReady"));
        kubectl.apply(Manifests.account(stage.vendor()));
        eventually(() -> assertThat(kubectl.field("cdnacct/default", REASON)).isEqualTo("SecretNotFound"));
        assertThat(kubectl.field("cdnacct/default", MESSAGE)).contains("create it with the keys \"accessKey\"");
        kubectl.apply(Manifests.credentials(stage.vendor()));
        kubectl.waitReady("cdnacct/default", "lch/early");
    }

    @Test
    void aDeletedAccountWaitsForItsChannelsAndNamesThem() {
        var kubectl = E2eCluster.kubectl(stage.anotherNamespace());
        kubectl.apply(Manifests.all(
                Manifests.credentials(stage.vendor()),
                Manifests.account(stage.vendor()),
                Manifests.channel("last-user")));
        kubectl.waitReady("lch/last-user");
        kubectl.run("delete", "cdnacct", "default", "--wait=false");
        eventually(() -> assertThat(kubectl.field("cdnacct/default", REASON)).isEqualTo("InUse"));
        assertThat(kubectl.field("cdnacct/default", MESSAGE)).contains("last-user");
        kubectl.run("delete", "lch", "last-user", "--timeout=20s");
        assertThat(stage.channels("last-user")).isEmpty();
        eventually(() -> assertThat(kubectl.exists("cdnacct/default")).isFalse());
        kubectl.run("delete", "secret", "cdnetworks", "--timeout=10s");
    }

    @Test
    void wrongKeysAreToldAtTheAccountAndNewOnesMendAll() {
        var kubectl = E2eCluster.kubectl(stage.anotherNamespace());
        var right = Manifests.credentials(stage.vendor());
        var wrong = right.replaceFirst("secretKey: .*", "secretKey: ffffffffffffffffffffffffffffffff");
        kubectl.apply(Manifests.all(wrong, Manifests.account(stage.vendor()), Manifests.channel("locked-out")));
        eventually(() -> assertThat(kubectl.field("cdnacct/default", REASON)).isEqualTo("AccountRefused"));
        eventually(
                () -> assertThat(kubectl.field("lch/locked-out", SYNCED_REASON)).isEqualTo("AccountNotReady"));
        kubectl.apply(right);
        kubectl.waitReady("cdnacct/default", "lch/locked-out");
        assertThat(stage.channels("locked-out")).hasSize(1);
    }

    @Test
    void aVendorOutOfReachIsToldAtTheChannel() {
        var kubectl = E2eCluster.kubectl(stage.anotherNamespace());
        var nowhere = Manifests.account(stage.vendor()).replaceFirst("endpoint: .*", "endpoint: http://127.0.0.1:1");
        kubectl.apply(Manifests.all(Manifests.credentials(stage.vendor()), nowhere, Manifests.channel("out-of-reach")));
        eventually(() -> assertThat(kubectl.field("cdnacct/default", REASON)).isEqualTo("VendorUnavailable"));
        eventually(() ->
                assertThat(kubectl.field("lch/out-of-reach", SYNCED_REASON)).isEqualTo("AccountNotReady"));
        kubectl.apply(Manifests.account(stage.vendor()));
        kubectl.waitReady("cdnacct/default", "lch/out-of-reach");
    }

    @Test
    void aNamespaceUsesTheAccountOfAnotherOnceItIsAllowed() {
        var owner = E2eCluster.kubectl(stage.anotherNamespace());
        var guest = E2eCluster.kubectl(stage.anotherNamespace());
        owner.apply(Manifests.all(Manifests.credentials(stage.vendor()), Manifests.account(stage.vendor())));
        guest.apply(Manifests.channel("guest", "accountRef:", "  name: default", "  namespace: " + owner.namespace()));
        eventually(() -> assertThat(guest.field("lch/guest", SYNCED_REASON)).isEqualTo("AccountNotAllowed"));
        owner.run("patch", "cdnacct", "default", "--type=merge", "-p", """
                {"spec": {"allowedNamespaces": {"from": "All"}}}""");
        guest.waitReady("lch/guest");
    }

    @Test
    void theSecretOfAnAccountThatWentWhileNoOperatorRanIsLetGo() {
        var kubectl = E2eCluster.kubectl(stage.anotherNamespace());
        kubectl.apply(Manifests.all(Manifests.credentials(stage.vendor()), Manifests.account(stage.vendor())));
        kubectl.waitReady("cdnacct/default");
        operator.kill();
        kubectl.run("patch", "cdnacct", "default", "--type=merge", "-p", "{\"metadata\": {\"finalizers\": null}}");
        kubectl.run("delete", "cdnacct", "default", "--timeout=10s");
        kubectl.run("delete", "secret", "cdnetworks", "--wait=false");
        assertThat(kubectl.exists("secret/cdnetworks")).isTrue();

        operator = stage.startOperator();

        eventually(() -> assertThat(kubectl.exists("secret/cdnetworks")).isFalse());
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(assertion);
    }
}
