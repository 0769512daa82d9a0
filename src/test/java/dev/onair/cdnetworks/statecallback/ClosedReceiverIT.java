package dev.onair.cdnetworks.statecallback;

import static dev.onair.cdnetworks.account.OperatorStage.awaitReady;
import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.CdnetworksAccountSpec;
import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.engine.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The vendor reports to an operator that does not listen. */
@Execution(ExecutionMode.CONCURRENT)
class ClosedReceiverIT {
    private Optional<OperatorStage> opened = Optional.empty();

    private OperatorStage operator(boolean hasReceiver) {
        var operator = new OperatorStage(
                List.of("channelstatecallbacks"),
                (account, facilities) -> List.of(StateCallbackParts.reconciler(account, facilities, hasReceiver)));
        opened = Optional.of(operator);
        operator.credentials();
        operator.account(spec -> {
            spec.callbacks = new CdnetworksAccountSpec.Callbacks();
            spec.callbacks.baseUrl = "https://onair.example.com";
        });
        return operator;
    }

    @AfterEach
    void close() {
        opened.ifPresent(OperatorStage::close);
    }

    private static Resource<ChannelStateCallback> callback(
            OperatorStage operator, Consumer<ChannelStateCallbackSpec> edit) {
        var callback = new ChannelStateCallback();
        callback.getMetadata().setNamespace(OperatorStage.NAMESPACE);
        callback.getMetadata().setName("livepush");
        callback.setSpec(new ChannelStateCallbackSpec());
        callback.getSpec().pushDomain = "livepush.ovptest.haplat.net";
        edit.accept(callback.getSpec());
        var created = operator.client().resource(callback);
        created.create();
        awaitReady(created);
        return created;
    }

    private static Optional<String> said(Resource<ChannelStateCallback> callback) {
        return Conditions.find(callback.get().getStatus().conditions, "ReceiverClosed")
                .map(Condition::getMessage);
    }

    @Test
    void isToldWithTheWayOut() {
        var operator = operator(false);

        var callback = callback(operator, spec -> {});

        assertThat(said(callback))
                .hasValueSatisfying(message -> assertThat(message)
                        .contains(
                                "has no receiver there", "ONAIR_CALLBACKS_PORT", "deploy/callbacks", "spec.notifyUrl"));
        awaitThat(() -> assertThat(operator.events("livepush")).containsOnlyOnce("ReceiverClosed"));
    }

    @Test
    void isNobodysConcernWhereAnotherListens() {
        var callback = callback(operator(false), spec -> spec.notifyUrl = "https://states.example.com/a-secret");

        assertThat(said(callback)).isEmpty();
    }

    @Test
    void isNotSaidOfOneThatListens() {
        assertThat(said(callback(operator(true), spec -> {}))).isEmpty();
    }
}
