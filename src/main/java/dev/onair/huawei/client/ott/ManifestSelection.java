package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/**
 * Which streams a manifest has, in which order. Huawei Cloud Media Live API, table 5-26.
 *
 * @param streamOrder {@code ORIGINAL}, {@code VIDEO_BITRATE_ASCENDING} or {@code VIDEO_BITRATE_DESCENDING}
 * @param minVideoBandwidth bit/s
 * @param maxVideoBandwidth bit/s
 */
public record ManifestSelection(
        @Nullable String streamOrder,
        @Nullable Integer minVideoBandwidth,
        @Nullable Integer maxVideoBandwidth) {}
