package dev.onair.huawei.ottchannel;

import dev.onair.common.MapKey;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Audio and video that come out beside the templates' choice. Huawei Cloud Media Live API, tables 5-27 to 5-29. */
public final class OutputSpec {
    /** The audio outputs, by name. */
    @WhenRemoved(
            value = Effect.UNDONE,
            text = "every audio output is removed, as by an empty list; those that were never declared are left alone")
    @Size(max = 16) public @Nullable List<Audio> audio;

    /** The video output. */
    @WhenRemoved(value = Effect.KEPT, text = "declare gopDuration: 0s to have the source's")
    public @Nullable Video video;

    /** One audio output. Huawei Cloud Media Live API, table 5-28. */
    public static final class Audio {
        /** Unique in the channel; letters, digits, hyphens and underscores. */
        @Required
        @MapKey
        @Size(min = 1, max = 64) @Pattern(Bounds.NAME) public String name = "";

        /** The audio selector of the input that feeds it. */
        @Required
        @Size(min = 1, max = 64) @Pattern(Bounds.NAME) public String selector = "";

        /** Which language is shown to viewers. */
        @WhenRemoved(value = Effect.KEPT, text = "declare FOLLOW_INPUT, the vendor's default")
        public @Nullable LanguageControl languageControl;

        /** Two or three lower-case letters. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one")
        @Size(min = 2, max = 3) @Pattern(Bounds.LANGUAGE) public @Nullable String language;

        /** The name that is shown to viewers. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one")
        @Size(min = 1, max = 128) public @Nullable String streamName;
    }

    /** Which language is shown to viewers; the audio itself stays as it is. */
    public enum LanguageControl {
        /** The input's, and language where that has none. */
        FOLLOW_INPUT,
        /** Always language. */
        USE_CONFIGURED
    }

    /** The video output. Huawei Cloud Media Live API, table 5-29. */
    public static final class Video {
        /** How long a group of pictures is, 0s to 10s but neither 7s nor 9s; 0s, the source's, when absent. */
        @WhenRemoved(value = Effect.KEPT, text = "declare 0s to have the source's")
        @Size(min = 2, max = 3) @Pattern("^([0-6]|8|10)s$") public @Nullable String gopDuration;
    }
}
