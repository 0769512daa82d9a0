package dev.onair.huawei.flow;

import dev.onair.common.Hash;
import dev.onair.engine.Output;
import dev.onair.huawei.account.FlowTruth;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What those need who push to a flow or fetch from it, as a Secret: each address with its passphrase. */
final class ConnectionSecret {
    private ConnectionSecret() {}

    static Optional<Output> of(FlowDesired desired, FlowObserved observed) {
        return desired.connectionSecretName()
                .flatMap(name -> observed.truth().map(truth -> output(name, desired, truth)));
    }

    private static Output output(String name, FlowDesired desired, FlowTruth truth) {
        var data = new TreeMap<String, String>();
        var version = new ArrayList<String>();
        FlowObserved.sources(truth)
                .forEach(source -> FlowReport.listener(source)
                        .ifPresent(address -> add(
                                "source." + source.name(),
                                address,
                                desired.sources().stream()
                                        .filter(wanted -> wanted.name().equals(source.name()))
                                        .findFirst()
                                        .flatMap(FlowDesired.Source::key),
                                data,
                                version)));
        new TreeMap<>(truth.outputs())
                .forEach((output, is) -> FlowReport.listener(is)
                        .ifPresent(address -> add(
                                "output." + output,
                                address,
                                desired.outputs().stream()
                                        .flatMap(List::stream)
                                        .filter(wanted -> wanted.name().equals(output))
                                        .findFirst()
                                        .flatMap(FlowDesired.Output::key),
                                data,
                                version)));
        return new Output(Output.Form.SECRET, name, Hash.of(version.toArray(String[]::new)), data);
    }

    private static void add(
            String key,
            String address,
            Optional<FlowDesired.Key> passphrase,
            Map<String, String> data,
            List<String> version) {
        // Secrets take no other characters in their keys; the vendor bounds only the names of outputs.
        if (!key.matches("[-._a-zA-Z0-9]{1,253}")) {
            return;
        }
        var query = passphrase
                .map(known -> "?passphrase="
                        + URLEncoder.encode(known.passphrase().value(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .orElse("");
        data.put(key, address + query);
        version.add(key + " " + address + " "
                + passphrase.map(known -> known.fingerprint().text()).orElse(""));
    }
}
