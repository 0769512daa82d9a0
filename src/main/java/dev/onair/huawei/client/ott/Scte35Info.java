package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/**
 * One signal of an advertisement. Huawei Cloud Media Live API, table 5-138.
 *
 * @param type {@code splice_insert} or {@code time_signal}, also {@code Splice Insert}
 * @param startDate seconds since 1970
 * @param duration seconds; -1 for none
 * @param segmentationType {@code 0x30} to {@code 0x37}, or its name
 * @param regionType {@code master} or {@code slave}
 */
public record Scte35Info(
        @Nullable String type,
        @Nullable Long eventId,
        @Nullable Long startDate,
        @Nullable Long duration,
        @Nullable String segmentationType,
        @Nullable String base64Data,
        @Nullable String rawSplice,
        @Nullable String regionType,
        @Nullable String region) {}
