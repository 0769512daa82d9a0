package dev.onair.huawei.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Values of this API as JSON under the document's names, for those who compare and merge them field by field. What is not
 * set is absent. Secrets stand in a tree in plain text: it must not be printed.
 */
public final class Trees {

    private Trees() {}

    public static JsonNode of(Object value) {
        return Json.tree(value);
    }

    /** The value that the tree was made of, or that could be. */
    public static <T> T read(JsonNode tree, Class<T> type) {
        return Json.read(tree, type);
    }
}
