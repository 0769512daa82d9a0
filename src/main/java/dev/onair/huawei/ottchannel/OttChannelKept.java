package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onair.common.Bounded;
import dev.onair.engine.Kept;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.operator.removal.FieldPath;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a channel has in a field that its manifest says no more, found by the manifest's path. Pure. */
final class OttChannelKept {
    /** What may carry a key is not told, and what is in the last ones nobody knows. */
    private static final Set<String> WITHHELD =
            Set.of("stream_id", "url", "backup_urls", "slave_url", "sources", "secondary_sources", "ads", "ext_args");

    /** The vendor's object around what the manifest has directly in the selector. */
    private static final String SELECTOR_SETTINGS = "selector_settings";

    private final String wanted;
    private Kept found = new Kept.Nothing();

    private OttChannelKept(String path) {
        this.wanted = path.toLowerCase(Locale.ROOT);
    }

    static Kept of(Channel observed, String path) {
        var search = new OttChannelKept(path);
        search.object("", "", Parts.tree(observed));
        return search.found;
    }

    private void object(String parent, String path, JsonNode object) {
        object.properties().forEach(field -> {
            var name = field.getKey();
            var at = name.equals(SELECTOR_SETTINGS)
                    ? path
                    : (path.isEmpty() ? "" : path + ".") + Words.field(parent, name);
            value(parent, name, at, field.getValue());
        });
    }

    /** Only on the way to what is looked for. */
    private void value(String parent, String name, String path, JsonNode value) {
        var here = path.toLowerCase(Locale.ROOT);
        if (wanted.equals(here) && !name.equals(SELECTOR_SETTINGS)) {
            found = kept(parent, name, value);
            return;
        }
        if (!wanted.startsWith(here)) {
            return;
        }
        if (value.isObject() && !name.equals("ads") && !name.equals("ext_args")) {
            object(name, path, value);
        } else if (value.isArray()) {
            entries(name, path, value);
        }
    }

    private void entries(String name, String path, JsonNode list) {
        Map<String, Integer> known = new HashMap<>();
        for (var i = 0; i < list.size(); i++) {
            var entry = list.get(i);
            var shown = Fields.hasKeys(name) && !Fields.mayLackKeys(name)
                    ? FieldPath.shown(Fields.key(name, entry))
                    : String.valueOf(i);
            var number = known.merge(shown.toLowerCase(Locale.ROOT), 1, Integer::sum);
            var at = path + "[" + shown + (number == 1 ? "" : "#" + number) + "]";
            if (wanted.equals(at.toLowerCase(Locale.ROOT))) {
                found = new Kept.Value(shown);
            } else if (wanted.startsWith(at.toLowerCase(Locale.ROOT) + ".")) {
                object(name, at, entry);
            }
        }
    }

    private static Kept kept(String parent, String name, JsonNode value) {
        if (Fields.isAbsent(value)
                || (value.isNumber() && value.doubleValue() == 0)
                || (!Fields.isWhole(name) && Fields.areEqual(parent, name, value, MissingNode.getInstance()))) {
            return new Kept.Nothing();
        }
        if (Fields.isSecret(name)) {
            return new Kept.NotShown();
        }
        return WITHHELD.contains(name)
                ? new Kept.Withheld()
                : new Kept.Value(Bounded.text(Words.value(name, value), Bounded.VALUE));
    }
}
