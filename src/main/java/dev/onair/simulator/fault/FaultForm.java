package dev.onair.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads a fault from the admin endpoint's JSON: {@code {"fault": …, "call": …, "account": …, "times": …, parameters}}. */
public final class FaultForm {
    private final Map<String, Function<JsonNode, Fault>> kinds = new TreeMap<>();

    /** Knows the faults of every vendor, and those that are given: by name, from their parameters. */
    public FaultForm(Map<String, Function<JsonNode, Fault>> ofVendor) {
        kinds.put("slow", json -> new Slow(Duration.ofMillis(json.path("millis").asLong(1000))));
        kinds.put(
                "status",
                json -> new Status(
                        json.path("status").asInt(500), json.path("afterEffect").asBoolean(false)));
        kinds.put("cut-before", _ -> new CutBefore());
        kinds.put("cut-after", _ -> new CutAfter());
        kinds.put("duplicate", _ -> new Duplicate());
        kinds.put("garbage", _ -> new Garbage());
        kinds.put("html", _ -> new Html());
        kinds.put("truncated", _ -> new Truncated());
        kinds.put("huge", _ -> new Huge());
        kinds.put("page-totals", _ -> new PageTotals());
        kinds.put("odd-entries", _ -> new OddEntries());
        kinds.put("lagging", Lagging::of);
        kinds.put("down", Down::of);
        kinds.putAll(ofVendor);
    }

    /** @throws IllegalArgumentException naming what is wrong and what there is */
    public Faults.Rule read(JsonNode json) {
        var name = json.path("fault").asText("");
        var kind = kinds.get(name);
        if (kind == null) throw new IllegalArgumentException("no fault \"" + name + "\"; there are " + kinds.keySet());
        var times = json.has("times") ? Optional.of(json.path("times").asInt()) : Optional.<Integer>empty();
        if (times.isPresent() && times.get() < 1) throw new IllegalArgumentException("times must be 1 or more");
        return new Faults.Rule(kind.apply(json), text(json, "call"), text(json, "account"), times);
    }

    /** The fault of that name, if there is one. */
    public Optional<Fault> find(String name, JsonNode parameters) {
        return Optional.ofNullable(kinds.get(name)).map(kind -> kind.apply(parameters));
    }

    private static Optional<String> text(JsonNode json, String field) {
        return json.has(field) ? Optional.of(json.path(field).asText()) : Optional.empty();
    }
}
