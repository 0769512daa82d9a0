package dev.onair.huawei.flow;

import dev.onair.huawei.account.FlowTruth;
import dev.onair.huawei.client.flow.FlowsOutput;
import java.util.List;
import java.util.Optional;

/** Keeps passphrases that the vendor has and the manifest does not say from being lost. */
final class Keys {
    private Keys() {}

    /** Why an output cannot be replaced: nobody told us the passphrase that the new one would need. */
    static Optional<String> lost(FlowDesired desired, FlowTruth truth) {
        return desired.outputs().stream()
                .flatMap(List::stream)
                .filter(wanted -> wanted.key().isEmpty())
                .filter(wanted -> Optional.ofNullable(truth.outputs().get(wanted.name()))
                        .filter(is -> is.encryption() != null)
                        .map(FlowsOutput::protocol)
                        .filter(protocol -> !protocol.equals(wanted.protocol()))
                        .isPresent())
                .map(wanted -> "spec.outputs[" + wanted.name() + "] is encrypted at the vendor, and another protocol"
                        + " makes it anew, without its passphrase: declare its encryption, or undo the change")
                .findFirst();
    }
}
