package dev.onair.huawei.client.flow;

import dev.onair.huawei.client.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flow's outputs after some were created. Huawei Cloud Media Live API, table 7-57. */
public record FlowOutputs(@Nullable String flowId, @Nullable List<FlowsOutput> outputs) {

    public FlowOutputs {
        outputs = Immutable.list(outputs);
    }
}
