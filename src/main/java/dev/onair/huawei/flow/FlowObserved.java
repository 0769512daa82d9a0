package dev.onair.huawei.flow;

import dev.onair.account.Sighting;
import dev.onair.huawei.account.FlowTruth;
import dev.onair.huawei.account.FlowView;
import dev.onair.huawei.client.flow.FlowDetail;
import dev.onair.huawei.client.flow.FlowEntry;
import dev.onair.huawei.client.flow.FlowSource;
import dev.onair.huawei.client.flow.FlowsOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A flow as the vendor has it.
 *
 * @param view the truth is absent where it is known from the status alone that the flow is as declared
 * @param needsStandby the calls that the vendor refuses, or that would break the stream off, while the flow runs
 */
record FlowObserved(FlowView view, Set<String> needsStandby) {
    FlowObserved {
        needsStandby = Set.copyOf(needsStandby);
    }

    FlowEntry entry() {
        return view.entry();
    }

    boolean active() {
        return "ACTIVE".equals(entry().status());
    }

    /**
     * Also where the vendor has a word for it that no table has, or shows none: what may run is neither taken to be stopped nor
     * changed as such.
     */
    boolean mayRun() {
        return !"STANDBY".equals(entry().status());
    }

    Optional<FlowTruth> truth() {
        return view.truth().map(Sighting::entry);
    }

    static List<FlowSource> sources(FlowTruth truth) {
        var sources = truth.detail().sources();
        return sources == null ? List.of() : sources;
    }

    static boolean hasConnectedSource(FlowDetail detail) {
        return detail.sources() != null
                && detail.sources().stream().anyMatch(source -> "CONNECTED".equals(source.healthStatus()));
    }

    static Map<String, FlowsOutput> outputs(FlowTruth truth) {
        return truth.outputs();
    }
}
