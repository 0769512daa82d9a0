package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/**
 * How long a channel can be watched back. Huawei Cloud Media Live API, table 5-14.
 *
 * @param rollingbufferDuration seconds, up to 14 days; 0 for none; sent always
 */
public record RecordSettings(@Nullable Integer rollingbufferDuration) {}
