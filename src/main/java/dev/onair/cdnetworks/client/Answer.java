package dev.onair.cdnetworks.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onair.http.JsonLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON node of an answer in all the spellings that the vendor uses: numbers as texts and texts as numbers, one
 * object for a list of one, keys in another case, empty texts for nothing.
 */
final class Answer {

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
        return JsonText.parse(body).map(parsed -> new Answer(parsed.object(), parsed.weight()));
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
        var inner = JsonText.decoded(data);
        // What stands in the text counts as what it is, not as one value.
        return new Answer(inner, weight + JsonLimits.weight(0, JsonText.values(inner)));
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
        return Spelled.text(find(name));
    }

    /** The vendor's code, also as a gateway before the API tells it; null where there is none. */
    @Nullable String code() {
        return own(List.of("code", "error_code", "errorCode"));
    }

    /** The vendor's words to its code. */
    @Nullable String message() {
        return own(List.of("message", "msg", "error_msg", "errorMsg", "error_message"));
    }

    /** The first of these that has something: here, in an {@code error}, or in the first of the {@code errors}. */
    private @Nullable String own(List<String> names) {
        return Stream.of(this, object("error"), object("errors"))
                .flatMap(place -> place == null
                        ? Stream.empty()
                        : names.stream().map(place::words).filter(Objects::nonNull))
                .findFirst()
                .orElse(null);
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

    /** An id: one that is longer than any that can be kept is none. */
    String requiredPlain(String... names) {
        var text = plain(names);
        if (text == null) {
            throw new UnreadableAnswer("the vendor's answer has no " + names[0]);
        }
        if (text.length() > JsonLimits.LONGEST_ID) {
            throw new UnreadableAnswer("the vendor's answer has " + text.length() + " characters of " + names[0]
                    + ": at most " + JsonLimits.LONGEST_ID + " can be kept");
        }
        return text;
    }

    /** This node itself as text, such as {@code data} of 2.23.6. */
    @Nullable String text() {
        return Spelled.text(node);
    }

    @Nullable Long number(String... names) {
        return Spelled.number(text(names));
    }

    /** A number with or without decimals, rounded to whole. */
    @Nullable Long rounded(String... names) {
        return Spelled.rounded(plain(names));
    }

    /** As {@link #rounded}, where 0 only says that nothing is known (docs/fidelity.md). */
    @Nullable Long roundedIfKnown(String... names) {
        var number = rounded(names);
        return number == null || number == 0 ? null : number;
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

    /** Seconds since 1970 as number or text, or a date and time of China; 0 is no time. */
    @Nullable Instant time(String... names) {
        return Spelled.time(text(names));
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
        var list = isEmptyArray() ? List.<Answer>of() : list(names);
        if (list == null) {
            throw new UnreadableAnswer("the vendor's answer has no list " + names[0]);
        }
        return list;
    }

    /**
     * A list that the vendor leaves out when it is empty, or sends bare; only an answer that can be read may say so.
     *
     * @param names of the list, where it is not this node itself
     */
    List<Answer> listIfAny(String... names) {
        if (node.isArray() && list(names) == null) {
            return elements(node);
        }
        if (!node.isObject() && !node.isArray()) {
            throw new UnreadableAnswer("the vendor's answer has neither a list " + names[0] + " nor an object for it");
        }
        return listOrNone(names);
    }

    /** The object under this name, also the first of a list, or encoded once more as a string. */
    @Nullable Answer object(String name) {
        var found = find(name);
        var object = found.isTextual() ? JsonText.decoded(found) : found.isArray() ? found.path(0) : found;
        return object.isObject() ? new Answer(object) : null;
    }

    boolean isNull() {
        return node.isNull();
    }

    /** Whether it has a field of one of these names, be it empty. */
    boolean mentions(String... names) {
        return Arrays.stream(names).anyMatch(name -> !find(name).isMissingNode());
    }

    /** Whether it can be read and has nothing in any of these fields. */
    boolean lacksAll(String... names) {
        return isEmptyArray()
                || (fields().isObject()
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

    /** This node, or the one object that it is a list of: the newer generation wraps some answers so (docs/fidelity.md). */
    private JsonNode fields() {
        return node.isArray() && node.size() == 1 && node.get(0).isObject() ? node.get(0) : node;
    }

    /** Exactly this key, else the same in another case ({@code Code}, {@code pullid}, {@code onlineNumberInfo}). */
    private JsonNode find(String name) {
        var fields = fields();
        if (fields.has(name)) {
            return fields.get(name);
        }
        return fields.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .findFirst()
                .<JsonNode>map(field -> field.getValue())
                .orElse(MissingNode.getInstance());
    }
}
