package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The part of JSONPath that printer columns use: fields, indexes, {@code [*]} and a filter for equality. */
final class ColumnPath {
    private static final Pattern STEP =
            Pattern.compile("\\.?\\[\\?\\(@(?<filter>[^=]*?)\\s*==\\s*[\"'](?<value>[^\"']*)[\"']\\s*\\)\\]"
                    + "|\\.?\\[(?<index>-?\\d+)\\]"
                    + "|\\.?(?<all>\\[\\*\\]|\\*)"
                    + "|\\.?\\[['\"](?<quoted>[^\\]]*)['\"]\\]"
                    + "|\\.(?<name>(?:\\\\.|[^.\\[\\\\])+)");

    private final List<Function<JsonNode, Stream<JsonNode>>> steps = new ArrayList<>();

    private ColumnPath() {}

    /** What is not understood finds nothing. */
    static ColumnPath parse(String text) {
        var path = new ColumnPath();
        var at = STEP.matcher(text);
        while (at.lookingAt()) {
            if (at.group("filter") != null) {
                var inner = parse(at.group("filter"));
                var wanted = at.group("value");
                path.steps.add(node -> stream(node)
                        .filter(item -> inner.find(item).stream()
                                .anyMatch(found -> found.asText().equals(wanted))));
            } else if (at.group("index") != null) {
                var index = Integer.parseInt(at.group("index"));
                path.steps.add(node -> Stream.of(node.path(index < 0 ? node.size() + index : index)));
            } else if (at.group("all") != null) {
                path.steps.add(ColumnPath::stream);
            } else {
                var name = at.group("quoted") != null ? at.group("quoted") : at.group("name");
                var plain = name.replaceAll("\\\\(.)", "$1");
                path.steps.add(node -> Stream.of(node.path(plain)));
            }
            at.region(at.end(), text.length());
        }
        if (at.regionStart() < text.length()) {
            path.steps.add(node -> Stream.empty());
        }
        return path;
    }

    List<JsonNode> find(JsonNode object) {
        var found = Stream.of(object);
        for (var step : steps) {
            found = found.flatMap(step);
        }
        return found.filter(node -> !node.isMissingNode() && !node.isNull()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return node.valueStream();
    }
}
