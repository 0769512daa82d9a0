package dev.onair.operator.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.common.Bounded;
import dev.onair.common.Unread;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names, and takes out, the field that Jackson could not read. */
final class UnreadableField {
    private static final int SHOWN = 64;

    private UnreadableField() {}

    static Unread.Field of(JsonNode tree, List<JsonMappingException.Reference> path, JacksonException why) {
        var target = target(why);
        return new Unread.Field(
                text(path),
                Bounded.text("is " + shown(find(tree, path), target) + ", and " + expected(target), Bounded.VALUE));
    }

    private static @Nullable Class<?> target(Throwable why) {
        return switch (why) {
            case MismatchedInputException mismatch -> mismatch.getTargetType();
            case InputCoercionException outOfRange -> outOfRange.getTargetType();
            default -> why.getCause() == null || why.getCause() == why ? null : target(why.getCause());
        };
    }

    /** Where it cannot be said which field it is. */
    static Unread.Field whole(JsonNode tree) {
        return new Unread.Field("", tree.isObject() ? "is of another version" : "is " + shown(tree, null));
    }

    /** Takes out the field, or the innermost one around it; false if there is none. */
    static boolean remove(JsonNode tree, List<JsonMappingException.Reference> path) {
        for (var length = path.size(); length > 0; length--) {
            var name = path.get(length - 1).getFieldName();
            if (name != null
                    && find(tree, path.subList(0, length - 1)) instanceof ObjectNode parent
                    && parent.remove(name) != null) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable JsonNode find(JsonNode tree, List<JsonMappingException.Reference> path) {
        @Nullable JsonNode node = tree;
        for (var step : path) {
            if (node == null) {
                return null;
            }
            node = step.getFieldName() == null ? node.get(step.getIndex()) : node.get(step.getFieldName());
        }
        return node;
    }

    private static String text(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** A text is shown only where it cannot be somebody's secret put into the wrong place. */
    private static String shown(@Nullable JsonNode value, @Nullable Class<?> expected) {
        if (value == null || value.isMissingNode()) {
            return "not readable";
        }
        if (value.isArray()) {
            return "a list";
        }
        if (value.isObject()) {
            return "an object";
        }
        var harmless = !value.isTextual() || (expected != null && isScalar(expected));
        return harmless ? Bounded.text(value.toString(), SHOWN) : "a text";
    }

    private static boolean isScalar(Class<?> type) {
        return type.isEnum() || type.isPrimitive() || Number.class.isAssignableFrom(type) || type == Boolean.class;
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "this version expects something else there";
        }
        if (type.isEnum()) {
            return "this version knows only "
                    + Arrays.stream(type.getFields())
                            .filter(Field::isEnumConstant)
                            .map(UnreadableField::name)
                            .collect(Collectors.joining(", "));
        }
        return "this version expects " + kind(type) + " there";
    }

    private static String name(Field constant) {
        var inJson = constant.getAnnotation(JsonProperty.class);
        return inJson == null ? constant.getName() : inJson.value();
    }

    private static String kind(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        return type == String.class ? "a text" : Map.class.isAssignableFrom(type) ? "a map" : "an object";
    }
}
