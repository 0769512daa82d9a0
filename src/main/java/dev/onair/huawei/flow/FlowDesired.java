package dev.onair.huawei.flow;

import dev.onair.http.Secret;
import dev.onair.huawei.account.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a manifest asks for, with its references resolved and its spellings normalised. What the user did not set is empty:
 * it is neither sent nor compared.
 *
 * @param outputs empty: outputs are left as they are
 * @param fingerprints what may be remembered of a value that is sent
 */
record FlowDesired(
        String name,
        String region,
        List<Source> sources,
        Optional<List<Output>> outputs,
        boolean running,
        Optional<String> connectionSecretName,
        Function<Secret, Fingerprint> fingerprints) {

    FlowDesired {
        sources = List.copyOf(sources);
        outputs = outputs.map(List::copyOf);
    }

    /** A passphrase, and what may be remembered of it. */
    record Key(Optional<String> algorithm, Secret passphrase, Fingerprint fingerprint) {}

    private static void put(Map<String, String> values, String field, Optional<?> value) {
        value.ifPresent(declared -> values.put(field, declared.toString()));
    }

    record Source(
            String name,
            String protocol,
            Optional<String> address,
            Optional<Integer> port,
            Optional<String> streamId,
            Optional<Integer> minLatency,
            Optional<Set<String>> cidrWhitelist,
            Optional<String> description,
            Optional<Key> key) {

        /** By what its passphrase and its fields are remembered. */
        String path() {
            return "sources/" + name;
        }

        /** What is declared of it, but for its name and its passphrase. */
        Map<String, String> values() {
            var values = new TreeMap<String, String>();
            values.put("protocol", protocol);
            put(values, "listenerAddress", address);
            put(values, "listenerPort", port);
            put(values, "streamId", streamId);
            put(values, "minLatencyMs", minLatency);
            put(values, "cidrWhitelist", cidrWhitelist);
            put(values, "description", description);
            put(values, "decryption.algorithm", key.flatMap(Key::algorithm));
            return values;
        }
    }

    record Output(
            String name,
            String protocol,
            Optional<String> destination,
            Optional<Integer> port,
            Optional<String> streamId,
            Optional<Integer> minLatency,
            Optional<Set<String>> cidrWhitelist,
            Optional<String> description,
            Optional<Boolean> enabled,
            Optional<Key> key) {

        /** By what its passphrase and its fields are remembered. */
        String path() {
            return "outputs/" + name;
        }

        /** What is declared of it, but for its name and its passphrase. */
        Map<String, String> values() {
            var values = new TreeMap<String, String>();
            values.put("protocol", protocol);
            put(values, "destination", destination);
            put(values, "port", port);
            put(values, "streamId", streamId);
            put(values, "minLatencyMs", minLatency);
            put(values, "cidrWhitelist", cidrWhitelist);
            put(values, "description", description);
            put(values, "enabled", enabled);
            put(values, "encryption.algorithm", key.flatMap(Key::algorithm));
            return values;
        }
    }
}
