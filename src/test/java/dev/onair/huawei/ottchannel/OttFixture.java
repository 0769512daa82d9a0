package dev.onair.huawei.ottchannel;

import static dev.onair.huawei.account.HuaweiOperator.NAMESPACE;
import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static dev.onair.huawei.account.HuaweiOperator.condition;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.embedded.Edits;
import dev.onair.huawei.account.HuaweiOperator;
import dev.onair.simulator.huawei.ChannelKey;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** OTT channels, and the operator that looks after them. */
final class OttFixture implements AutoCloseable {
    static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();

    final HuaweiOperator operator = new HuaweiOperator(
            List.of("ottchannels"),
            List.of((account, facilities) -> OttChannelParts.reconciler(account, facilities, METERS)));

    void create(String name, Consumer<OttChannelSpec> edit) {
        operator.client.resource(Sample.manifest(name, edit)).create();
    }

    Resource<OttChannel> channel(String name) {
        return operator.client
                .resources(OttChannel.class)
                .inNamespace(NAMESPACE)
                .withName(name);
    }

    void edit(String name, Consumer<OttChannelSpec> edit) {
        Edits.until(() -> channel(name).edit(channel -> {
            edit.accept(channel.getSpec());
            return channel;
        }));
    }

    OttChannelStatus status(String name) {
        return Optional.ofNullable(channel(name).get())
                .map(OttChannel::getStatus)
                .orElseGet(OttChannelStatus::new);
    }

    String message(String name) {
        return condition(status(name).conditions, "Synced", Condition::getMessage);
    }

    void awaitReady(String name) {
        operator.awaitReady(channel(name));
    }

    void awaitReason(String name, String reason) {
        awaitThat(() -> assertThat(condition(status(name).conditions, "Synced", Condition::getReason))
                .as(message(name))
                .isEqualTo(reason));
    }

    void awaitGone(String name) {
        awaitThat(() -> assertThat(channel(name).get()).as(message(name)).isNull());
    }

    ChannelKey key(String id) {
        return new ChannelKey(operator.simulator.projectId(), Sample.DOMAIN, "ott", id);
    }

    boolean isRunning(String id) {
        return operator.simulator.channels().get(key(id)).on();
    }

    ObjectNode atTheVendor(String id) {
        return operator.simulator.channels().get(key(id)).settings();
    }

    long calls(String operation) {
        return operator.simulator.requests().count(operation);
    }

    void secret(String name, String key, String value) {
        operator.secret(name, Map.of(key, value));
    }

    @Override
    public void close() {
        operator.close();
    }
}
