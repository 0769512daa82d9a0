package dev.onair.huawei.flow;

import dev.onair.huawei.account.FlowTruth;
import java.util.List;
import java.util.Optional;

/** Keeps passphrases that the vendor has and the manifest does not say from being lost: a change sends the whole. */
final class Keys {
    private Keys() {}

    /** Why a change cannot be made: what it is for is encrypted by a passphrase that nobody told us. */
    static Optional<String> lost(FlowDesired desired, FlowTruth truth) {
        var source = Edits.pairs(desired, truth).entrySet().stream()
                .filter(pair -> pair.getKey().decryption() != null
                        && pair.getValue().key().isEmpty())
                .filter(pair -> {
                    var differences = new Differences("");
                    Wanted.merged(pair.getKey(), pair.getValue(), Optional.empty(), differences);
                    return !differences.isEmpty();
                })
                .map(pair -> told("spec.sources", pair.getValue().name(), "decryption"))
                .findFirst();
        return source.or(() -> desired.outputs().stream()
                .flatMap(List::stream)
                .filter(wanted -> wanted.key().isEmpty() && truth.outputs().containsKey(wanted.name()))
                .filter(wanted -> {
                    var is = truth.outputs().get(wanted.name());
                    var differences = new Differences("");
                    if (is == null || is.encryption() == null) {
                        return false;
                    }
                    Wanted.merged(is, wanted, Optional.empty(), differences);
                    return !differences.isEmpty();
                })
                .map(wanted -> told("spec.outputs", wanted.name(), "encryption"))
                .findFirst());
    }

    private static String told(String list, String name, String field) {
        return list + "[" + name
                + "] is encrypted at the vendor, which shows no passphrase, and a change would lose it:"
                + " declare its " + field + ", or undo the change";
    }
}
