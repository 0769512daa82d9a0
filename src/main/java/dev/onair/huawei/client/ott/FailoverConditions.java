package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/**
 * When the standby source takes over. Huawei Cloud Media Live API, table 5-7.
 *
 * @param inputLossThresholdMsec 0 to 3,600,000; 2000 where it is not set
 * @param inputPreference {@code PRIMARY} or {@code EQUAL}
 */
public record FailoverConditions(
        @Nullable Integer inputLossThresholdMsec, @Nullable String inputPreference) {}
