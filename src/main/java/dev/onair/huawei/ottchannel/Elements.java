package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.stream.StreamSupport;

/** Which element of one list is which of another: by its key, by its URL, or by its place. Pure. */
final class Elements {
    private Elements() {}

    /** Whether all elements are objects, so that each is compared by what is set in it. */
    static boolean areObjects(JsonNode list) {
        return list.isArray() && !list.isEmpty() && list.valueStream().allMatch(JsonNode::isObject);
    }

    /** Whether the elements of both lists are told apart by their keys. */
    static boolean areNamed(String list, JsonNode one, JsonNode other) {
        return Fields.hasKeys(list) && (!Fields.mayLackKeys(list) || (haveKeys(list, one) && haveKeys(list, other)));
    }

    private static boolean haveKeys(String list, JsonNode elements) {
        var known = new HashSet<String>();
        return elements.valueStream()
                .map(element -> Fields.key(list, element))
                .allMatch(key -> !key.isEmpty() && known.add(key));
    }

    /**
     * The same element on the other side; missing where that has none. A package without a URL is the first that nothing else on
     * its side names: the vendor chose its URL.
     */
    static JsonNode counterpart(String name, JsonNode element, JsonNode here, JsonNode there, int index) {
        if (areNamed(name, here, there)) {
            var key = Fields.key(name, element);
            return Fields.find(name, there, key)
                    .or(() -> Fields.find(name, there, "").filter(other -> isFirstUnnamed(name, element, here, there)))
                    .orElseGet(() -> key.isEmpty() ? firstUnnamed(name, there, here) : MissingNode.getInstance());
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

    private static boolean isFirstUnnamed(String name, JsonNode element, JsonNode among, JsonNode names) {
        return firstUnnamed(name, among, names).equals(element);
    }

    /** The first that the other list does not name. */
    private static JsonNode firstUnnamed(String name, JsonNode among, JsonNode names) {
        return StreamSupport.stream(among.spliterator(), false)
                .filter(element ->
                        Fields.find(name, names, Fields.key(name, element)).isEmpty())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
