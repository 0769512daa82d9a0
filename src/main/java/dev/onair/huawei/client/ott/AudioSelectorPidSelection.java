package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/**
 * An audio track by its packet identifier. Huawei Cloud Media Live API, table 5-11.
 *
 * @param pid sent always
 */
public record AudioSelectorPidSelection(@Nullable Integer pid) {}
