package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Which element of one list is which of another: by its key, by its URL, or by its place. Pure. */
final class Elements {
    private final JsonNode here;
    private final JsonNode there;
    private final List<String> keysHere;
    private final List<String> keysThere;
    private final Map<String, JsonNode> thereByKey;
    private final boolean areNamed;

    /** @param list the vendor's name of both */
    Elements(String list, JsonNode here, JsonNode there) {
        this.here = here;
        this.there = there;
        this.keysHere = keys(list, here);
        this.keysThere = keys(list, there);
        this.thereByKey = byKey(there, keysThere);
        this.areNamed =
                Fields.hasKeys(list) && (!Fields.mayLackKeys(list) || (areUnique(keysHere) && areUnique(keysThere)));
    }

    private static List<String> keys(String list, JsonNode elements) {
        return Fields.hasKeys(list)
                ? elements.valueStream()
                        .map(element -> Fields.key(list, element))
                        .toList()
                : List.of();
    }

    private static Map<String, JsonNode> byKey(JsonNode elements, List<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var known = new HashMap<String, JsonNode>();
        for (var i = 0; i < keys.size(); i++) {
            known.putIfAbsent(keys.get(i), elements.get(i));
        }
        return known;
    }

    private static boolean areUnique(List<String> keys) {
        var known = new HashSet<String>();
        return keys.stream().allMatch(key -> !key.isEmpty() && known.add(key));
    }

    /** Whether all elements are objects, so that each is compared by what is set in it. */
    static boolean areObjects(JsonNode list) {
        return list.isArray() && !list.isEmpty() && list.valueStream().allMatch(JsonNode::isObject);
    }

    /** Whether the elements of both lists are told apart by their keys. */
    boolean areNamed() {
        return areNamed;
    }

    /** What an element of the first list is known by. */
    String key(int index) {
        return keysHere.get(index);
    }

    /**
     * The same element on the other side; missing where that has none. A package without a URL is the first that nothing else on
     * its side names: the vendor chose its URL.
     *
     * @param index of an element of the first list
     */
    JsonNode counterpart(int index) {
        if (areNamed) {
            return named(index);
        }
        var url = here.path(index).path("url");
        for (var other : there) {
            if (!Fields.isAbsent(url) && url.equals(other.path("url"))) {
                return other;
            }
        }
        var isSamePlace = here.size() == there.size();
        return isSamePlace ? there.path(index) : MissingNode.getInstance();
    }

    private JsonNode named(int index) {
        var key = key(index);
        var same = thereByKey.get(key);
        if (same != null) {
            return same;
        }
        var unnamed = thereByKey.get("");
        if (unnamed != null && firstUnnamed(here, keysHere, keysThere).equals(here.path(index))) {
            return unnamed;
        }
        return key.isEmpty() ? firstUnnamed(there, keysThere, keysHere) : MissingNode.getInstance();
    }

    /** The first that the other list does not name. */
    private static JsonNode firstUnnamed(JsonNode among, List<String> keys, List<String> names) {
        for (var i = 0; i < keys.size(); i++) {
            if (!names.contains(keys.get(i))) {
                return among.path(i);
            }
        }
        return MissingNode.getInstance();
    }
}
