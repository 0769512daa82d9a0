package dev.onair.huawei.client.flow;

import dev.onair.huawei.client.Immutable;
import java.util.List;

/** A flow to create. Huawei Cloud Media Live API, table 7-3. */
public record FlowForm(String name, String region, List<FlowSource> sources) {

    public FlowForm {
        name = Immutable.required("name", name);
        region = Immutable.required("region", region);
        sources = List.copyOf(sources);
    }
}
