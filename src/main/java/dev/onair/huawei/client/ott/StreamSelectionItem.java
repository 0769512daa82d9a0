package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/**
 * Offers only streams of some bitrates. Huawei Cloud Media Live API, table 5-19.
 *
 * @param key the parameter of the URL that selects them
 * @param maxBandwidth bit/s, up to 104,857,600
 * @param minBandwidth bit/s
 */
public record StreamSelectionItem(
        @Nullable String key,
        @Nullable Integer maxBandwidth,
        @Nullable Integer minBandwidth) {}
