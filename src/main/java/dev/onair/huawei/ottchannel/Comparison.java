package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onair.common.Bounded;
import dev.onair.common.Hash;
import dev.onair.engine.FieldChange;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.http.Secret;
import dev.onair.huawei.account.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where what a manifest sets differs from what the vendor shows. Only what is set is compared; a secret that the vendor
 * hides is compared by a fingerprint with what was last sent. Pure.
 */
final class Comparison {
    private static final String NONE = "(none)";
    private static final String HIDDEN = "(hidden)";
    /** A path names elements by their URLs. */
    private static final int KEY_SHOWN = 80;

    private final boolean isPushed;
    private final Fingerprints fingerprints;
    private final Map<String, String> sent;
    private final List<FieldChange> changes = new ArrayList<>();

    private Comparison(JsonNode wanted, Fingerprints fingerprints, Map<String, String> sent) {
        this.isPushed = Fields.isPushed(wanted.path("input").path("input_protocol"));
        this.fingerprints = fingerprints;
        this.sent = sent;
    }

    /**
     * The fields of one call's body that differ.
     *
     * @param sent as {@link #fingerprints} said when the secrets were sent
     */
    static List<FieldChange> differences(
            JsonNode wanted, JsonNode observed, Fingerprints fingerprints, Map<String, String> sent) {
        var comparison = new Comparison(wanted, fingerprints, sent);
        comparison.object("", "spec", wanted, observed);
        return List.copyOf(comparison.changes);
    }

    /** Every field of a channel that is made, whether it is what the vendor takes by default or not. */
    static List<FieldChange> made(JsonNode channel, Fingerprints fingerprints) {
        var comparison = new Comparison(channel, fingerprints, Map.of());
        comparison.made("", "spec", channel);
        return List.copyOf(comparison.changes);
    }

    /** What may be remembered of the secrets in a body, by what stands for their fields. */
    static Map<String, Fingerprint> fingerprints(JsonNode body, Fingerprints fingerprints) {
        var found = new TreeMap<String, Fingerprint>();
        new Comparison(body, fingerprints, Map.of()).collect("", "spec", body, found);
        return found;
    }

    private void made(String parent, String path, JsonNode node) {
        node.properties().forEach(field -> {
            var name = field.getKey();
            var value = field.getValue();
            var at = below(path, parent, name);
            if (value.isObject() && !Fields.isWhole(name)) {
                made(name, at, value);
            } else if (Elements.areObjects(value) && !Fields.isWhole(name)) {
                for (var i = 0; i < value.size(); i++) {
                    made(name, element(name, at, value, i), value.get(i));
                }
            } else {
                changes.add(FieldChange.made(at, Bounded.text(Words.value(name, value), Bounded.VALUE)));
            }
        });
    }

    private static String element(String list, String path, JsonNode elements, int index) {
        return Fields.hasKeys(list) ? at(path, Fields.key(list, elements.get(index))) : path + "[" + index + "]";
    }

    private void object(String parent, String path, JsonNode wanted, JsonNode observed) {
        wanted.properties()
                .forEach(field -> field(
                        parent,
                        field.getKey(),
                        below(path, parent, field.getKey()),
                        field.getValue(),
                        observed.path(field.getKey())));
    }

    /** The manifest has no field for an object that only groups others. */
    private static String below(String path, String parent, String name) {
        var word = Words.field(parent, name);
        return word.isEmpty() ? path : path + "." + word;
    }

    private void field(String parent, String name, String path, JsonNode wanted, JsonNode observed) {
        if (Fields.isSecret(name)) {
            secret(path, wanted, observed);
        } else if (isPushUrl(parent, name)) {
            sentOnly(path, name, wanted);
        } else if (wanted.isObject() && !Fields.isWhole(name)) {
            object(name, path, wanted, observed);
        } else if (!areCompared(name, path, wanted, observed) && !Fields.areEqual(parent, name, wanted, observed)) {
            add(path, Words.value(name, observed), Words.value(name, wanted));
        }
    }

    /** Compares lists element by element, if they can be. */
    private boolean areCompared(String name, String path, JsonNode wanted, JsonNode observed) {
        var elements = new Elements(name, wanted, observed);
        if (elements.areNamed()) {
            named(name, path, elements, wanted, observed);
            return true;
        }
        var areInOrder = Elements.areObjects(wanted) && !Fields.isWhole(name) && wanted.size() == observed.size();
        for (var i = 0; areInOrder && i < wanted.size(); i++) {
            object(name, path + "[" + i + "]", wanted.get(i), observed.get(i));
        }
        return areInOrder;
    }

    private void named(String name, String path, Elements elements, JsonNode wanted, JsonNode observed) {
        for (var i = 0; i < wanted.size(); i++) {
            var at = at(path, elements.key(i));
            var known = elements.counterpart(i);
            if (known.isMissingNode()) {
                add(at, NONE, Words.value(name, wanted.get(i)));
            } else {
                object(name, at, wanted.get(i), known);
            }
        }
        var back = new Elements(name, observed, wanted);
        for (var i = 0; i < observed.size(); i++) {
            if (back.counterpart(i).isMissingNode()) {
                add(at(path, back.key(i)), Words.value(name, observed.get(i)), NONE);
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
            var before = sent.get(name(path));
            if (fingerprint(wanted).differs(before)) {
                changes.add(new FieldChange(
                        path,
                        before == null ? "(not sent)" : HIDDEN,
                        before == null ? HIDDEN : "(changed)",
                        Cause.REMEMBERED));
            }
        } else if (!wanted.asText().equals(observed.asText())) {
            add(path, HIDDEN, "(changed)");
        }
    }

    /** With a pushed input the vendor shows where to push to under the name of what was sent. */
    private boolean isPushUrl(String list, String name) {
        return isPushed && Fields.isSources(list) && Fields.isSourceUrl(name);
    }

    /** What is never shown is compared with what was last sent. */
    private void sentOnly(String path, String name, JsonNode wanted) {
        var before = sent.get(name(path));
        if (fingerprint(wanted).differs(before)) {
            changes.add(new FieldChange(
                    path,
                    before == null ? "(not sent)" : "(another)",
                    Bounded.text(Words.value(name, wanted), Bounded.VALUE),
                    Cause.REMEMBERED));
        }
    }

    private void collect(String parent, String path, JsonNode node, Map<String, Fingerprint> found) {
        node.properties().forEach(field -> {
            var name = field.getKey();
            var at = below(path, parent, name);
            var value = field.getValue();
            if (Fields.isSecret(name) || isPushUrl(parent, name)) {
                found.put(name(at), fingerprint(value));
            } else if (value.isObject()) {
                collect(name, at, value, found);
            } else if (value.isArray()) {
                for (var i = 0; i < value.size(); i++) {
                    var element = value.get(i);
                    collect(
                            name,
                            element(name, at, value, i),
                            element.isObject() ? element : MissingNode.getInstance(),
                            found);
                }
            }
        });
    }

    /** Short whatever the URL in the path, and with the part of the channel in front. */
    private static String name(String path) {
        var part = path.split("[.\\[]", 3)[1];
        return part + "/" + Hash.of(path);
    }

    private Fingerprint fingerprint(JsonNode secret) {
        return fingerprints.of(new Secret(secret.isTextual() ? secret.asText() : secret.toString()));
    }

    private void add(String path, String from, String to) {
        changes.add(new FieldChange(
                path, Bounded.text(from, Bounded.VALUE), Bounded.text(to, Bounded.VALUE), Cause.OBSERVED));
    }
}
