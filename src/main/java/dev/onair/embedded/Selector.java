package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which objects a list or watch asks for, by labels and fields. */
record Selector(Predicate<JsonNode> matches, boolean isEverything) {
    private static final Pattern SET =
            Pattern.compile("(?<key>[^\\s=!,()]+)\\s+(?<not>not)?in\\s*\\((?<values>[^)]*)\\)");
    private static final Pattern EQUALITY =
            Pattern.compile("(?<key>[^\\s=!,()]+)\\s*(?<operator>!=|==?)\\s*(?<value>[^\\s=!,()]*)");
    private static final Pattern PRESENCE = Pattern.compile("(?<not>!)?\\s*(?<key>[^\\s=!,()]+)");
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    static Selector parse(ResourceType type, String labels, String fields) {
        var requirements = new ArrayList<Predicate<JsonNode>>();
        for (var part : parts(labels)) {
            requirements.add(labelRequirement(part));
        }
        for (var part : parts(fields)) {
            requirements.add(fieldRequirement(type, part));
        }
        return new Selector(
                object -> requirements.stream().allMatch(requirement -> requirement.test(object)),
                requirements.isEmpty());
    }

    private static List<String> parts(String text) {
        return COMMA.splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Predicate<JsonNode> labelRequirement(String text) {
        var set = SET.matcher(text);
        if (set.matches()) {
            var values = Pattern.compile("\\s*,\\s*")
                    .splitAsStream(set.group("values").strip())
                    .toList();
            var key = set.group("key");
            return set.group("not") == null
                    ? object -> labels(object).has(key) && values.contains(Json.text(labels(object), key))
                    : object -> !labels(object).has(key) || !values.contains(Json.text(labels(object), key));
        }
        var equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            var key = equality.group("key");
            var value = equality.group("value");
            Predicate<JsonNode> same = object ->
                    labels(object).has(key) && Json.text(labels(object), key).equals(value);
            return "!=".equals(equality.group("operator")) ? same.negate() : same;
        }
        var presence = PRESENCE.matcher(text);
        if (!presence.matches()) {
            throw StatusException.badRequest("unable to parse requirement: " + text);
        }
        var key = presence.group("key");
        return presence.group("not") == null
                ? object -> labels(object).has(key)
                : object -> !labels(object).has(key);
    }

    private static Predicate<JsonNode> fieldRequirement(ResourceType type, String text) {
        var equality = EQUALITY.matcher(text);
        if (!equality.matches()) {
            throw StatusException.badRequest("invalid field selector: " + text);
        }
        var field = equality.group("key");
        var isKnown = field.equals("metadata.name")
                || field.equals("metadata.namespace")
                || type.paths().contains("*")
                || type.paths().contains(field);
        if (!isKnown) {
            throw StatusException.badRequest("field label not supported: " + field);
        }
        var path = field.split("\\.", -1);
        var value = equality.group("value");
        Predicate<JsonNode> same = object -> Json.text(object, path).equals(value);
        return "!=".equals(equality.group("operator")) ? same.negate() : same;
    }

    private static JsonNode labels(JsonNode object) {
        return Json.at(object, "metadata", "labels");
    }
}
