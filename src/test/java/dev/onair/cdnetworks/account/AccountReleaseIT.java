package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.BulkDeletionGuard.Period;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.common.ObjectKey;
import dev.onair.operator.Configs;
import dev.onair.tenancy.Tenant;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account that is deleted right after the operator started goes only once it is known that nobody needs it. */
@EnableKubernetesMockClient(crud = true, https = false)
@SuppressWarnings("NullAway.Init")
class AccountReleaseIT {
    private static final String FINALIZER = "onair.dev/account-12345678";

    KubernetesClient client;
    private AccountParts parts;
    private final CdnetworksAccount account = new CdnetworksAccount();
    private boolean synced;

    @BeforeEach
    void open() {
        account.getMetadata().setNamespace("tv");
        account.getMetadata().setName("default");
        account.getMetadata().setUid("12345678-9");
        account.setSpec(new CdnetworksAccountSpec());
        account.getSpec().credentialsSecretRef.name = "cdnetworks";
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace("tv")
                        .withName("cdnetworks")
                        .addToFinalizers(FINALIZER)
                        .endMetadata()
                        .build())
                .create();
        parts = AccountParts.of(client, Configs.of(Duration.ofSeconds(1), Configs.PATIENCE));
    }

    @AfterEach
    void close() {
        parts.close();
    }

    /** A kind that has no resource, or that does not know yet that it has. */
    private final class Channels implements Tenant {
        @Override
        public void turn(dev.onair.engine.Target resource) {}

        @Override
        public List<Use> uses(ObjectKey key) {
            return List.of();
        }

        @Override
        public Map<String, Tally> tallies(ObjectKey account, Map<String, Instant> approved) {
            return Map.of();
        }

        @Override
        public Map<String, Integer> deletions(ObjectKey account, Map<String, Period> times) {
            return Map.of();
        }

        @Override
        public boolean isSynced() {
            return synced;
        }

        @Override
        public Set<String> externalIds(ObjectKey key) {
            return Set.of();
        }

        @Override
        public void wake(List<ObjectKey> resources) {}
    }

    private boolean isReleased() {
        return parts.reconciler().cleanup(account, untouched()).isRemoveFinalizer();
    }

    @SuppressWarnings("unchecked")
    private static Context<CdnetworksAccount> untouched() {
        return (Context<CdnetworksAccount>) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (p, method, a) -> {
                    throw new AssertionError("nothing is to be written: " + method);
                });
    }

    private List<String> holds() {
        // This server keeps the null that takes the last one away.
        return Optional.ofNullable(client.secrets()
                        .inNamespace("tv")
                        .withName("cdnetworks")
                        .get()
                        .getMetadata()
                        .getFinalizers())
                .orElse(List.of());
    }

    @Test
    void staysWhileItIsNotKnownWhoUsesIt() {
        parts.accounts().register(new Channels());

        assertThat(isReleased()).isFalse();
        assertThat(holds()).containsExactly(FINALIZER);
    }

    @Test
    void staysWhileNoKindHasSpoken() {
        synced = true;

        assertThat(isReleased()).isFalse();
        assertThat(holds()).containsExactly(FINALIZER);
    }

    @Test
    void goesOnceItIsKnownThatNobodyUsesIt() {
        parts.accounts().register(new Channels());
        isReleased();
        synced = true;

        assertThat(isReleased()).isTrue();
        assertThat(holds()).isEmpty();
    }
}
