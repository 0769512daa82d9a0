package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.engine.FieldChange;
import dev.onair.engine.Impact;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a change of a part of a running channel costs those who watch, whatever the way that it is applied. Media Live API
 * Reference, 5.4 to 5.9. Pure.
 */
final class Impacts {
    /** A field of one package: its name after the package's URL; empty for the package as a whole. */
    private static final Pattern IN_PACKAGE = Pattern.compile("spec\\.endpoints\\.[a-z]+\\[[^]]*]\\.?(.*)");

    /**
     * What a player has read, or what it asks for, is no more: segments of another length ("exercise caution", table 5-16),
     * other renditions, another address, other keys. A field here stands for all that is in it.
     */
    private static final Set<String> NOTICED =
            Set.of("segmentDuration", "standbyUrl", "version", "streamSelection", "manifest", "encryption");

    /** How keys are fetched, not which: players keep theirs. */
    private static final Set<String> KEY_SERVICE = Set.of("httpHeaders", "url", "urn", "requestMode", "spekeVersion");

    private static final String NONE = "(none)";

    private Impacts() {}

    /** A source or a template that changes breaks off what is encoded. */
    static Impact ofEncoding(boolean isOn) {
        return isOn ? Impact.INTERRUPTING : Impact.SEAMLESS;
    }

    /** A package more harms nobody; one that goes, or whose stream changes, does. */
    static Impact ofEndpoints(boolean isOn, List<FieldChange> fields) {
        return isOn && fields.stream().anyMatch(Impacts::isNoticed) ? Impact.INTERRUPTING : Impact.SEAMLESS;
    }

    private static boolean isNoticed(FieldChange change) {
        var matcher = IN_PACKAGE.matcher(change.path());
        var field = matcher.matches() ? matcher.group(1) : "";
        if (field.isEmpty()) {
            return NONE.equals(change.to());
        }
        var names = field.split("[.\\[]", -1);
        return NOTICED.contains(names[0])
                && !(names[0].equals("encryption") && names.length > 1 && KEY_SERVICE.contains(names[1]));
    }

    /** A longer recording harms nobody; a shorter one takes away what somebody may be watching. */
    static Impact ofRecording(boolean isOn, JsonNode wanted, JsonNode observed) {
        return isOn && seconds(wanted) < seconds(observed) ? Impact.INTERRUPTING : Impact.SEAMLESS;
    }

    private static long seconds(JsonNode part) {
        return part.path("record_settings").path("rollingbuffer_duration").asLong();
    }
}
