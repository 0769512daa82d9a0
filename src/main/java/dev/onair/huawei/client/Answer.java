package dev.onair.huawei.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onair.http.ListTotal;
import dev.onair.http.RawAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, read without trust in its tables. It comes with {@code result_code} (chapter 5), with {@code
 * error_code} (5.10, chapters 6 and 7, the gateway), with IAM's {@code error} object, with a list of {@code errors} as other
 * services of the vendor have it, or with none; codes may be numbers.
 */
public final class Answer {

    /** As in the tables of chapter 9, in any case. */
    private static final Pattern CODE = Pattern.compile("(?:LIVE|APIGW|IAM)\\.[0-9]+", Pattern.CASE_INSENSITIVE);

    private static final Pattern LIVE_NUMBER = Pattern.compile("10[0-9]{7}");

    private static final Pattern GATEWAY_NUMBER = Pattern.compile("[0-9]{1,4}");

    private final JsonNode body;
    private final long weight;

    private Answer(JsonNode body, long weight) {
        this.body = body;
        this.weight = weight;
    }

    /**
     * Empty where the body is neither one JSON object nor nothing at all: some successes have no body (4.1, 7.11).
     *
     * @throws UnreadableAnswer where there is too much of it
     */
    static Optional<Answer> parse(RawAnswer raw) {
        return raw.body()
                .flatMap(bytes -> bytes.length == 0
                        ? Optional.of(new Answer(JsonNodeFactory.instance.objectNode(), 0))
                        : Json.parse(bytes).map(parsed -> new Answer(parsed.tree(), parsed.weight())));
    }

    /** The vendor's code as its tables spell it, null where the body has none. */
    @Nullable String code() {
        var own = text(body, "result_code", "error_code", "errorCode");
        if (own != null) {
            return spelled(own).orElse(own);
        }
        var first = body.path("errors").path(0);
        var ofFirst = text(first, "error_code", "errorCode", "result_code");
        if (ofFirst != null) {
            return spelled(ofFirst).orElse(ofFirst);
        }
        // Other services of the vendor have it so; IAM's number of three digits is the status once more.
        return Stream.of(text(body.path("error"), "error_code", "code"), text(body, "code"), text(first, "code"))
                .flatMap(code -> code == null ? Stream.empty() : spelled(code).stream())
                .findFirst()
                .orElse(null);
    }

    /** As the tables of chapter 9 spell it, also where it came as their number alone: {@code 103011019}, {@code 308}. */
    private static Optional<String> spelled(String code) {
        var plain = code.strip();
        if (CODE.matcher(plain).matches()) {
            return Optional.of(plain.toUpperCase(Locale.ROOT));
        }
        if (LIVE_NUMBER.matcher(plain).matches()) {
            return Optional.of("LIVE." + plain);
        }
        return GATEWAY_NUMBER.matcher(plain).matches()
                ? Optional.of("APIGW." + "0".repeat(4 - plain.length()) + plain)
                        .filter(gateways -> HuaweiError.of(gateways).isPresent())
                : Optional.empty();
    }

    /** The vendor's words, with its detail, which says what parameter was wrong (9.2); empty where the body has none. */
    String words() {
        var first = body.path("errors").path(0);
        var words = Stream.of(
                        text(body, "result_msg", "error_msg", "errorMsg", "error_description"),
                        text(body.path("error"), "message", "error_msg", "title"),
                        text(first, "error_msg", "errorMsg", "message", "result_msg"),
                        text(body, "message"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var own = text(body, "error_detail", "errorDetail");
        var detail = own == null ? text(first, "error_detail", "errorDetail") : own;
        if (words == null || detail == null || words.contains(detail)) {
            return Objects.requireNonNullElse(words, Objects.requireNonNullElse(detail, ""));
        }
        return words.replaceFirst("[.\\s]+$", "") + ": " + detail;
    }

    /** The whole body as a value of this API. */
    public <T> T as(Class<T> type) {
        return Json.read(body, type);
    }

    /** The object in this field. */
    public Answer object(String field) {
        var inner = body.path(field);
        if (!inner.isObject()) {
            throw new UnreadableAnswer("the vendor's answer has no " + field);
        }
        return new Answer(inner, weight);
    }

    /** The object in this field, or the whole body where there is no such field. */
    public <T> T as(String field, Class<T> type) {
        var inner = body.path(field);
        return Json.read(inner.isObject() ? inner : body, type);
    }

    /**
     * The elements of a list; null where there is none. One that cannot be read is left out, lest it hides all others.
     *
     * @throws UnreadableAnswer where there are several, and none of them can be read
     */
    public <T> @Nullable List<T> list(String field, Class<T> type) {
        var found = body.path(field);
        if (!found.isArray()) {
            return null;
        }
        var values = new ArrayList<T>();
        var unreadable = new ArrayList<UnreadableAnswer>();
        for (var element : found) {
            if (element.isObject()) {
                try {
                    values.add(Json.read(element, type));
                } catch (UnreadableAnswer odd) {
                    unreadable.add(odd);
                }
            }
        }
        if (values.isEmpty() && unreadable.size() > 1) {
            throw unreadable.getFirst();
        }
        return List.copyOf(values);
    }

    /** How many elements a list has, whatever they are. */
    public int size(String field) {
        var found = body.path(field);
        return found.isArray() ? found.size() : 0;
    }

    /**
     * The elements of one page of a list. An answer that merely lost its list must not look like an account that lost its
     * objects.
     *
     * @param offset where the page begins
     */
    public <T> List<T> page(String field, Class<T> type, int offset) {
        var list = list(field, type);
        if (list == null && total() > offset) {
            throw new UnreadableAnswer("the vendor's answer has a total of " + total() + " and no " + field);
        }
        return list == null ? List.of() : list;
    }

    /** What it takes in memory, in bytes, by rule of thumb. */
    public long weight() {
        return weight;
    }

    /** How many objects there are on all pages, however many that are. */
    public long total() {
        var text = text(body, "total");
        return (text == null ? OptionalLong.empty() : ListTotal.of(text))
                .orElseThrow(() -> new UnreadableAnswer("the vendor's answer has no total"));
    }

    /** As {@link #total}, for what is shown and not walked over: at most {@link Integer#MAX_VALUE}. */
    public int shownTotal() {
        return (int) Math.min(total(), Integer.MAX_VALUE);
    }

    /** The fields that are objects, those of {@code field} and those beside it, by their names. */
    public <T> Map<String, T> objects(String field, Class<T> type) {
        var objects = new LinkedHashMap<String, T>();
        for (var home : List.of(body.path(field), body)) {
            home.properties().stream()
                    .filter(entry ->
                            entry.getValue().isObject() && !entry.getKey().equals(field))
                    .forEach(entry -> objects.putIfAbsent(entry.getKey(), Json.read(entry.getValue(), type)));
        }
        return objects;
    }

    private static @Nullable String text(JsonNode node, String... names) {
        for (var name : names) {
            var found = node.path(name);
            if (found.isValueNode() && !found.isNull() && !found.asText().isBlank()) {
                // 2E9 is a spelling of two thousand millions.
                return found.isFloatingPointNumber() && found.canConvertToExactIntegral() && found.canConvertToLong()
                        ? Long.toString(found.longValue())
                        : found.asText();
            }
        }
        return null;
    }
}
