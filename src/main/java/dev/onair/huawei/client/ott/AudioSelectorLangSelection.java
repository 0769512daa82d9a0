package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/**
 * An audio track by its language. Huawei Cloud Media Live API, table 5-10.
 *
 * @param languageCode two or three lower-case letters; sent always
 * @param languageSelectionPolicy {@code LOOSE} or {@code STRICT}
 */
public record AudioSelectorLangSelection(
        @Nullable String languageCode, @Nullable String languageSelectionPolicy) {}
