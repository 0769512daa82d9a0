package dev.onair.huawei.client.flow;

import org.jspecify.annotations.Nullable;

/**
 * What became of a flow. Huawei Cloud Media Live API, tables 7-21 and 7-34.
 *
 * @param status {@code ACTIVE} or {@code STANDBY}
 */
public record FlowStatus(@Nullable String flowId, @Nullable String status) {}
