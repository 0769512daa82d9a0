package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/** By what an audio track is chosen. Huawei Cloud Media Live API, table 5-9. */
public record AudioSelectorSettings(
        @Nullable AudioSelectorLangSelection audioLanguageSelection,
        @Nullable AudioSelectorPidSelection audioPidSelection,
        @Nullable AudioSelectorHlsSelection audioHlsSelection) {}
