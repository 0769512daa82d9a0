package dev.onair.huawei.flow;

import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.engine.RefusalKind;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.huawei.client.Masked;
import dev.onair.huawei.client.flow.FlowDetail;
import dev.onair.huawei.client.flow.FlowOutputUpdate;
import dev.onair.huawei.client.flow.FlowSource;
import dev.onair.huawei.client.flow.FlowSourceDecryption;
import dev.onair.huawei.client.flow.FlowsOutput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passphrases that the manifest leaves to the vendor: a change sends a source or an output whole, so they are read ({@code
 * data_display}; 7.4, 7.10) and sent back. They are kept nowhere.
 */
record Passphrases(HuaweiSession session, Caller owner) {

    /** The source with the passphrase that the vendor has, where the manifest does not say one. */
    Outcome<FlowSource> in(FlowSource source, String flowId, String name) {
        if (!isHidden(source.decryption())) {
            return Outcome.done(source);
        }
        return session.flowCalls()
                .call(
                        Lane.READ,
                        owner,
                        "getFlowDetail",
                        () -> session.flowClient().getFlowDetail(flowId, true))
                .then(detail -> shown(of(detail, name), "spec.sources[" + source.name() + "].decryption"))
                .map(source::withDecryption);
    }

    private static Optional<FlowSourceDecryption> of(FlowDetail detail, String name) {
        return Optional.ofNullable(detail.sources()).stream()
                .flatMap(sources -> sources.stream())
                .filter(source -> source.name().equals(name))
                .findFirst()
                .map(FlowSource::decryption);
    }

    /** Likewise of an output. */
    Outcome<FlowOutputUpdate> in(FlowOutputUpdate update, String flowId, String name) {
        if (!isHidden(update.encryption())) {
            return Outcome.done(update);
        }
        return session.flowCalls()
                .call(
                        Lane.READ,
                        owner,
                        "showFlowOutput",
                        () -> session.flowClient().showFlowOutput(flowId, name, true))
                .then(output -> shown(
                        Optional.of(output).map(FlowsOutput::encryption), "spec.outputs[" + name + "].encryption"))
                .map(update::withEncryption);
    }

    private static boolean isHidden(@Nullable FlowSourceDecryption key) {
        return key != null && (key.passphrase() == null || Masked.isMasked(key.passphrase()));
    }

    private static Outcome<FlowSourceDecryption> shown(Optional<FlowSourceDecryption> key, String field) {
        return key.filter(known -> !isHidden(known))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.failed(Failure.Rejected.unsent(
                        "the change would lose a passphrase that the vendor does not show: declare " + field
                                + ".passphraseSecretRef, or undo the change",
                        RefusalKind.Final)));
    }
}
