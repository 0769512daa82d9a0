package dev.onair.huawei.client.ott;

import dev.onair.huawei.client.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes out beside the template's choice. Huawei Cloud Media Live API, table 5-27. */
public record EncoderSettingsExpand(
        @Nullable List<AudioDescription> audioDescriptions,
        @Nullable VideoDescriptions videoDescriptions) {

    public EncoderSettingsExpand {
        audioDescriptions = Immutable.list(audioDescriptions);
    }
}
