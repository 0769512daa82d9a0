package dev.onair.huawei.flow;

import dev.onair.account.Claimant;
import dev.onair.http.Secret;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.huawei.account.ManifestHours;
import dev.onair.simulator.Temperament;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A flow's passes at the simulated vendor, in time that a test moves. */
final class FlowHours extends ManifestHours<Flow, FlowSpec, FlowDesired, FlowObserved, FlowCommand, FlowStatus> {
    private static final List<String> WRITES = List.of(
            "createFlow",
            "deleteFlow",
            "updateFlowStatusStart",
            "updateFlowStatusStop",
            "updateFlowSource",
            "createFlowOutput",
            "updateFlowOutput",
            "deleteFlowOutput");

    FlowHours(Flow manifest, Temperament... temperaments) {
        super(
                manifest,
                new FlowStatus(),
                WRITES,
                (flow, session) -> desired(flow, session, Map.of()),
                (before, session) -> new FlowAdapter(
                        session,
                        new FlowAdapter.Circumstances(
                                new Claimant("tv", "news", "uid", "Flow"),
                                id -> false,
                                Optional.empty(),
                                false,
                                before.possibleOutputs(manifest.getSpec(), true))),
                temperaments);
    }

    static Flow read(String file) {
        return read(file, Flow.class);
    }

    static Flow manifest(Consumer<FlowSpec> edit) {
        var flow = new Flow();
        flow.getMetadata().setName("news");
        flow.setSpec(FlowFixture.spec());
        edit.accept(flow.getSpec());
        return flow;
    }

    /** From the next edit on these parts have passphrases. */
    void passphrases(Map<String, String> byPath) {
        read((flow, session) -> desired(flow, session, byPath));
    }

    private static FlowDesired desired(Flow manifest, HuaweiSession session, Map<String, String> passphrases) {
        var keys = new TreeMap<String, FlowDesired.Key>();
        passphrases.forEach((path, text) -> keys.put(
                path,
                new FlowDesired.Key(Optional.of("aes256"), new Secret(text), session.fingerprint(new Secret(text)))));
        return FlowManifest.read(manifest, keys, session::fingerprint);
    }

    dev.onair.simulator.huawei.Flow atTheVendor() {
        return vendor.simulator.flows().all().getFirst();
    }
}
