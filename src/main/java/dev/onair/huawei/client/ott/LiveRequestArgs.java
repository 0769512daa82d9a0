package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/** Names of the parameters that ask for a delay. Huawei Cloud Media Live API, table 5-25. */
public record LiveRequestArgs(
        @Nullable String delay, @Nullable String unit) {}
