package dev.onair.cdnetworks.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a forward task transcodes; what is null is left as it is. CDNetworks Cloud Live API 2.27.3.
 *
 * @param bitrateKbps of picture and sound
 * @param resolution such as {@code 420x720}, with a small x
 * @param frameRate pictures a second
 * @param watermark needs {@link VideoCodec#LIBX264}
 */
public record CodingParams(
        @Nullable Integer bitrateKbps,
        @Nullable String resolution,
        @Nullable Integer frameRate,
        @Nullable VideoCodec videoCodec,
        @Nullable AudioCodec audioCodec,
        @Nullable Watermark watermark) {

    /** What the picture is encoded with. */
    public enum VideoCodec {
        @JsonProperty("libx264")
        LIBX264,
        @JsonProperty("libx265")
        LIBX265,
        @JsonProperty("libvpx")
        LIBVPX
    }

    /** What the sound is encoded with. */
    public enum AudioCodec {
        @JsonProperty("libfaac")
        LIBFAAC,
        @JsonProperty("libmp3lame")
        LIBMP3LAME,
        @JsonProperty("libvorbis")
        LIBVORBIS
    }

    /** A picture over the picture; an answer may lack the position. */
    public record Watermark(String imageUrl, @Nullable WatermarkPosition position) {}

    /** Where the watermark is. */
    public enum WatermarkPosition {
        @JsonProperty("TopLeft")
        TOP_LEFT,
        @JsonProperty("TopCenter")
        TOP_CENTER,
        @JsonProperty("TopRight")
        TOP_RIGHT,
        @JsonProperty("CenterLeft")
        CENTER_LEFT,
        @JsonProperty("Center")
        CENTER,
        @JsonProperty("CenterRight")
        CENTER_RIGHT,
        @JsonProperty("BottomLeft")
        BOTTOM_LEFT,
        @JsonProperty("BottomCenter")
        BOTTOM_CENTER,
        @JsonProperty("BottomRight")
        BOTTOM_RIGHT
    }

    /** The JSON text that the request carries; null where nothing is set. */
    @Nullable String json() {
        var json = JsonNodeFactory.instance.objectNode();
        if (bitrateKbps != null) {
            json.put("bitrate", bitrateKbps);
        }
        put(json, "resolution", resolution);
        if (frameRate != null) {
            json.put("frameRate", frameRate);
        }
        put(json, "vcodec", videoCodec == null ? null : videoCodec.name().toLowerCase(Locale.ROOT));
        put(json, "acodec", audioCodec == null ? null : audioCodec.name().toLowerCase(Locale.ROOT));
        if (watermark != null) {
            // "If the url contains &, escaping is needed" (2.27.3).
            put(json, "wmimage", watermark.imageUrl().replace("&", "%26"));
            put(
                    json,
                    "wmposition",
                    watermark.position() == null ? null : watermark.position().name());
        }
        return json.isEmpty() ? null : json.toString();
    }

    /** CDNetworks Cloud Live API 2.29.5: empty texts and nulls stand for nothing. Null where all is nothing. */
    static @Nullable CodingParams of(Answer answer) {
        var image = answer.plain("wmimage");
        var read = new CodingParams(
                intOrNull(answer.number("bitrate")),
                answer.plain("resolution"),
                intOrNull(answer.number("frameRate")),
                enumOrNull(VideoCodec.values(), answer.plain("vcodec")),
                enumOrNull(AudioCodec.values(), answer.plain("acodec")),
                image == null
                        ? null
                        : new Watermark(image, enumOrNull(WatermarkPosition.values(), answer.plain("wmposition"))));
        return read.json() == null ? null : read;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static @Nullable Integer intOrNull(@Nullable Long number) {
        // 0 says that it is not set (docs/fidelity.md).
        return number == null || number == 0 || number != number.intValue() ? null : Integer.valueOf(number.intValue());
    }

    private static <E extends Enum<E>> @Nullable E enumOrNull(E[] values, @Nullable String spelling) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(spelling))
                .findFirst()
                .orElse(null);
    }
}
