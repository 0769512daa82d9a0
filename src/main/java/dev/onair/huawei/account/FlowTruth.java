package dev.onair.huawei.account;

import dev.onair.huawei.client.flow.FlowDetail;
import dev.onair.huawei.client.flow.FlowsOutput;
import java.util.Map;

/**
 * All that the vendor tells of a flow. Secrets are asterisks in it. Huawei Cloud Media Live API 7.4, 7.10.
 *
 * @param outputs by name
 */
public record FlowTruth(FlowDetail detail, Map<String, FlowsOutput> outputs) {
    public FlowTruth {
        outputs = Map.copyOf(outputs);
    }
}
