package dev.onair.huawei.ottchannel;

import dev.onair.common.MapKey;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What packages of all kinds have. Huawei Cloud Media Live API, tables 5-16 to 5-19 and 5-26. */
@ValidationRule(
        value = "!has(self.playlistWindow) || duration(self.playlistWindow) <= duration('24h')",
        message = "playlistWindow of a package is 24h at most")
public abstract class PackageSpec {
    /** Where it is played: host and path, with or without the scheme. It is known by this; the vendor chooses when absent. */
    @MapKey
    @Size(max = 512) @Pattern(Bounds.URL + "|^$") public String url = "";

    /** Another address of the same. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare another one; to have none, take the package out and declare it again once it is gone")
    @Size(min = 1, max = 512) @Pattern(Bounds.URL) public @Nullable String standbyUrl;

    /**
     * How long a segment is, 1s to 10s. Changing it affects what was recorded before: time-shifted viewing and catch-up.
     */
    @Required
    @Size(min = 2, max = 3) @Pattern(Bounds.SECONDS_1_TO_10) public String segmentDuration = "";

    /** How much of the stream the playlist covers: 24h at most, or 0s. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare another one; to have none, take the package out and declare it again once it is gone")
    @Size(min = 2, max = 7) @Pattern(Bounds.UP_TO_A_DAY) public @Nullable String playlistWindow;

    /** Offers only streams of some bit rates, chosen by a parameter of the URL. */
    @WhenRemoved(value = Effect.KEPT, text = "declare [] to offer all streams")
    @Size(max = 8) public @Nullable List<StreamSelection> streamSelection;

    /** How it is encrypted. */
    @WhenRemoved(value = Effect.KEPT, text = "to have none, take the package out and declare it again once it is gone")
    public @Nullable EncryptionSpec encryption;

    /** How viewers ask for another time than now. */
    @WhenRemoved(value = Effect.KEPT, text = "declare [] for each of its lists")
    public @Nullable RequestArgumentsSpec requestArguments;

    /** Who may pull from the origin, and where that is. */
    @WhenRemoved(
            value = Effect.KEPT,
            text =
                    "declare the fields of it that are to change; to have none, take the package out and declare it again once it is gone")
    public @Nullable OriginSpec origin;

    /** The index file, and which streams it has. */
    @WhenRemoved(value = Effect.KEPT, text = "declare name: index and streamOrder: ORIGINAL, the vendor's defaults")
    public @Nullable Manifest manifest;

    /** More parameters that the vendor told you (ext_args): a JSON object, as text. */
    @WhenRemoved(value = Effect.KEPT, text = "declare \"{}\" to send none")
    @Size(min = 2, max = 4096) @Pattern(Bounds.JSON_OBJECT) public @Nullable String extraArguments;

    /** A range of bit rates. Huawei Cloud Media Live API, table 5-19. */
    @ValidationRule(
            value = "!has(self.minBandwidthBps) || !has(self.maxBandwidthBps)"
                    + " || self.minBandwidthBps <= self.maxBandwidthBps",
            message = "streamSelection of a package: minBandwidthBps is not more than maxBandwidthBps")
    public static final class StreamSelection {
        /** The parameter of the URL that chooses this range. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "declare another one; to have none, take the entry out and declare it again once it is gone")
        @Size(min = 1, max = 128) public @Nullable String key;

        /** No stream below this. */
        @WhenRemoved(value = Effect.KEPT, text = "declare 0 for no bound")
        @Min(0) @Max(Bounds.BITRATE) public @Nullable Integer minBandwidthBps;

        /** No stream above this. */
        @WhenRemoved(value = Effect.KEPT, text = "declare 0 for no bound")
        @Min(0) @Max(Bounds.BITRATE) public @Nullable Integer maxBandwidthBps;
    }

    /** The index file of a package. Huawei Cloud Media Live API, table 5-26. */
    @ValidationRule(
            value = "!has(self.minVideoBandwidthBps) || !has(self.maxVideoBandwidthBps)"
                    + " || self.minVideoBandwidthBps < self.maxVideoBandwidthBps",
            message = "manifest of a package: minVideoBandwidthBps is less than maxVideoBandwidthBps")
    public static final class Manifest {
        /** Its name: letters, digits, hyphens, periods and underscores; index when absent. */
        @WhenRemoved(value = Effect.KEPT, text = "declare index, the vendor's default")
        @Size(max = 128) @Pattern("^[A-Za-z0-9._-]*$") public @Nullable String name;

        /** In which order it has its streams. */
        @WhenRemoved(value = Effect.KEPT, text = "declare ORIGINAL")
        public @Nullable StreamOrder streamOrder;

        /** No video stream below this. */
        @WhenRemoved(value = Effect.KEPT, text = "declare 0 for no bound")
        @Min(0) @Max(2_147_483_647) public @Nullable Integer minVideoBandwidthBps;

        /** No video stream above this. */
        @WhenRemoved(value = Effect.KEPT, text = "declare 2147483647 for no bound")
        @Min(0) @Max(2_147_483_647) public @Nullable Integer maxVideoBandwidthBps;
    }

    /** In which order streams are. */
    public enum StreamOrder {
        /** The transcoding templates'. */
        ORIGINAL,
        /** The lowest bit rate first. */
        VIDEO_BITRATE_ASCENDING,
        /** The highest bit rate first. */
        VIDEO_BITRATE_DESCENDING
    }
}
