package dev.onair.huawei.client.flow;

import org.jspecify.annotations.Nullable;

/** A flow's source after it was changed. Huawei Cloud Media Live API, table 7-47. */
public record SourceReply(@Nullable String flowId, @Nullable FlowSource source) {}
