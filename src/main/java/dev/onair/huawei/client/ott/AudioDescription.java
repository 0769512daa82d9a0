package dev.onair.huawei.client.ott;

import dev.onair.huawei.client.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * One audio output. Huawei Cloud Media Live API, table 5-28.
 *
 * @param name letters, digits, hyphens and underscores; unique in its channel
 * @param audioSelectorName of the selector that feeds it; sent always
 * @param languageCodeControl {@code FOLLOW_INPUT} or {@code USE_CONFIGURED}
 * @param languageCode two or three lower-case letters
 */
public record AudioDescription(
        String name,
        @Nullable String audioSelectorName,
        @Nullable String languageCodeControl,
        @Nullable String languageCode,
        @Nullable String streamName) {

    public AudioDescription {
        name = Immutable.required("name", name);
    }
}
