package dev.onair.huawei.flow;

import dev.onair.engine.FieldChange;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.http.Secret;
import dev.onair.huawei.client.flow.FlowSourceDecryption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the fields of one source or output, and says what the whole has to be then. */
final class Differences {
    private static final String SRT = "srt://";
    private static final String KEY_TYPE = "srt-password";

    private final String path;
    private final List<FieldChange> fields = new ArrayList<>();

    /** @param path of the source or output in the manifest */
    Differences(String path) {
        this.path = path;
    }

    List<FieldChange> fields() {
        return fields;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Whether a passphrase is among what differs, which nobody can see at the vendor. */
    boolean isKeyAmong() {
        return fields.stream().anyMatch(field -> field.cause() == Cause.REMEMBERED);
    }

    boolean isOnlyKey() {
        return fields.stream().allMatch(field -> field.cause() == Cause.REMEMBERED);
    }

    /** What the field is to be: as declared, or else as it is. */
    <T> @Nullable T of(String field, @Nullable T is, Optional<T> declared) {
        return of(field, is, declared, value -> value);
    }

    private <T> @Nullable T of(String field, @Nullable T is, Optional<T> declared, Function<T, ?> normal) {
        if (declared.isEmpty()) {
            return is;
        }
        if (is == null || !normal.apply(is).equals(normal.apply(declared.get()))) {
            fields.add(new FieldChange(
                    path + "." + field,
                    is == null ? "(none)" : is.toString(),
                    declared.get().toString(),
                    Cause.OBSERVED));
        }
        return declared.get();
    }

    @Nullable String address(String field, @Nullable String is, Optional<String> declared) {
        return of(field, is, declared, Differences::bare);
    }

    /** Without the scheme, which the vendor takes and shows in both ways. */
    static String bare(String address) {
        var text = address.startsWith(SRT) ? address.substring(SRT.length()) : address;
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    @Nullable List<String> networks(String field, @Nullable List<String> is, Optional<Set<String>> declared) {
        var now = is == null ? null : (Set<String>) new TreeSet<>(is);
        var wanted = of(
                field,
                now,
                declared.isPresent() && declared.get().isEmpty() && is == null
                        ? Optional.<Set<String>>empty()
                        : declared);
        return wanted == null ? null : Objects.equals(wanted, now) ? is : List.copyOf(wanted);
    }

    /** An empty text is as good as none. */
    @Nullable String text(String field, @Nullable String is, Optional<String> declared) {
        var now = is == null || is.isEmpty() ? null : is;
        return of(field, now, declared.filter(text -> now != null || !text.isEmpty()));
    }

    /** A stream id is as good as a key, so it is compared and not shown. */
    @Nullable String streamId(@Nullable String is, Optional<String> declared) {
        if (declared.isPresent() && !declared.get().equals(is)) {
            var from = is == null || is.isEmpty() ? "(none)" : "(another)";
            fields.add(new FieldChange(path + ".streamId", from, "(declared)", Cause.OBSERVED));
        }
        return declared.orElse(is == null || is.isEmpty() ? null : is);
    }

    /** The vendor shows asterisks, so the passphrase is compared with what was last sent. */
    @Nullable FlowSourceDecryption key(
            String field,
            @Nullable FlowSourceDecryption is,
            Optional<FlowDesired.Key> declared,
            Optional<String> remembered) {
        if (declared.isEmpty()) {
            return null;
        }
        var key = declared.get();
        var algorithm = of(field + ".algorithm", is == null ? null : is.algorithm(), key.algorithm());
        if (is == null) {
            fields.add(new FieldChange(path + "." + field, "(none)", "(declared)", Cause.OBSERVED));
        } else if (key.fingerprint().differs(remembered.orElse(null))) {
            fields.add(new FieldChange(
                    path + "." + field + ".passphraseSecretRef", "(another)", "(declared)", Cause.REMEMBERED));
        }
        return wire(algorithm, key.passphrase());
    }

    static FlowSourceDecryption wire(@Nullable String algorithm, Secret passphrase) {
        return new FlowSourceDecryption(algorithm, KEY_TYPE, passphrase);
    }

    static @Nullable FlowSourceDecryption wire(Optional<FlowDesired.Key> key) {
        return key.map(given -> wire(given.algorithm().orElse(null), given.passphrase()))
                .orElse(null);
    }
}
