package dev.onair.cdnetworks.livechannel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.callback.Receivers;
import dev.onair.cdnetworks.account.CdnetworksAccountSpec;
import dev.onair.cdnetworks.statecallback.ChannelStateCallback;
import dev.onair.cdnetworks.statecallback.ChannelStateCallbackSpec;
import dev.onair.cdnetworks.statecallback.ChannelStateCallbackStatus;
import dev.onair.cdnetworks.statecallback.StateCallbackParts;
import dev.onair.engine.Conditions;
import dev.onair.simulator.cdnetworks.StateCallback;
import dev.onair.tenancy.CallbackDesk;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An operator with its receiver, and a vendor that calls it. */
final class CallbacksFixture implements AutoCloseable {
    static final String DOMAIN = "livepush.ovptest.haplat.net";

    final OperatorFixture operator;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private volatile @Nullable CallbackDesk desk;
    private final Receivers.Open receiver;

    CallbacksFixture() {
        operator = new OperatorFixture(List.of("channelstatecallbacks"), (parts, facilities) -> {
            desk = parts.desk();
            return List.of(StateCallbackParts.reconciler(parts, facilities));
        });
        try {
            receiver = Receivers.leading(new Current(), metrics);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of the operator which runs now. */
    private final class Current implements CallbackDesk {
        @Override
        public boolean isReady() {
            return Optional.ofNullable(desk).filter(CallbackDesk::isReady).isPresent();
        }

        @Override
        public Optional<Mailbox> mailbox(String secret) {
            return Optional.ofNullable(desk).flatMap(at -> at.mailbox(secret));
        }
    }

    void readyAccount() {
        operator.credentials();
        operator.account(spec -> {
            spec.callbacks = new CdnetworksAccountSpec.Callbacks();
            spec.callbacks.baseUrl = baseUrl();
        });
        OperatorFixture.awaitThat(() -> assertThat(OperatorFixture.condition(operator.accountConditions(), "Ready"))
                .isEqualTo("True"));
    }

    String baseUrl() {
        return receiver.baseUrl();
    }

    ChannelStateCallback create(String name, Consumer<ChannelStateCallbackSpec> edit) {
        var callback = new ChannelStateCallback();
        callback.getMetadata().setNamespace(OperatorFixture.NAMESPACE);
        callback.getMetadata().setName(name);
        var spec = new ChannelStateCallbackSpec();
        spec.pushDomain = DOMAIN;
        edit.accept(spec);
        callback.setSpec(spec);
        return operator.client.resource(callback).create();
    }

    Resource<ChannelStateCallback> callback(String name) {
        return operator.client
                .resources(ChannelStateCallback.class)
                .inNamespace(OperatorFixture.NAMESPACE)
                .withName(name);
    }

    ChannelStateCallbackStatus status(String name) {
        return Optional.ofNullable(callback(name).get())
                .map(ChannelStateCallback::getStatus)
                .orElseGet(ChannelStateCallbackStatus::new);
    }

    void awaitReason(String name, String reason) {
        OperatorFixture.awaitThat(() -> assertThat(reason(name)).isEqualTo(reason));
    }

    String reason(String name) {
        return Conditions.find(status(name).conditions, "Synced")
                .map(Condition::getReason)
                .orElse("(none)");
    }

    /** @param spec the fields to set, as JSON; a status that is written meanwhile does not matter */
    void edit(String name, String spec) {
        callback(name).patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":" + spec + "}");
    }

    /** Where the vendor reports the domain's states to, if it does. */
    Optional<StateCallback> atTheVendor() {
        return operator.simulator.services().stateCallbacks().all().stream()
                .filter(told -> told.domainName().equals(DOMAIN))
                .findFirst();
    }

    Resource<Secret> secret() {
        return operator.client.secrets().inNamespace(OperatorFixture.NAMESPACE).withName("default-callbacks");
    }

    String secretValue(String key) {
        var data = Optional.ofNullable(secret().get()).map(Secret::getData).orElse(java.util.Map.of());
        return new String(Base64.getDecoder().decode(data.getOrDefault(key, "")), StandardCharsets.UTF_8);
    }

    double received(String result) {
        return metrics.find("onair.callbacks").tag("result", result).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Override
    public void close() {
        receiver.close();
        operator.close();
    }
}
