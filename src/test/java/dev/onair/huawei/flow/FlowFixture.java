package dev.onair.huawei.flow;

import static dev.onair.huawei.account.HuaweiOperator.NAMESPACE;
import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static dev.onair.huawei.account.HuaweiOperator.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.SecretKeyRef;
import dev.onair.embedded.Edits;
import dev.onair.huawei.account.HuaweiOperator;
import dev.onair.operator.Configs;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Flows, and the operator that looks after them. */
final class FlowFixture implements AutoCloseable {
    final HuaweiOperator operator;

    FlowFixture() {
        this(Configs.PATIENCE);
    }

    /** @param patience how long a trouble is nobody's concern */
    FlowFixture(Duration patience) {
        operator = new HuaweiOperator(List.of("flows"), List.of(FlowParts::reconciler), patience);
    }

    /** A source that is pushed to and an output that pushes on. */
    static FlowSpec spec() {
        var spec = new FlowSpec();
        spec.region = "ap-southeast-1";
        spec.sources = new ArrayList<>(List.of(source("studio")));
        spec.outputs = new ArrayList<>(List.of(output("partner")));
        return spec;
    }

    static FlowSpec.Source source(String name) {
        var source = new FlowSpec.Source();
        source.name = name;
        source.protocol = FlowSpec.Protocol.SRT_LISTENER;
        return source;
    }

    static FlowSpec.FlowOutput output(String name) {
        var output = new FlowSpec.FlowOutput();
        output.name = name;
        output.protocol = FlowSpec.Protocol.SRT_CALLER;
        output.destination = "ingest.example.com";
        output.port = 9000;
        return output;
    }

    static FlowSpec.Key key(String secret) {
        var key = new FlowSpec.Key();
        key.algorithm = FlowSpec.Algorithm.AES256;
        key.passphraseSecretRef = SecretKeyRef.of(secret, "passphrase");
        return key;
    }

    void create(String name, Consumer<FlowSpec> edit) {
        var flow = new Flow();
        flow.getMetadata().setNamespace(NAMESPACE);
        flow.getMetadata().setName(name);
        var spec = spec();
        edit.accept(spec);
        flow.setSpec(spec);
        operator.client.resource(flow).create();
    }

    Resource<Flow> flow(String name) {
        return operator.client.resources(Flow.class).inNamespace(NAMESPACE).withName(name);
    }

    void edit(String name, Consumer<FlowSpec> edit) {
        Edits.until(() -> flow(name).edit(flow -> {
            edit.accept(flow.getSpec());
            return flow;
        }));
    }

    FlowStatus status(String name) {
        return Optional.ofNullable(flow(name).get()).map(Flow::getStatus).orElseGet(FlowStatus::new);
    }

    String message(String name) {
        return condition(status(name).conditions, "Synced", Condition::getMessage);
    }

    void awaitReady(String name) {
        operator.awaitReady(flow(name));
    }

    /** Ready, and what was sent is by now shown by every list: what somebody changes from here on is theirs. */
    void awaitShown(String name) {
        awaitReady(name);
        var writes = Optional.ofNullable(status(name).writes).orElseThrow();
        awaitThat(() -> assertThat(writes.changes)
                .extracting(write -> Instant.parse(Objects.requireNonNull(write.last)))
                .isNotEmpty()
                .allMatch(sent -> sent.plus(HuaweiOperator.LIST_LAG).isBefore(Instant.now())));
    }

    void awaitReason(String name, String reason) {
        awaitThat(() -> assertThat(condition(status(name).conditions, "Synced", Condition::getReason))
                .as(message(name))
                .isEqualTo(reason));
    }

    void awaitGone(String name) {
        awaitThat(() -> assertThat(flow(name).get()).as(message(name)).isNull());
    }

    /** The one flow that the vendor has. */
    dev.onair.simulator.huawei.Flow atTheVendor() {
        assertThat(operator.simulator.flows().all()).hasSize(1);
        return operator.simulator.flows().all().getFirst();
    }

    long calls(String operation) {
        return operator.simulator.requests().count(operation);
    }

    @Override
    public void close() {
        operator.close();
    }
}
