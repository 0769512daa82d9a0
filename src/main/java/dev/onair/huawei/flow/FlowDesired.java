package dev.onair.huawei.flow;

import dev.onair.http.Secret;
import dev.onair.huawei.account.Fingerprint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a manifest asks for, with its references resolved and its spellings normalised. What the user did not set is empty:
 * it is neither sent nor compared.
 *
 * @param outputs empty: outputs are left as they are
 */
record FlowDesired(
        String name,
        String region,
        List<Source> sources,
        Optional<List<Output>> outputs,
        boolean running,
        Optional<String> connectionSecretName) {

    FlowDesired {
        sources = List.copyOf(sources);
        outputs = outputs.map(List::copyOf);
    }

    /** A passphrase, and what may be remembered of it. */
    record Key(Optional<String> algorithm, Secret passphrase, Fingerprint fingerprint) {}

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

        /** By what its passphrase is remembered. */
        String path() {
            return "sources/" + name;
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

        /** By what its passphrase is remembered. */
        String path() {
            return "outputs/" + name;
        }
    }
}
