package dev.onair.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Gets and lists objects, as trees or tables. */
final class Reader {
    private final Store store;

    Reader(Store store) {
        this.store = store;
    }

    ObjectNode get(Target target, ApiRequest request) {
        var object = store.get(target.key());
        if (object == null) {
            throw StatusException.notFound(target.type(), target.name());
        }
        return answer(target.type(), object, request);
    }

    /** One object in the form that the client asks for. */
    static ObjectNode answer(ResourceType type, ObjectNode object, ApiRequest request) {
        if (!request.asksForTable() || object.path("kind").asText("").equals("Status")) {
            return EventView.shown(type, object);
        }
        var metadata = Json.object().put("resourceVersion", Json.text(object, "metadata", "resourceVersion"));
        return Tables.of(type, metadata, List.of(object), request.parameter("includeObject"));
    }

    ObjectNode list(Target target, ApiRequest request) {
        var selector =
                Selector.parse(target.type(), request.parameter("labelSelector"), request.parameter("fieldSelector"));
        var snapshot = store.list(target.type().bucket(), target.namespace());
        var metadata = Json.object().put("resourceVersion", Long.toString(snapshot.version()));
        var page = page(snapshot.objects(), selector, request, metadata);
        if (request.asksForTable()) {
            return Tables.of(target.type(), metadata, page, request.parameter("includeObject"));
        }
        return asList(target.type(), metadata, page);
    }

    static ObjectNode asList(ResourceType type, ObjectNode metadata, List<ObjectNode> objects) {
        var list = Json.object()
                .put("kind", type.names().listKind())
                .put("apiVersion", type.groupVersion())
                .<ObjectNode>set("metadata", metadata);
        var items = list.putArray("items");
        objects.forEach(object -> items.add(EventView.shown(type, object)));
        return list;
    }

    /** A page goes on after the object that the token names, at the version that the first page had. */
    private static List<ObjectNode> page(
            List<ObjectNode> objects, Selector selector, ApiRequest request, ObjectNode metadata) {
        var limit = request.number("limit", 0);
        var after = "";
        if (!request.parameter("continue").isEmpty()) {
            var token = decode(request.parameter("continue"));
            metadata.put("resourceVersion", token.substring(0, token.indexOf(' ')));
            after = token.substring(token.indexOf(' ') + 1);
        }
        var page = new ArrayList<ObjectNode>();
        var remaining = 0;
        for (var object : objects) {
            if (place(object).compareTo(after) <= 0 || !selector.matches().test(object)) {
                continue;
            }
            if (limit <= 0 || page.size() < limit) {
                page.add(object);
            } else {
                remaining++;
            }
        }
        if (remaining > 0) {
            var token = Json.text(metadata, "resourceVersion") + " " + place(page.getLast());
            metadata.put("continue", encode(token));
            if (selector.isEverything()) {
                metadata.put("remainingItemCount", remaining);
            }
        }
        return page;
    }

    /** Sorts as the store does: a namespace before those that it is the beginning of. */
    private static String place(ObjectNode object) {
        return Json.namespace(object) + "\u0000" + Json.name(object);
    }

    private static String encode(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.indexOf(' ') > 0) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw StatusException.badRequest("continue key is not valid: " + e.getMessage());
        }
        throw StatusException.badRequest("continue key is not valid");
    }
}
