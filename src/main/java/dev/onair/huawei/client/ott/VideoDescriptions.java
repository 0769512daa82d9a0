package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/**
 * The video output. Huawei Cloud Media Live API, table 5-29.
 *
 * @param gopDurationSeconds 0 to 10, but 7 and 9; 0 takes the source's
 */
public record VideoDescriptions(@Nullable Integer gopDurationSeconds) {}
