package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A channel: table 5-3 with all below it, what the calls that change one take of it, and the rules across it. */
final class ChannelShape {
    private static final int FORTNIGHT_SECONDS = 14 * 24 * 60 * 60;
    private static final int MAX_GOP_SECONDS = 10;
    /** Invalid, says table 5-29, and so taken for the default. */
    private static final Set<Integer> NO_GOP_SECONDS = Set.of(7, 9);

    private static final List<String> SOURCES = List.of("sources", "secondary_sources");

    // The tables of the queries allow no digits and no periods, which their own examples have ("test2").
    static final Check DOMAIN = Checks.text(
            "may have 255 lowercase letters, digits, periods, hyphens and underscores",
            Pattern.compile("[a-z0-9._-]{1,255}"));
    static final Check APP_NAME = Checks.text(
            "must have 1 to 64 letters, digits, hyphens and underscores, a letter first",
            Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}"));
    private static final Check ID = Checks.text(
            "must have 2 to 64 letters, digits, hyphens and underscores, a letter first",
            Pattern.compile("[A-Za-z][A-Za-z0-9_-]{1,63}"));
    /** The vendor's own clients are tested with UUIDs. */
    private static final Check ID_OF_CLIENTS = Checks.text(
            "must have 2 to 64 letters, digits, hyphens and underscores, and not digits alone",
            Pattern.compile("(?![0-9]+$)[A-Za-z0-9][A-Za-z0-9_-]{1,63}"));

    private static final Check STATE = Checks.oneOf("ON", "OFF");
    private static final Check ENCODER_SETTINGS = Checks.list(new Shape().may("template_id", Checks.filled()));
    private static final Shape RECORD_SETTINGS =
            new Shape().must("rollingbuffer_duration", Checks.integer(0, FORTNIGHT_SECONDS));

    private static final Shape OUTPUT = new Shape()
            .may(
                    "audio_descriptions",
                    Checks.named(
                            new Shape()
                                    .must("name", Checks.name())
                                    .must("audio_selector_name", Checks.filled())
                                    .may("language_code_control", Checks.oneOf("FOLLOW_INPUT", "USE_CONFIGURED"))
                                    .may("language_code", InputShape.LANGUAGE)
                                    .may("stream_name", Checks.text()),
                            Integer.MAX_VALUE))
            .may("video_descriptions", new Shape().may("gop_duration_seconds", ChannelShape::gop));

    private static final Check REGION = Checks.oneOf(
            "cn-north-4", "cn-east-3", "ap-southeast-3", "ap-southeast-1", "me-east-1", "af-south-1", "eu-west-101");

    /** As the document's tables, read strictly. */
    static final ChannelShape STRICT = new ChannelShape(false);
    /** As the vendor's public clients send it; refuses nothing that the document does not refuse in so many words. */
    static final ChannelShape LENIENT = new ChannelShape(true);

    private final boolean isLenient;
    private final Check input;
    private final Check endpoints;

    private ChannelShape(boolean isLenient) {
        this.isLenient = isLenient;
        this.input = InputShape.of(isLenient);
        this.endpoints = PackageShapes.endpoints(isLenient);
    }

    Check id() {
        return isLenient ? ID_OF_CLIENTS : ID;
    }

    /** 5.1. */
    Shape whole() {
        return keys().may("name", Checks.text())
                .must("state", STATE)
                .may("mode", Checks.oneOf("ADD_CDN", "ONLY_OS"))
                .may("region", REGION)
                .must("input", input)
                .may("encoder_settings", ENCODER_SETTINGS)
                .must("record_settings", RECORD_SETTINGS)
                .may("endpoints", endpoints)
                .may("encoder_settings_expand", OUTPUT);
    }

    /** 5.4. */
    Shape changedEndpoints() {
        return keys().may("endpoints", endpoints);
    }

    /** 5.5. */
    Shape changedInput() {
        return keys().may("input", input).may("encoder_settings_expand", OUTPUT);
    }

    /** 5.6. */
    Shape changedRecord() {
        return keys().may("record_settings", RECORD_SETTINGS);
    }

    /** 5.7; that a name may not be empty the document does not say. */
    Shape changedGeneral() {
        return keys().mustBeThere("name", Checks.text());
    }

    /** 5.8. */
    Shape changedState() {
        return keys().must("state", STATE);
    }

    /** 5.9. Only the vendor's SDK sends the output along with the templates. */
    Shape changedTranscodings() {
        return keys().may("encoder_settings", ENCODER_SETTINGS).may("encoder_settings_expand", OUTPUT);
    }

    /** What every body names a channel by. */
    Shape keys() {
        return new Shape().must("domain", DOMAIN).must("app_name", APP_NAME).must("id", id());
    }

    /** What has to hold of a whole channel, whichever call changed it. */
    void checkWhole(ObjectNode settings) {
        var isOriginOnly = settings.path("mode").asText().equals("ONLY_OS");
        if (!isLenient && settings.has("region") && !isOriginOnly)
            throw Refusal.invalid("region is for mode ONLY_OS only");
        if (settings.path("encoder_settings").isEmpty()) bitratesAreGiven(settings.path("input"));
        if (!isLenient && !isOriginOnly) settings.path("endpoints").forEach(ChannelShape::noOriginAccess);
    }

    private static void bitratesAreGiven(JsonNode input) {
        for (var sources : SOURCES) {
            for (var source : input.path(sources)) {
                if (!source.has("bitrate")) {
                    throw Refusal.invalid("input." + sources + " bitrate is mandatory without encoder_settings");
                }
            }
        }
    }

    /** Table 5-16 ties both to the mode, tables 5-17 and 5-18 do not. */
    private static void noOriginAccess(JsonNode endpoint) {
        for (var hls : endpoint.path("hls_package")) {
            for (var field : List.of("enable_access", "ip_whitelist")) {
                if (Shape.isSet(hls, field)) {
                    throw Refusal.invalid("hls_package." + field + " is for mode ONLY_OS only");
                }
            }
        }
    }

    private static JsonNode gop(JsonNode value, String at) {
        if (!value.isInt()) throw Refusal.invalid(at + " must be an integer");
        var seconds = value.asInt();
        var isValid = seconds >= 0 && seconds <= MAX_GOP_SECONDS && !NO_GOP_SECONDS.contains(seconds);
        return IntNode.valueOf(isValid ? seconds : 0);
    }
}
