package dev.onair.huawei.client.cloudeye;

import org.jspecify.annotations.Nullable;

/** One end of a dimension. Huawei Cloud Media Live API, tables 6-16 to 6-18. */
public record Named(@Nullable String id, @Nullable String name) {}
