package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/** Names of the parameters that ask for a time shift. Huawei Cloud Media Live API, table 5-24. */
public record TimeshiftRequestArgs(
        @Nullable String backTime, @Nullable String unit) {}
