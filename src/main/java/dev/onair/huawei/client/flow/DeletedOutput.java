package dev.onair.huawei.client.flow;

import org.jspecify.annotations.Nullable;

/** Which output was deleted; the answer may lack both. Huawei Cloud Media Live API, table 7-78. */
public record DeletedOutput(
        @Nullable String flowId, @Nullable String outputName) {}
