package dev.onair.huawei.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/**
 * JSON whose fields the document leaves open ({@code ads} and {@code ext_args}), kept as it came and sent back as it is.
 *
 * @param text its keys sorted, so that equal values are equal texts
 */
public record RawJson(@JsonValue @JsonRawValue String text) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RawJson of(JsonNode value) {
        return new RawJson(sorted(value).toString());
    }

    /** @throws IllegalArgumentException when the text is not exactly one JSON object; it does not quote the text */
    public static RawJson parse(String text) {
        try {
            return of(Json.parse(text.getBytes(StandardCharsets.UTF_8))
                    .orElseThrow(() -> new IllegalArgumentException("not one JSON object"))
                    .tree());
        } catch (UnreadableAnswer tooMuch) {
            throw new IllegalArgumentException("JSON with too many values, or nested too deep", tooMuch);
        }
    }

    /** What is in it nobody knows, keys perhaps. */
    @Override
    public String toString() {
        return "RawJson[" + text.length() + " characters]";
    }

    private static JsonNode sorted(JsonNode value) {
        if (value.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> list.add(sorted(element)));
            return list;
        }
        if (value.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            var names = new TreeSet<String>();
            value.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> object.set(name, sorted(value.get(name))));
            return object;
        }
        return value;
    }
}
