package dev.onair.cdnetworks.livechannel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.cdnetworks.account.CdnetworksAccount;
import dev.onair.cdnetworks.account.CdnetworksAccountSpec;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.embedded.Edits;
import dev.onair.operator.Configs;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;

/** The operator with LiveChannels, and with more kinds if a test wants them; what tests of them do to it. */
public final class OperatorFixture implements AutoCloseable {
    public static final String NAMESPACE = OperatorStage.NAMESPACE;
    /** The simulator's sample account's. */
    static final String ACCESS_KEY = "bf6b3ba4bd6811e99eb390e2ba00c682";

    private final OperatorStage stage;
    public final CdnetworksSimulator simulator;
    public final KubernetesClient client;

    OperatorFixture() {
        this(List.of(), (account, facilities) -> List.of());
    }

    /**
     * @param plurals of the kinds that run beside LiveChannels
     * @param more their reconcilers
     */
    public OperatorFixture(List<String> plurals, OperatorStage.Kinds more) {
        this(plurals, more, Configs.PATIENCE);
    }

    /** @param patience how long a resource that waits says nothing of it */
    OperatorFixture(Duration patience) {
        this(List.of(), (account, facilities) -> List.of(), patience);
    }

    private OperatorFixture(List<String> plurals, OperatorStage.Kinds more, Duration patience) {
        stage = new OperatorStage(
                Stream.concat(Stream.of("livechannels"), plurals.stream()).toList(),
                (account, facilities) -> Stream.concat(
                                Stream.of(LiveChannelParts.reconciler(account, facilities)),
                                more.reconcilers(account, facilities).stream())
                        .toList(),
                patience);
        simulator = stage.simulator();
        client = stage.client();
    }

    /** The account's session in the process that runs. */
    MeterRegistry metrics() {
        return stage.metrics();
    }

    public CdnetworksSession session() {
        return stage.session();
    }

    public void start() {
        stage.start();
    }

    /** Has the cluster serve a definition of another version. */
    public void install(JsonNode manifest) {
        stage.install(manifest);
    }

    public void restart() {
        stage.restart();
    }

    public void stop() {
        stage.stop();
    }

    /** From the next start on each resource is read by itself. */
    void observeEach(Duration interval) {
        stage.observeEach(interval);
    }

    /** See {@link OperatorStage#advance}. */
    public void advance(Duration by) {
        stage.advance(by);
    }

    public void namespace(String name, Map<String, String> labels) {
        stage.namespace(name, labels);
    }

    public void secret(String name, Map<String, String> values) {
        stage.secret(name, values);
    }

    public void credentials() {
        stage.credentials();
    }

    public void account(Consumer<CdnetworksAccountSpec> edit) {
        stage.account(edit);
    }

    /** An account that is at work. */
    public void readyAccount() {
        stage.readyAccount();
    }

    public Resource<CdnetworksAccount> account() {
        return stage.account();
    }

    /** For the account's own passes. */
    public void accountLater(Duration by) {
        stage.accountClock().advance(by);
    }

    public List<Condition> accountConditions() {
        return stage.accountConditions();
    }

    public void pointAt(URI endpoint) {
        stage.pointAt(endpoint);
    }

    public Optional<String> provenAccount() {
        return stage.provenAccount();
    }

    public void awaitAccount(String reason) {
        stage.awaitAccount(reason);
    }

    void assertAccount(String reason) {
        stage.assertAccount(reason);
    }

    public LiveChannel create(String name, Consumer<LiveChannelSpec> edit) {
        return client.resource(manifest(NAMESPACE, name, edit)).create();
    }

    public static LiveChannel manifest(String namespace, String name, Consumer<LiveChannelSpec> edit) {
        var channel = Sample.manifest(edit);
        channel.getMetadata().setNamespace(namespace);
        channel.getMetadata().setName(name);
        return channel;
    }

    public Resource<LiveChannel> channel(String name) {
        return client.resources(LiveChannel.class).inNamespace(NAMESPACE).withName(name);
    }

    List<LiveChannel> channels() {
        return client.resources(LiveChannel.class).inNamespace(NAMESPACE).list().getItems();
    }

    public LiveChannelStatus status(String name) {
        return Optional.ofNullable(channel(name).get())
                .map(LiveChannel::getStatus)
                .orElseGet(LiveChannelStatus::new);
    }

    public void edit(String name, Consumer<LiveChannelSpec> edit) {
        Edits.until(() -> channel(name).edit(channel -> {
            edit.accept(channel.getSpec());
            return channel;
        }));
    }

    public void annotate(Resource<? extends HasMetadata> resource, String key, String value) {
        stage.annotate(resource, key, value);
    }

    /** Has the account walk over the vendor's list now. */
    public void sweep() {
        stage.sweep();
    }

    public static String condition(List<Condition> conditions, String type) {
        return OperatorStage.condition(conditions, type);
    }

    public String reason(String name) {
        return OperatorStage.reason(channel(name));
    }

    public String message(String name) {
        return OperatorStage.message(channel(name));
    }

    public void awaitReady(String name) {
        OperatorStage.awaitReady(channel(name));
    }

    public void awaitReason(String name, String reason) {
        OperatorStage.awaitReason(channel(name), reason);
    }

    public void awaitGone(String name) {
        OperatorStage.awaitGone(channel(name));
    }

    public static void awaitThat(ThrowingRunnable assertion) {
        OperatorStage.awaitThat(assertion);
    }

    public List<String> events(String name) {
        return stage.events(name);
    }

    @Override
    public void close() {
        stage.close();
    }
}
