package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The kinds of values that the document's tables have. */
final class Checks {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern CIDR = Pattern.compile(
            "([0-9]{1,3}\\.){3}[0-9]{1,3}/([0-9]|[12][0-9]|3[0-2])|[0-9a-fA-F:]*:[0-9a-fA-F:.]*/[0-9]{1,3}");
    private static final Pattern ADDRESS = Pattern.compile("([0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private Checks() {}

    static Check text() {
        return Check.of("must be a string", JsonNode::isTextual);
    }

    /** A string that is not empty. */
    static Check filled() {
        return Check.of(
                "must be a string that is not empty",
                value -> value.isTextual() && !value.asText().isBlank());
    }

    static Check text(String rule, Pattern pattern) {
        return Check.of(
                rule,
                value -> value.isTextual() && pattern.matcher(value.asText()).matches());
    }

    /** Letters, digits, hyphens and underscores. */
    static Check name() {
        return text("may have letters, digits, hyphens and underscores only", NAME);
    }

    static Check oneOf(String... options) {
        var allowed = List.of(options);
        return Check.of("must be one of " + allowed, value -> value.isTextual() && allowed.contains(value.asText()));
    }

    static Check integer(long from, long to) {
        return Check.of(
                String.format(Locale.ROOT, "must be an integer from %d to %d", from, to),
                value -> value.isIntegralNumber() && value.asLong() >= from && value.asLong() <= to);
    }

    static Check integerOf(Integer... options) {
        var allowed = List.of(options);
        return Check.of("must be one of " + allowed, value -> value.isInt() && allowed.contains(value.asInt()));
    }

    static Check flag() {
        return Check.of("must be a Boolean", JsonNode::isBoolean);
    }

    /** An object of which the document says no more. */
    static Check anyObject() {
        return Check.of("must be an object", JsonNode::isObject);
    }

    /** Of a field that is reserved. */
    static Check never() {
        return Check.of("is reserved and cannot be configured", _ -> false);
    }

    static Check list(Check element) {
        return list(element, Integer.MAX_VALUE);
    }

    static Check list(Check element, int atMost) {
        return (value, at) -> {
            if (!value.isArray()) throw Refusal.invalid(at + " must be an array");
            if (value.size() > atMost) throw Refusal.invalid(at + " may have " + atMost + " elements at most");
            var read = Json.MAPPER.createArrayNode();
            IntStream.range(0, value.size())
                    .mapToObj(i -> element.read(value.get(i), at + "[" + i + "]"))
                    .forEach(read::add);
            return read;
        };
    }

    /** A list with an element at least. */
    static Check nonEmpty(Check list) {
        return (value, at) -> {
            if (value.isArray() && value.isEmpty()) throw Refusal.invalid(at + " must have an element");
            return list.read(value, at);
        };
    }

    /** A list of objects whose names differ. */
    static Check named(Check element, int atMost) {
        var list = list(element, atMost);
        return (value, at) -> {
            var read = list.read(value, at);
            var names = new HashSet<String>();
            for (var each : read) {
                var name = each.path("name").asText();
                if (!names.add(name)) throw Refusal.invalid(at + " name " + name + " is not unique");
            }
            return read;
        };
    }

    /** Networks in CIDR form, separated by commas. */
    static Check networks() {
        return Check.of(
                "must be networks in CIDR form, separated by commas",
                value ->
                        value.isTextual() && COMMA.splitAsStream(value.asText()).allMatch(Checks::isNetwork));
    }

    /** Addresses or networks, separated by commas. */
    static Check addresses() {
        return Check.of(
                "must be IP addresses or networks, separated by commas",
                value -> value.isTextual()
                        && COMMA.splitAsStream(value.asText()).allMatch(part -> isNetwork(part) || isAddress(part)));
    }

    /** One address or network. */
    static Check addressOrNetwork() {
        return Check.of(
                "must be an IP address or network",
                value -> value.isTextual() && (isNetwork(value.asText()) || isAddress(value.asText())));
    }

    private static boolean isNetwork(String text) {
        return CIDR.matcher(text.strip()).matches();
    }

    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text.strip()).matches();
    }
}
