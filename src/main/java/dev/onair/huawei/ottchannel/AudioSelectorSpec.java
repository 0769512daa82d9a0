package dev.onair.huawei.ottchannel;

import dev.onair.common.MapKey;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Chooses one audio track of the input. Huawei Cloud Media Live API, tables 5-8 to 5-12. */
public final class AudioSelectorSpec {
    /** Unique in the channel; letters, digits, hyphens and underscores. */
    @Required
    @MapKey
    @Size(min = 1, max = 64) @Pattern(Bounds.NAME) public String name = "";

    /** By its language. */
    @WhenRemoved(
            value = Effect.KEPT,
            text =
                    "declare another way to choose; to have none, take the selector out and declare it again once it is gone")
    public @Nullable Language language;

    /** By its packet identifier (PID), 0 to 8191. */
    @WhenRemoved(
            value = Effect.KEPT,
            text =
                    "declare another way to choose; to have none, take the selector out and declare it again once it is gone")
    @Min(0) @Max(8191) public @Nullable Integer pid;

    /** By its name and group in an HLS playlist. */
    @WhenRemoved(
            value = Effect.KEPT,
            text =
                    "declare another way to choose; to have none, take the selector out and declare it again once it is gone")
    public @Nullable Hls hls;

    /** A track by its language. */
    public static final class Language {
        /** Two or three lower-case letters. */
        @Required
        @Size(min = 2, max = 3) @Pattern(Bounds.LANGUAGE) public String code = "";

        /** What happens where no track has it. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "declare another one; to have none, take the selector out and declare it again once it is gone")
        public @Nullable Policy policy;
    }

    /** What happens where no track has the language. */
    public enum Policy {
        /** The track with the lowest PID is taken. */
        LOOSE,
        /** It is silent. */
        STRICT
    }

    /** A track of an HLS playlist. */
    public static final class Hls {
        /** The track's name. */
        @Required
        @Size(min = 1, max = 128) public String name = "";

        /** Its group. */
        @Required
        @Size(min = 1, max = 128) public String groupId = "";
    }
}
