package dev.onair.huawei.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a stream comes from or goes to. What may be a key in it, user and query, is not printed. */
public record StreamUrl(@JsonValue String value) {

    private static final Pattern PARTS = Pattern.compile(
            "(?<start>(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//)?(?:(?<user>[^@/?#]*)@)?(?<path>[^?#]*)(?<rest>.*)");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StreamUrl {}

    /** Those parts that must not be told. */
    List<String> keys() {
        var parts = PARTS.matcher(value);
        return parts.matches()
                ? Stream.of(parts.group("user"), parts.group("rest"))
                        .filter(key -> key != null && key.length() > 1)
                        .map(key -> key.replaceFirst("^[?#]", ""))
                        .toList()
                : List.of();
    }

    @Override
    public String toString() {
        var parts = PARTS.matcher(value);
        if (!parts.matches()) {
            return "***";
        }
        return (parts.group("start") == null ? "" : parts.group("start"))
                + (parts.group("user") == null ? "" : "***@")
                + parts.group("path")
                + (parts.group("rest").isEmpty() ? "" : "?***");
    }
}
