package dev.onair.huawei.client.flow;

import java.util.List;

/** Some flows, and how many there are in all. Huawei Cloud Media Live API, table 7-15. */
public record FlowPage(List<FlowEntry> flows, int total) {

    public FlowPage {
        flows = List.copyOf(flows);
    }
}
