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

/**
 * Compares the fields of one source or output, and says what the whole has to be then. A field that the vendor does not show, as
 * the document's own examples do not (7.4, 7.7), is compared with what was last sent.
 */
final class Differences {
    private static final String SRT = "srt://";
    private static final String KEY_TYPE = "srt-password";

    private final String path;
    private final SentFields sent;
    private final boolean isDriftLeft;
    private final List<FieldChange> fields = new ArrayList<>();

    /**
     * @param path of the source or output in the manifest
     * @param sent what was last sent of it
     */
    Differences(String path, SentFields sent) {
        this(path, sent, false);
    }

    private Differences(String path, SentFields sent, boolean isDriftLeft) {
        this.path = path;
        this.sent = sent;
        this.isDriftLeft = isDriftLeft;
    }

    /** Another comparison, whose whole leaves what the vendor shows as it is. */
    Differences withoutDrift() {
        return new Differences(path, sent, true);
    }

    List<FieldChange> fields() {
        return fields;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Whether what cannot be seen at the vendor is among what differs, and drift too. */
    boolean areMixed() {
        return fields.stream().map(FieldChange::cause).distinct().count() > 1;
    }

    /** What the field is to be: as declared, or else as it is. */
    <T> @Nullable T of(String field, @Nullable T is, Optional<T> declared) {
        return of(field, is, declared, value -> value);
    }

    private <T> @Nullable T of(String field, @Nullable T is, Optional<T> declared, Function<T, ?> normal) {
        if (declared.isEmpty()) {
            return is;
        }
        var wanted = declared.get();
        if (is == null) {
            notShown(field, wanted.toString(), wanted.toString());
            return wanted;
        }
        if (normal.apply(is).equals(normal.apply(wanted))) {
            return wanted;
        }
        return shown(field, is.toString(), wanted.toString()) ? wanted : is;
    }

    /** Whether it is changed. */
    private boolean shown(String field, String is, String wanted) {
        fields.add(new FieldChange(path + "." + field, is.isEmpty() ? "(none)" : is, wanted, Cause.OBSERVED));
        return !isDriftLeft;
    }

    private void notShown(String field, String value, String told) {
        if (sent.differs(field, value)) {
            fields.add(new FieldChange(path + "." + field, "(not shown)", told, Cause.REMEMBERED));
        }
    }

    @Nullable String address(String field, @Nullable String is, Optional<String> declared) {
        return of(field, is, declared, Differences::bare);
    }

    /** Without the scheme, which the vendor takes and shows in both ways; hosts are the same in any case of letters. */
    static String bare(String address) {
        var text = address.startsWith(SRT) ? address.substring(SRT.length()) : address;
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text).toLowerCase(java.util.Locale.ROOT);
    }

    @Nullable List<String> networks(String field, @Nullable List<String> is, Optional<Set<String>> declared) {
        var now = is == null ? null : (Set<String>) new TreeSet<>(is);
        var wanted = of(field, now, declared);
        return wanted == null ? null : Objects.equals(wanted, now) ? is : List.copyOf(wanted);
    }

    /** A stream id is as good as a key, so it is compared and not shown. */
    @Nullable String streamId(@Nullable String is, Optional<String> declared) {
        if (declared.isEmpty()) {
            return is == null || is.isEmpty() ? null : is;
        }
        var wanted = declared.get();
        if (is == null) {
            notShown("streamId", wanted, "(declared)");
            return wanted;
        }
        return wanted.equals(is) || shown("streamId", is.isEmpty() ? "" : "(another)", "(declared)") ? wanted : is;
    }

    /**
     * The vendor shows asterisks, so the passphrase is compared with what was last sent. One that is not declared stays as it is,
     * asterisks and all.
     */
    @Nullable FlowSourceDecryption key(
            String field,
            @Nullable FlowSourceDecryption is,
            Optional<FlowDesired.Key> declared,
            Optional<String> remembered) {
        if (declared.isEmpty()) {
            return is;
        }
        var key = declared.get();
        var algorithm =
                is == null ? key.algorithm().orElse(null) : of(field + ".algorithm", is.algorithm(), key.algorithm());
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
