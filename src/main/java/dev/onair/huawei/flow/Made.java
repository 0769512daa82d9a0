package dev.onair.huawei.flow;

import dev.onair.engine.FieldChange;
import dev.onair.engine.FieldChange.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of a source or an output that is made, as a plan shows them. Pure. */
final class Made {
    private static final String DECLARED = "(declared)";

    private Made() {}

    /**
     * @param path of the source or output in the manifest
     * @param values of its fields; a stream id is as good as a key, and not shown
     * @param key the field that has its passphrase, where it has one
     */
    static List<FieldChange> fields(String path, Map<String, String> values, Optional<String> key, Cause cause) {
        var shown = values.entrySet().stream()
                .map(field -> field(
                        path + "." + field.getKey(),
                        field.getKey().equals("streamId") ? DECLARED : field.getValue(),
                        cause));
        var hidden = key.map(name -> field(path + "." + name + ".passphraseSecretRef", DECLARED, cause));
        return Stream.concat(shown, hidden.stream()).toList();
    }

    private static FieldChange field(String path, String value, Cause cause) {
        return new FieldChange(path, FieldChange.NONE, value, cause);
    }
}
