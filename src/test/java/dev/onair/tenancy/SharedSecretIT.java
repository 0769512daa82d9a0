package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.ObjectKey;
import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.huawei.account.HuaweiAccount;
import dev.onair.huawei.account.HuaweiAccountStatus;
import dev.onair.operator.json.ResourceJson;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several accounts read one Secret, and hold it or let it go at the same moment. */
class SharedSecretIT {
    private static final String SECRET = "keys";
    private static final int ACCOUNTS = 8;

    private final EmbeddedApiServer server = EmbeddedApiServer.start(0);
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig()))
            .withKubernetesSerialization(ResourceJson.serialization())
            .build();
    private final CredentialsHold hold = new CredentialsHold(client);
    private final List<HuaweiAccount> accounts =
            IntStream.range(0, ACCOUNTS).mapToObj(SharedSecretIT::account).toList();

    private static HuaweiAccount account(int number) {
        var account = new HuaweiAccount();
        account.getMetadata().setNamespace("tv");
        account.getMetadata().setName("account-" + number);
        account.getMetadata().setUid(UUID.randomUUID().toString());
        return account;
    }

    @BeforeEach
    void create() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("tv")
                        .endMetadata()
                        .build())
                .create();
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace("tv")
                        .withName(SECRET)
                        .addToFinalizers("example.com/another")
                        .endMetadata()
                        .withStringData(Map.of("accessKey", "AK"))
                        .build())
                .create();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void together(Consumer<HuaweiAccount> work) throws Exception {
        var begin = new CyclicBarrier(ACCOUNTS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = accounts.stream()
                    .map(account -> (Future<?>) threads.submit(() -> {
                        begin.await();
                        work.accept(account);
                        return account;
                    }))
                    .toList();
            for (var one : done) {
                one.get();
            }
        }
    }

    private List<String> finalizers() {
        return client.secrets()
                .inNamespace("tv")
                .withName(SECRET)
                .get()
                .getMetadata()
                .getFinalizers();
    }

    @Test
    void noneFailsAndNoneTakesOffWhatAnotherHasPutOn() throws Exception {
        together(account -> hold.keep(account, SECRET, new HuaweiAccountStatus()));

        assertThat(finalizers()).hasSize(1 + ACCOUNTS).doesNotHaveDuplicates().contains("example.com/another");

        together(account -> hold.release(account, SECRET, new HuaweiAccountStatus()));

        assertThat(finalizers()).containsExactly("example.com/another");
        assertThat(hold.clear(new ObjectKey("tv", SECRET))).isEmpty();
        assertThat(client.secrets().inNamespace("tv").withName(SECRET).get().getData())
                .containsKey("accessKey");
    }
}
