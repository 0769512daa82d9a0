package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.CdnetworksAccount;
import dev.onair.cdnetworks.account.CdnetworksAccountSpec;
import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.awaitility.core.ThrowingRunnable;

/** The operator with LiveChannels only, and what tests of them do to it. */
final class OperatorFixture implements AutoCloseable {
    static final String NAMESPACE = OperatorStage.NAMESPACE;
    /** The simulator's sample account's. */
    static final String ACCESS_KEY = "bf6b3ba4bd6811e99eb390e2ba00c682";

    private final OperatorStage stage = new OperatorStage(
            List.of("livechannels"),
            (account, facilities) -> List.of(LiveChannelParts.reconciler(account, facilities)));
    final CdnetworksSimulator simulator = stage.simulator();
    final KubernetesClient client = stage.client();

    void start() {
        stage.start();
    }

    void restart() {
        stage.restart();
    }

    void stop() {
        stage.stop();
    }

    void namespace(String name, Map<String, String> labels) {
        stage.namespace(name, labels);
    }

    void secret(String name, Map<String, String> values) {
        stage.secret(name, values);
    }

    void credentials() {
        stage.credentials();
    }

    void account(Consumer<CdnetworksAccountSpec> edit) {
        stage.account(edit);
    }

    /** An account that is at work. */
    void readyAccount() {
        stage.readyAccount();
    }

    Resource<CdnetworksAccount> account() {
        return stage.account();
    }

    List<Condition> accountConditions() {
        return stage.accountConditions();
    }

    LiveChannel create(String name, Consumer<LiveChannelSpec> edit) {
        return client.resource(manifest(NAMESPACE, name, edit)).create();
    }

    static LiveChannel manifest(String namespace, String name, Consumer<LiveChannelSpec> edit) {
        var channel = Sample.manifest(edit);
        channel.getMetadata().setNamespace(namespace);
        channel.getMetadata().setName(name);
        return channel;
    }

    Resource<LiveChannel> channel(String name) {
        return client.resources(LiveChannel.class).inNamespace(NAMESPACE).withName(name);
    }

    LiveChannelStatus status(String name) {
        return Optional.ofNullable(channel(name).get())
                .map(LiveChannel::getStatus)
                .orElseGet(LiveChannelStatus::new);
    }

    void edit(String name, Consumer<LiveChannelSpec> edit) {
        channel(name).edit(channel -> {
            edit.accept(channel.getSpec());
            return channel;
        });
    }

    void annotate(Resource<? extends HasMetadata> resource, String key, String value) {
        stage.annotate(resource, key, value);
    }

    /** Has the account walk over the vendor's list now. */
    void sweep() {
        stage.sweep();
    }

    static String condition(List<Condition> conditions, String type) {
        return OperatorStage.condition(conditions, type);
    }

    String reason(String name) {
        return OperatorStage.reason(channel(name));
    }

    String message(String name) {
        return OperatorStage.message(channel(name));
    }

    void awaitReady(String name) {
        OperatorStage.awaitReady(channel(name));
    }

    void awaitReason(String name, String reason) {
        OperatorStage.awaitReason(channel(name), reason);
    }

    void awaitGone(String name) {
        OperatorStage.awaitGone(channel(name));
    }

    static void awaitThat(ThrowingRunnable assertion) {
        OperatorStage.awaitThat(assertion);
    }

    List<String> events(String name) {
        return stage.events(name);
    }

    @Override
    public void close() {
        stage.close();
    }
}
