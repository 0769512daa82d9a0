package dev.onair.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A way in which the vendor may differ from its document. Without any it answers as the document says. */
public enum Temperament {
    /** Answers of the newer generation come in the shapes of the vendor's own SDK. */
    SDK,
    /** The id of an object that is not there is a wrong parameter, as the documents' tables of codes have it. */
    UNKNOWN_IS_WRONG,
    /** Calls that the document has as GET alone take no POST. */
    GET_ONLY,
    /** Times that the document has in China's time zone are in UTC, eight hours behind. */
    UTC_TIMES,
    /** Answers show what nobody set: defaults, zeros, nulls, empty texts; and addresses in a form of the vendor's own. */
    FILLS_IN,
    /** Some fields are never shown, as in the documents' own examples. */
    FORGETFUL,
    /** Takes what the vendors' public clients send, and refuses nothing that the document does not refuse. */
    LENIENT,
    /** Reads are behind writes, and lists behind details: {@link dev.onair.simulator.fault.Lagging}. */
    LAGGING,
    /** A share of the calls, or every call for a while, is answered as a gateway does: {@link dev.onair.simulator.fault.Down}. */
    DOWN,
    /** Some calls are not the account's to make, all others are: {@link dev.onair.simulator.fault.Unentitled}. */
    UNENTITLED;

    /** What no temperament is called. */
    public static final String NONE = "document";

    /** As flags and endpoints name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads temperaments with their settings: {@code lenient}, {@code lagging=10}, {@code down=50},
     * {@code unentitled=createRecordTask+endRecordTask}.
     *
     * @return by temperament the settings that its fault is made from, empty for its defaults
     * @throws IllegalArgumentException when one of the names is none, or takes no such value
     */
    public static Map<Temperament, ObjectNode> named(List<String> words) {
        var chosen = new EnumMap<Temperament, ObjectNode>(Temperament.class);
        for (var word : words) {
            if (word.equals(NONE) || word.isBlank()) continue;
            var equals = word.indexOf('=');
            var temperament = of((equals < 0 ? word : word.substring(0, equals)).strip());
            chosen.put(temperament, equals < 0 ? Json.object() : temperament.settings(word.substring(equals + 1)));
        }
        return chosen;
    }

    /** @throws IllegalArgumentException when there is none of that name */
    static Temperament of(String name) {
        return Arrays.stream(values())
                .filter(it -> it.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no temperament " + name + "; there are " + NONE + ", " + words()));
    }

    private ObjectNode settings(String value) {
        return switch (this) {
            case LAGGING -> Json.object().put("seconds", number(value));
            case DOWN -> Json.object().put("percent", number(value));
            case UNENTITLED -> {
                var settings = Json.object();
                settings.set("calls", Json.tree(List.of(value.split("\\+", -1))));
                yield settings;
            }
            default -> throw new IllegalArgumentException("the temperament " + word() + " takes no value");
        };
    }

    private BigDecimal number(String value) {
        try {
            return new BigDecimal(value.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(word() + " wants a number, not " + value, notANumber);
        }
    }

    private static String words() {
        return Arrays.stream(values()).map(Temperament::word).collect(Collectors.joining(", "));
    }
}
