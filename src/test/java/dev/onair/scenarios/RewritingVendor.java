package dev.onair.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import dev.onair.simulator.Request;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Rewrites what a vendor answers to questions; writes, and what is refused, are answered as they are. */
final class RewritingVendor {
    /** Who asks for one object does not ask for a list, though a list may be what is answered. */
    private static final Pattern ONE = Pattern.compile("(?:^|&)(?:taskId|pullId|flow_id|id|directoryId)=");

    private final PlayedVendor vendor;
    private final InstantSource clock;
    private final Rewriting rewriting;
    private final long seed;
    private final Map<String, TreeMap<Instant, Reply>> answers = new HashMap<>();

    RewritingVendor(PlayedVendor vendor, InstantSource clock, Rewriting rewriting, long seed) {
        this.vendor = vendor;
        this.clock = clock;
        this.rewriting = rewriting;
        this.seed = seed;
    }

    synchronized Reply answer(Request request, Reply reply) {
        var call = vendor.call(request);
        if (vendor.isWrite(call) || reply.status() / 100 != 2 || reply.delivery() != Reply.Delivery.WHOLE) {
            return reply;
        }
        var shown = lagging(request.path() + " " + request.rawQuery() + " " + request.text(), reply);
        try {
            var body = Json.MAPPER.readTree(shown.body());
            rewriting.rewrite(body, seed);
            if (rewriting.isHidden(clock.instant()) && (rewriting.hidesFromQuestions() || !namesOne(request))) {
                hide(body);
            }
            return shown.with(body);
        } catch (IOException noJson) {
            return shown;
        }
    }

    /** The answer of so long ago to the same question; the first one where it was not asked by then. */
    private Reply lagging(String question, Reply reply) {
        if (rewriting.lag().isZero()) {
            return reply;
        }
        var known = answers.computeIfAbsent(question, it -> new TreeMap<>());
        known.put(clock.instant(), reply);
        var then = known.floorEntry(clock.instant().minus(rewriting.lag()));
        return then == null ? known.firstEntry().getValue() : then.getValue();
    }

    private static boolean namesOne(Request request) {
        return ONE.matcher(request.rawQuery() + "&" + request.text()).find();
    }

    /** Empties the lists of objects: their totals know of none. */
    private static void hide(JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            return;
        }
        var data = object.path("data") instanceof ObjectNode inside ? inside : object;
        if (data.properties().stream().anyMatch(field -> isTotal(field.getKey()))) {
            for (var field : data.properties()) {
                if (field.getValue() instanceof ArrayNode list) {
                    list.removeAll();
                } else if (isTotal(field.getKey())) {
                    field.setValue(Json.tree(0));
                }
            }
        }
    }

    private static boolean isTotal(String field) {
        return field.toLowerCase(Locale.ROOT).contains("total");
    }
}
