package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/** Names of the parameters that ask for a recording. Huawei Cloud Media Live API, table 5-23. */
public record RecordRequestArgs(
        @Nullable String startTime,
        @Nullable String endTime,
        @Nullable String format,
        @Nullable String unit) {}
