package dev.onair.huawei.client.flow;

import java.util.List;

/**
 * Some flows, and how many there are in all. Huawei Cloud Media Live API, table 7-15.
 *
 * @param weight what the page takes in memory, in bytes, by rule of thumb
 * @param unread how many elements it has besides that cannot be read
 */
public record FlowPage(List<FlowEntry> flows, long total, long weight, int unread) {

    public FlowPage {
        flows = List.copyOf(flows);
    }
}
