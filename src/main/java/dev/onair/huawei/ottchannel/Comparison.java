package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onair.common.Bounded;
import dev.onair.common.Hash;
import dev.onair.engine.FieldChange;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.http.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where what a manifest sets differs from what the vendor shows. Only what is set is compared; a secret that the vendor
 * hides is compared by a keyed hash with what was last sent. Pure.
 */
final class Comparison {
    private static final String NONE = "(none)";
    private static final String HIDDEN = "(hidden)";
    /** A path names elements by their URLs. */
    private static final int KEY_SHOWN = 80;

    private final Secret hashKey;
    private final Map<String, String> sentHashes;
    private final List<FieldChange> changes = new ArrayList<>();

    private Comparison(Secret hashKey, Map<String, String> sentHashes) {
        this.hashKey = hashKey;
        this.sentHashes = sentHashes;
    }

    /**
     * The fields of one call's body that differ.
     *
     * @param hashKey what hashes of secrets are keyed by
     * @param sentHashes as {@link #hashes} said when the secrets were sent
     */
    static List<FieldChange> differences(
            JsonNode wanted, JsonNode observed, Secret hashKey, Map<String, String> sentHashes) {
        var comparison = new Comparison(hashKey, sentHashes);
        comparison.object("", "spec", wanted, observed);
        return List.copyOf(comparison.changes);
    }

    /** Keyed hashes of the secrets in a body, by what stands for their fields. */
    static Map<String, String> hashes(JsonNode body, Secret hashKey) {
        var hashes = new TreeMap<String, String>();
        var all = new Comparison(hashKey, Map.of());
        all.collect("", "spec", body, hashes);
        return hashes;
    }

    private void object(String parent, String path, JsonNode wanted, JsonNode observed) {
        wanted.properties()
                .forEach(field -> field(
                        parent,
                        field.getKey(),
                        path + "." + Words.field(parent, field.getKey()),
                        field.getValue(),
                        observed.path(field.getKey())));
    }

    private void field(String parent, String name, String path, JsonNode wanted, JsonNode observed) {
        if (Fields.isSecret(name)) {
            secret(path, wanted, observed);
        } else if (wanted.isObject() && !Fields.isWhole(name)) {
            object(name, path, wanted, observed);
        } else if (Fields.hasKeys(name)) {
            elements(name, path, wanted, observed);
        } else if (Fields.isSources(name) && wanted.size() == observed.size()) {
            for (var i = 0; i < wanted.size(); i++) {
                object(name, path + "[" + i + "]", wanted.get(i), observed.get(i));
            }
        } else if (!Fields.areEqual(parent, name, wanted, observed)) {
            add(path, Words.value(name, observed), Words.value(name, wanted));
        }
    }

    private void elements(String name, String path, JsonNode wanted, JsonNode observed) {
        for (var element : wanted) {
            var key = Fields.key(name, element);
            var at = at(path, key);
            var known = Fields.find(name, observed, key);
            if (known.isEmpty()) {
                add(at, NONE, Words.value(name, element));
            } else {
                object(name, at, element, known.get());
            }
        }
        for (var element : observed) {
            var key = Fields.key(name, element);
            if (Fields.find(name, wanted, key).isEmpty()) {
                add(at(path, key), Words.value(name, element), NONE);
            }
        }
    }

    private static String at(String path, String key) {
        return path + "[" + Bounded.text(key.replaceFirst("[?#].*", ""), KEY_SHOWN) + "]";
    }

    private void secret(String path, JsonNode wanted, JsonNode observed) {
        if (Fields.isAbsent(observed)) {
            add(path, NONE, HIDDEN);
        } else if (Fields.isMasked(observed)) {
            var sent = sentHashes.get(name(path));
            if (!hash(wanted).equals(sent)) {
                changes.add(new FieldChange(
                        path,
                        sent == null ? "(not sent)" : HIDDEN,
                        sent == null ? HIDDEN : "(changed)",
                        Cause.REMEMBERED));
            }
        } else if (!wanted.asText().equals(observed.asText())) {
            add(path, HIDDEN, "(changed)");
        }
    }

    private void collect(String parent, String path, JsonNode node, Map<String, String> hashes) {
        node.properties().forEach(field -> {
            var name = field.getKey();
            var at = path + "." + Words.field(parent, name);
            var value = field.getValue();
            if (Fields.isSecret(name)) {
                hashes.put(name(at), hash(value));
            } else if (value.isObject()) {
                collect(name, at, value, hashes);
            } else if (value.isArray()) {
                for (var i = 0; i < value.size(); i++) {
                    var element = value.get(i);
                    var key = Fields.hasKeys(name) ? at(at, Fields.key(name, element)) : at + "[" + i + "]";
                    collect(name, key, element.isObject() ? element : MissingNode.getInstance(), hashes);
                }
            }
        });
    }

    /** Short whatever the URL in the path, and with the part of the channel in front. */
    private static String name(String path) {
        var part = path.split("[.\\[]", 3)[1];
        return part + "/" + Hash.of(path);
    }

    private String hash(JsonNode secret) {
        return Hash.keyed(hashKey.value(), secret.asText());
    }

    private void add(String path, String from, String to) {
        changes.add(new FieldChange(
                path, Bounded.text(from, Bounded.VALUE), Bounded.text(to, Bounded.VALUE), Cause.OBSERVED));
    }
}
