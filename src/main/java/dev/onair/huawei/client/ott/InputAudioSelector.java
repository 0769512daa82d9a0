package dev.onair.huawei.client.ott;

import dev.onair.huawei.client.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one audio track of the input. Huawei Cloud Media Live API, table 5-8.
 *
 * @param name letters, digits, hyphens and underscores; unique in its channel
 */
public record InputAudioSelector(String name, @Nullable AudioSelectorSettings selectorSettings) {

    public InputAudioSelector {
        name = Immutable.required("name", name);
    }
}
