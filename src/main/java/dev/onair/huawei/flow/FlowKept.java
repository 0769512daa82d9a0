package dev.onair.huawei.flow;

import dev.onair.common.Bounded;
import dev.onair.engine.Kept;
import dev.onair.huawei.account.FlowTruth;
import dev.onair.huawei.client.flow.FlowSource;
import dev.onair.huawei.client.flow.FlowSourceDecryption;
import dev.onair.huawei.client.flow.FlowsOutput;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a flow has in a field of a source or output that its manifest says no more. Pure. */
final class FlowKept {
    private static final Pattern PART = Pattern.compile("(sources|outputs)\\[([^]]*)](?:\\.(.*))?");

    private FlowKept() {}

    static Kept of(FlowObserved observed, String path) {
        var part = PART.matcher(path);
        return part.matches()
                ? observed.truth()
                        .map(truth ->
                                of(truth, part.group(1), part.group(2), part.group(3) == null ? "" : part.group(3)))
                        .orElseGet(Kept.NotRead::new)
                : new Kept.NotShown();
    }

    private static Kept of(FlowTruth truth, String list, String name, String field) {
        if (list.equals("sources")) {
            return FlowObserved.sources(truth).stream()
                    .filter(source -> source.name().equals(name))
                    .findFirst()
                    .map(source -> of(source, field))
                    .orElseGet(Kept.Nothing::new);
        }
        var output = truth.outputs().get(name);
        return output == null ? new Kept.Nothing() : of(output, field);
    }

    private static Kept of(FlowSource source, String field) {
        return switch (field) {
            case "" -> shown(source.name());
            case "listenerAddress" -> address(source.sourceListenerAddress());
            case "listenerPort" -> shown(source.sourceListenerPort());
            case "streamId" -> withheld(source.streamId());
            case "minLatencyMs" -> shown(source.minLatency());
            case "cidrWhitelist" -> shown(source.cidrWhitelist());
            case "description" -> shown(source.description());
            case "decryption.algorithm" -> algorithm(source.decryption());
            case "decryption.passphraseSecretRef" -> passphrase(source.decryption());
            default -> new Kept.NotShown();
        };
    }

    private static Kept of(FlowsOutput output, String field) {
        return switch (field) {
            case "" -> shown(output.name());
            case "destination" -> address(output.destination());
            case "port" -> shown(output.port());
            case "streamId" -> withheld(output.streamId());
            case "minLatencyMs" -> shown(output.minLatency());
            case "cidrWhitelist" -> shown(output.cidrWhitelist());
            case "description" -> shown(output.description());
            // It is served unless that was switched off.
            case "enabled" -> "DISABLED".equals(output.outputStatus()) ? new Kept.Value("false") : new Kept.Nothing();
            case "encryption.algorithm" -> algorithm(output.encryption());
            case "encryption.passphraseSecretRef" -> passphrase(output.encryption());
            default -> new Kept.NotShown();
        };
    }

    private static Kept shown(@Nullable Object value) {
        var isNothing =
                value == null || value.toString().isEmpty() || (value instanceof Collection<?> all && all.isEmpty());
        return isNothing ? new Kept.Nothing() : new Kept.Value(Bounded.text(value.toString(), Bounded.VALUE));
    }

    /** A key may hide behind the address: only the host is told. */
    private static Kept address(@Nullable String address) {
        if (address == null) {
            return new Kept.Nothing();
        }
        var host = Differences.bare(address).split("[/?#]", 2)[0];
        return shown(host.substring(host.lastIndexOf('@') + 1));
    }

    /** A stream id is as good as a key. */
    private static Kept withheld(@Nullable String value) {
        return value == null || value.isEmpty() ? new Kept.Nothing() : new Kept.Withheld();
    }

    private static Kept algorithm(@Nullable FlowSourceDecryption key) {
        return key == null ? new Kept.Nothing() : shown(key.algorithm());
    }

    /** The vendor shows asterisks. */
    private static Kept passphrase(@Nullable FlowSourceDecryption key) {
        return key == null ? new Kept.Nothing() : new Kept.NotShown();
    }
}
