package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What startForwardTask checks of `codingParams` (CDNetworks Cloud Live API 2.27.3): each mistake is 1000. */
final class CodingParamsForm {
    private static final String X264 = "libx264";
    private static final Set<String> VIDEO = Set.of(X264, "libx265", "libvpx");
    private static final Set<String> AUDIO = Set.of("libmp3lame", "libfaac", "libvorbis");
    private static final Set<String> POSITIONS = Set.of(
            "TOP_LEFT",
            "TOP_CENTER",
            "TOP_RIGHT",
            "CENTER_LEFT",
            "CENTER",
            "CENTER_RIGHT",
            "BOTTOM_LEFT",
            "BOTTOM_CENTER",
            "BOTTOM_RIGHT");
    private static final Pattern RESOLUTION = Pattern.compile("[1-9][0-9]{0,4}x[1-9][0-9]{0,4}");

    private CodingParamsForm() {}

    static CodingParams read(String text) {
        var json = json(text);
        var params = new CodingParams(
                number(json, "bitrate"),
                text(json, "resolution", RESOLUTION.asMatchPredicate()),
                number(json, "frameRate"),
                text(json, "vcodec", VIDEO::contains),
                text(json, "acodec", AUDIO::contains),
                text(json, "wmimage", CodingParamsForm::isImage),
                text(json, "wmposition", POSITIONS::contains));
        if (!params.wmimage().isEmpty()) checkWatermark(params);
        return params;
    }

    /** "If the url contains &, escaping is needed." */
    private static boolean isImage(String url) {
        return PullSource.domain(url).isPresent() && !url.contains("&");
    }

    /** A watermark wants a position, and libx264, which is the default too. */
    private static void checkWatermark(CodingParams params) {
        if (params.wmposition().isEmpty()) throw wrong("wmposition");
        if (!Set.of("", X264).contains(params.vcodec())) throw wrong("vcodec");
    }

    private static JsonNode json(String text) {
        try {
            var json = Json.MAPPER.readTree(text);
            if (json.isObject()) return json;
        } catch (JsonProcessingException notJson) {
            // refused below, like JSON of another kind
        }
        throw wrong("codingParams");
    }

    private static Optional<Integer> number(JsonNode json, String field) {
        var value = json.path(field);
        if (value.isMissingNode() || value.isNull()) return Optional.empty();
        if (!value.isInt() || value.intValue() <= 0) throw wrong(field);
        return Optional.of(value.intValue());
    }

    private static String text(JsonNode json, String field, Predicate<String> isAllowed) {
        var value = json.path(field);
        if (value.isMissingNode() || value.isNull()) return "";
        if (!value.isTextual()) throw wrong(field);
        if (!value.textValue().isEmpty() && !isAllowed.test(value.textValue())) throw wrong(field);
        return value.textValue();
    }

    private static Refusal wrong(String field) {
        return new Refusal(Code.WRONG_PARAMETER, field);
    }
}
