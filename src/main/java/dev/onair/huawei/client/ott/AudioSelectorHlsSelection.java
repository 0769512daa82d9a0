package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/**
 * An audio rendition of an HLS input. Huawei Cloud Media Live API, table 5-12.
 *
 * @param name sent always
 * @param groupId sent always
 */
public record AudioSelectorHlsSelection(
        @Nullable String name, @Nullable String groupId) {}
