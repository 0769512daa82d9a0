package dev.onair.huawei.client.flow;

import org.jspecify.annotations.Nullable;

/** An output as a flow names it. Huawei Cloud Media Live API, table 7-10. */
public record FlowOutput(@Nullable String name, @Nullable String type) {}
