package dev.onair.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Figures without their values: whether there are any, and whether they are none or some. Pure. */
final class FigureKinds {
    private FigureKinds() {}

    /** Two figures of one kind need no write of their own: 12 and 13 calls, but not 0 and 12. */
    static JsonNode of(JsonNode figures) {
        return switch (figures) {
            case ObjectNode object -> {
                var kinds = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> kinds.set(field.getKey(), of(field.getValue())));
                yield kinds;
            }
            case ArrayNode array -> {
                var kinds = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> kinds.add(of(element)));
                yield kinds;
            }
            case JsonNode number
            when number.isNumber() -> JsonNodeFactory.instance.numberNode(number.doubleValue() == 0 ? 0 : 1);
            default -> JsonNodeFactory.instance.booleanNode(!figures.isNull());
        };
    }
}
