package dev.onair.cdnetworks.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onair.http.HttpLimits;
import dev.onair.http.JsonLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON node of an answer in all the spellings that the vendor uses: numbers as texts and texts as numbers, one
 * object for a list of one, keys in another case, empty texts for nothing.
 */
final class Answer {

    private static final ObjectReader JSON = JsonMapper.builder(JsonLimits.factory(HttpLimits.USUAL.maxResponseBytes()))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();
    /** China Standard Time knows no summer time. CDNetworks Cloud Live API 2.2.5. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Few digits in the exponent, lest a forged number costs memory. */
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?");

    private final JsonNode node;
    private final long weight;

    private Answer(JsonNode node) {
        this(node, 0);
    }

    private Answer(JsonNode node, long weight) {
        this.node = node;
        this.weight = weight;
    }

    /** What came as the parameters of a query string. */
    static Answer of(Map<String, String> parameters) {
        var object = JsonNodeFactory.instance.objectNode();
        parameters.forEach(object::put);
        return new Answer(object);
    }

    /**
     * The whole body; empty where it is not exactly one JSON object.
     *
     * @throws UnreadableAnswer where there is too much of it
     */
    static Optional<Answer> parse(byte[] body) {
        try (var parser = JSON.createParser(body)) {
            JsonNode tree = JSON.readTree(parser);
            return Optional.ofNullable(tree)
                    .filter(JsonNode::isObject)
                    .map(object -> new Answer(object, JsonLimits.weight(body.length, parser.currentTokenCount())));
        } catch (StreamConstraintsException tooMuch) {
            throw new ExcessiveAnswer(JsonLimits.tooMuch());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** What the whole answer takes in memory, in bytes, by rule of thumb; 0 for a part of it. */
    long weight() {
        return weight;
    }

    /**
     * The part under {@code data}, or what is encoded once more in it as a string (2.17.6). The response tables show the
     * fields beside {@code code}, so where {@code data} is absent or empty they are looked for there.
     */
    Answer data() {
        var data = find("data");
        if (data.isMissingNode()
                || data.isNull()
                || (data.isTextual() && data.textValue().isBlank())) {
            return this;
        }
        if (!data.isTextual()) {
            return new Answer(data, weight);
        }
        var inner = decoded(data);
        // What stands in the text counts as what it is, not as one value.
        return new Answer(inner, weight + JsonLimits.weight(0, values(inner)));
    }

    private static long values(JsonNode tree) {
        var count = 1L;
        for (var child : tree) {
            count += values(child);
        }
        return count;
    }

    /**
     * The first of these fields that has something, as text; a list of texts gives its first. Null where none has.
     *
     * @throws UnreadableAnswer where the text is longer than any that the vendor has reason to send
     */
    @Nullable String text(String... names) {
        for (var name : names) {
            var text = words(name);
            if (text != null && text.length() > JsonLimits.LONGEST_TEXT) {
                throw new ExcessiveAnswer(JsonLimits.tooLong(name, text.length()));
            }
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** As {@link #text}, of whatever length: for what is cut before it is shown or compared. */
    @Nullable String words(String name) {
        return textOf(find(name));
    }

    String required(String... names) {
        var text = text(names);
        if (text == null) {
            throw new UnreadableAnswer("the vendor's answer has no " + names[0]);
        }
        return text;
    }

    /** Like {@link #text(String...)}, without the blanks that the document's examples have around some ids and URLs. */
    @Nullable String plain(String... names) {
        var text = text(names);
        return text == null || text.isBlank() ? null : text.strip();
    }

    String requiredPlain(String... names) {
        var text = plain(names);
        if (text == null) {
            throw new UnreadableAnswer("the vendor's answer has no " + names[0]);
        }
        return text;
    }

    /** This node itself as text, such as {@code data} of 2.23.6. */
    @Nullable String text() {
        return textOf(node);
    }

    @Nullable Long number(String... names) {
        var text = text(names);
        return text != null && text.strip().matches("-?[0-9]{1,18}") ? Long.valueOf(text.strip()) : null;
    }

    /** A number with or without decimals, rounded to whole: sizes and durations are doubles in 2.19.5. */
    @Nullable Long rounded(String... names) {
        var text = plain(names);
        if (text == null || !DECIMAL.matcher(text).matches()) {
            return null;
        }
        try {
            return new BigDecimal(text).setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    long requiredNumber(String... names) {
        var number = number(names);
        if (number == null) {
            throw new UnreadableAnswer("the vendor's answer has no number " + names[0]);
        }
        return number;
    }

    @Nullable Boolean flag(String... names) {
        return switch (text(names)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            case null, default -> null;
        };
    }

    /** Seconds since 1970 as number or text, or a date and time of China. */
    @Nullable Instant time(String... names) {
        try {
            var seconds = number(names);
            if (seconds != null) {
                return Instant.ofEpochSecond(seconds);
            }
            var text = text(names);
            return text == null
                    ? null
                    : LocalDateTime.parse(text.strip(), LOCAL_TIME).toInstant(CHINA);
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** The elements of the first of these fields that is a list or an object; null where none is. */
    @Nullable List<Answer> list(String... names) {
        for (var name : names) {
            var found = find(name);
            if (found.isContainerNode()) {
                return elements(found);
            }
        }
        return null;
    }

    List<Answer> listOrNone(String... names) {
        var list = list(names);
        return list == null ? List.of() : list;
    }

    List<Answer> requiredList(String... names) {
        var list = list(names);
        if (list == null) {
            throw new UnreadableAnswer("the vendor's answer has no list " + names[0]);
        }
        return list;
    }

    /** A list that the vendor leaves out when it is empty; only an answer that can be read may say so. */
    List<Answer> listIfAny(String... names) {
        if (!node.isObject() && !isEmptyArray()) {
            throw new UnreadableAnswer("the vendor's answer has neither a list " + names[0] + " nor an object for it");
        }
        return listOrNone(names);
    }

    /** The object under this name, also the first of a list, or encoded once more as a string. */
    @Nullable Answer object(String name) {
        var found = find(name);
        var object = found.isTextual() ? decoded(found) : found.isArray() ? found.path(0) : found;
        return object.isObject() ? new Answer(object) : null;
    }

    /** Whether it has a field of one of these names, be it empty. */
    boolean mentions(String... names) {
        return Arrays.stream(names).anyMatch(name -> !find(name).isMissingNode());
    }

    /** Whether it can be read and has nothing in any of these fields. */
    boolean lacksAll(String... names) {
        return isEmptyArray()
                || (node.isObject()
                        && Arrays.stream(names)
                                .allMatch(
                                        name -> text(name) == null && find(name).isEmpty()));
    }

    private boolean isEmptyArray() {
        return node.isArray() && node.isEmpty();
    }

    /** This node itself if it is a list, else the first list in it, whatever its name. */
    List<Answer> onlyList() {
        if (node.isArray()) {
            return elements(node);
        }
        return node.properties().stream()
                .filter(field -> field.getValue().isArray())
                .findFirst()
                .map(field -> elements(field.getValue()))
                .orElseThrow(() -> new UnreadableAnswer("the vendor's answer has no list"));
    }

    private static List<Answer> elements(JsonNode found) {
        var elements = new ArrayList<Answer>();
        (found.isArray() ? found : List.of(found)).forEach(element -> elements.add(new Answer(element)));
        return elements;
    }

    /** Exactly this key, else the same in another case ({@code Code}, {@code pullid}, {@code onlineNumberInfo}). */
    private JsonNode find(String name) {
        if (node.has(name)) {
            return node.get(name);
        }
        return node.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .findFirst()
                .<JsonNode>map(field -> field.getValue())
                .orElse(MissingNode.getInstance());
    }

    private static JsonNode decoded(JsonNode text) {
        var inner = text.textValue().strip();
        if (!inner.startsWith("{") && !inner.startsWith("[")) {
            return text;
        }
        try {
            return JSON.readTree(inner);
        } catch (StreamConstraintsException tooMuch) {
            throw new ExcessiveAnswer(JsonLimits.tooMuch());
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable String textOf(JsonNode found) {
        if (found.isArray()) {
            return found.isEmpty() ? null : textOf(found.get(0));
        }
        if (!found.isValueNode() || found.isNull()) {
            return null;
        }
        // 200.0 is a spelling of 200.
        var text = found.isFloatingPointNumber() && found.canConvertToExactIntegral() && found.canConvertToLong()
                ? Long.toString(found.longValue())
                : found.asText();
        return text.isEmpty() ? null : text;
    }
}
