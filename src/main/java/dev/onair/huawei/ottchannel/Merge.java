package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * The whole that one call sends: what the manifest sets over what the vendor has, so that what nobody spoke of stays as it
 * is. What would contradict the manifest is left out. Pure.
 */
final class Merge {
    private static final Set<String> PUSHED = Set.of("RTMP_PUSH", "SRT_PUSH");
    /** What an input has whatever its protocol. */
    private static final List<String> OF_ANY_PROTOCOL =
            List.of("failover_conditions", "ad_triggers", "audio_selectors");
    /** Shown, and not to be set. Huawei Cloud Media Live API, table 5-20. */
    private static final List<String> RESERVED = List.of("key_rotation_interval_seconds", "encryption_method");

    private static final List<String> OF_ONE_MODE = List.of("http_headers", "urn");

    private Merge() {}

    /** Everything that the manifest sets, over everything else. */
    static JsonNode whole(JsonNode wanted, JsonNode observed) {
        return merge("", wanted, sendable(observed, wanted), false);
    }

    /** What the vendor has, but for the secrets that the manifest sets. */
    static JsonNode secretsOnly(JsonNode wanted, JsonNode observed) {
        return merge("", wanted, sendable(observed, MissingNode.getInstance()), true);
    }

    private static JsonNode merge(String name, JsonNode wanted, JsonNode observed, boolean onlySecrets) {
        if (Fields.isSecret(name)) {
            return wanted;
        }
        if (wanted.isObject() && !Fields.isWhole(name)) {
            return object(name, wanted, observed, onlySecrets);
        }
        if (wanted.isArray() && (Fields.hasKeys(name) || Fields.isSources(name))) {
            return list(name, wanted, observed, onlySecrets);
        }
        return onlySecrets ? observed : wanted;
    }

    private static JsonNode object(String name, JsonNode wanted, JsonNode observed, boolean onlySecrets) {
        var merged = observed.isObject() ? (ObjectNode) observed.deepCopy() : JsonNodeFactory.instance.objectNode();
        wanted.properties().forEach(field -> {
            var before = merged.path(field.getKey());
            var keepsSpelling = field.getKey().equals("url")
                    && !Fields.isAbsent(before)
                    && Fields.areEqual(name, "url", field.getValue(), before);
            var value = keepsSpelling ? before : merge(field.getKey(), field.getValue(), before, onlySecrets);
            if (!value.isMissingNode()) {
                merged.set(field.getKey(), value);
            }
        });
        return merged;
    }

    private static JsonNode list(String name, JsonNode wanted, JsonNode observed, boolean onlySecrets) {
        var merged = JsonNodeFactory.instance.arrayNode();
        if (onlySecrets) {
            // No element more and none less: only those that both have can get their secret.
            for (var i = 0; i < observed.size(); i++) {
                var element = observed.get(i);
                merged.add(merge(name, counterpart(name, element, observed, wanted, i), element, true));
            }
            return merged;
        }
        for (var i = 0; i < wanted.size(); i++) {
            var element = wanted.get(i);
            merged.add(object(name, element, counterpart(name, element, wanted, observed, i), false));
        }
        return merged;
    }

    /** The same element on the other side. */
    static JsonNode counterpart(String name, JsonNode element, JsonNode here, JsonNode there, int index) {
        if (Fields.hasKeys(name)) {
            return Fields.find(name, there, Fields.key(name, element)).orElse(MissingNode.getInstance());
        }
        var url = element.path("url");
        for (var other : there) {
            if (!Fields.isAbsent(url) && url.equals(other.path("url"))) {
                return other;
            }
        }
        var isSamePlace = here.size() == there.size();
        return isSamePlace ? there.path(index) : MissingNode.getInstance();
    }

    /** What the vendor shows, as far as it may be sent along with what is wanted. */
    private static JsonNode sendable(JsonNode observed, JsonNode wanted) {
        var copy = observed.deepCopy();
        if (copy.path("input") instanceof ObjectNode input) {
            input(input, wanted.path("input").path("input_protocol"));
        }
        for (var kind : List.of("hls_package", "dash_package", "mss_package")) {
            for (var item : copy.path("endpoints").path(kind)) {
                var same = Fields.find(kind, wanted.path("endpoints").path(kind), Fields.key(kind, item))
                        .orElse(MissingNode.getInstance());
                if (item.path("encryption") instanceof ObjectNode encryption) {
                    encryption(encryption, same.path("encryption").path("request_mode"));
                }
            }
        }
        return copy;
    }

    private static void input(ObjectNode input, JsonNode protocol) {
        if (!Fields.isAbsent(protocol) && !protocol.equals(input.path("input_protocol"))) {
            input.retain(OF_ANY_PROTOCOL);
        } else if (PUSHED.contains(input.path("input_protocol").asText())) {
            for (var sources : List.of("sources", "secondary_sources")) {
                if (input.path(sources) instanceof ArrayNode list) {
                    // Where to push to is the vendor's word, not the caller's.
                    list.forEach(source -> ((ObjectNode) source).remove("url"));
                    if (list.valueStream().allMatch(JsonNode::isEmpty)) {
                        input.remove(sources);
                    }
                }
            }
        }
    }

    private static void encryption(ObjectNode encryption, JsonNode mode) {
        encryption.remove(RESERVED);
        if (!Fields.isAbsent(mode) && !mode.equals(encryption.path("request_mode"))) {
            encryption.remove(OF_ONE_MODE);
        }
    }
}
