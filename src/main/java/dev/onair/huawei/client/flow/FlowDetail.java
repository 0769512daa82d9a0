package dev.onair.huawei.client.flow;

import dev.onair.huawei.client.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow with its sources. Huawei Cloud Media Live API, table 7-7.
 *
 * @param status {@code ACTIVE} or {@code STANDBY}
 */
public record FlowDetail(
        @Nullable String name,
        @Nullable String region,
        @Nullable List<FlowSource> sources,
        @Nullable String status,
        String flowId,
        @Nullable List<FlowOutput> outputs) {

    public FlowDetail {
        sources = Immutable.list(sources);
        flowId = Immutable.id("flow_id", flowId);
        status = Immutable.word(status);
        outputs = Immutable.list(outputs);
    }
}
