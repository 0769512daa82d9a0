package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.huawei.client.Trees;
import dev.onair.huawei.client.ott.Channel;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole that one call sends: what the manifest sets over what the vendor has, so that what nobody spoke of stays as it
 * is. What would contradict the manifest is left out. Pure.
 */
final class Merge {
    /** Whose zero is not taken, whoever says it; left out it is none. Seen in the tests of the vendor's Terraform provider. */
    private static final String DELAY = "delay_segment";

    /** What an input has whatever its protocol. */
    private static final List<String> OF_ANY_PROTOCOL =
            List.of("failover_conditions", "ad_triggers", "audio_selectors");
    /**
     * Shown, and not to be set. Huawei Cloud Media Live API, table 5-20, which says so of {@code encryption_method} too; the
     * vendor's own clients set that one, and without it a package would lose its encryption.
     */
    private static final String RESERVED = "key_rotation_interval_seconds";

    /** Of these a zero that is shown says that nothing was set; sent, the document's bounds could refuse it. */
    private static final Set<String> ZERO_IS_UNSET = Set.of(
            "max_bandwidth_limit",
            "bitrate",
            "width",
            "height",
            "latency",
            "pbkeylen",
            "max_bandwidth",
            "min_bandwidth",
            "min_video_bandwidth",
            "max_video_bandwidth",
            "suggested_presentation_delay",
            "minimum_update_period",
            "min_buffer_time",
            DELAY);

    private static final List<String> OF_ONE_MODE = List.of("http_headers", "urn");

    private Merge() {}

    /** Everything that the manifest sets, over everything else. */
    static JsonNode whole(JsonNode wanted, JsonNode observed) {
        return withoutNoDelay(merge("", wanted, sendable(observed, wanted), false));
    }

    /** What a create sends of what the manifest sets. */
    static Channel created(Channel wanted) {
        return Trees.read(withoutNoDelay(Trees.of(wanted)), Channel.class);
    }

    private static JsonNode withoutNoDelay(JsonNode body) {
        if (body instanceof ObjectNode object && object.path(DELAY).isNumber() && Fields.isUnset(object.path(DELAY))) {
            object.remove(DELAY);
        }
        body.forEach(Merge::withoutNoDelay);
        return body;
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
        if (Elements.areObjects(wanted) && !Fields.isWhole(name)) {
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
            var declared = new Elements(name, observed, wanted);
            for (var i = 0; i < observed.size(); i++) {
                merged.add(merge(name, declared.counterpart(i), observed.get(i), true));
            }
            return merged;
        }
        var shown = new Elements(name, wanted, observed);
        for (var i = 0; i < wanted.size(); i++) {
            merged.add(object(name, wanted.get(i), shown.counterpart(i), false));
        }
        return merged;
    }

    /** What the vendor shows, as far as it may be sent along with what is wanted. */
    private static JsonNode sendable(JsonNode observed, JsonNode wanted) {
        var copy = observed.deepCopy();
        leaveOutUnset("", copy);
        if (copy.path("input") instanceof ObjectNode input) {
            input(input, wanted.path("input").path("input_protocol"));
            oneWayToSelect(input, wanted.path("input").path("audio_selectors"));
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

    private static void leaveOutUnset(String name, JsonNode node) {
        if (node instanceof ObjectNode object && !Fields.isWhole(name)) {
            ZERO_IS_UNSET.stream()
                    .filter(field -> Fields.isUnset(object.path(field)))
                    .forEach(object::remove);
            object.properties().forEach(field -> leaveOutUnset(field.getKey(), field.getValue()));
        }
        if (node.isArray()) {
            node.forEach(element -> leaveOutUnset(name, element));
        }
    }

    /** A track is chosen by language, by PID or by name: what chose it until now does not stay beside what is to choose it. */
    private static void oneWayToSelect(ObjectNode input, JsonNode wanted) {
        for (var selector : input.path("audio_selectors")) {
            var ways = Fields.find("audio_selectors", wanted, Fields.key("audio_selectors", selector))
                    .map(same -> same.path("selector_settings"))
                    .filter(JsonNode::isObject);
            if (selector.path("selector_settings") instanceof ObjectNode settings) {
                ways.ifPresent(declared -> settings.retain(
                        declared.properties().stream().map(Map.Entry::getKey).toList()));
            }
        }
    }

    private static void input(ObjectNode input, JsonNode protocol) {
        if (!Fields.isAbsent(protocol) && !protocol.equals(input.path("input_protocol"))) {
            input.retain(OF_ANY_PROTOCOL);
        } else if (Fields.isPushed(input.path("input_protocol"))) {
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
