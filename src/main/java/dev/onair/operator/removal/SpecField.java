package dev.onair.operator.removal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onair.common.MapKey;
import dev.onair.common.SecretKeyRef;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Required;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One field of a spec, or of a part of one.
 *
 * @param name as manifests spell it
 * @param part the class of the object that it holds, or of its entries if it is a list of such that are looked at one by one; empty
 *     for a value
 * @param key the field of an entry that names it; empty for what is no named list
 */
record SpecField(String name, Field field, Optional<Class<?>> part, Optional<Field> key) {
    private static final ClassValue<List<SpecField>> FIELDS = new ClassValue<>() {
        @Override
        protected List<SpecField> computeValue(Class<?> type) {
            return Arrays.stream(type.getFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .map(SpecField::of)
                    .sorted(Comparator.comparing(SpecField::name))
                    .toList();
        }
    };

    /** Those of a spec or of a part of one, by name. */
    static List<SpecField> of(Class<?> type) {
        return FIELDS.get(type);
    }

    static Optional<SpecField> of(Class<?> type, String name) {
        return of(type).stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private static SpecField of(Field field) {
        var renamed = field.getAnnotation(JsonProperty.class);
        var name = renamed == null || renamed.value().isEmpty() ? field.getName() : renamed.value();
        if (field.getGenericType() instanceof ParameterizedType list
                && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] instanceof Class<?> element) {
            var key = Arrays.stream(element.getFields())
                    .filter(part -> part.isAnnotationPresent(MapKey.class))
                    .findFirst();
            return new SpecField(
                    name, field, key.isPresent() || keepsParts(element) ? Optional.of(element) : Optional.empty(), key);
        }
        var type = field.getType();
        // A reference to a Secret is set and taken away as a whole.
        var isPart = type.getName().startsWith("dev.onair.") && !type.isEnum() && type != SecretKeyRef.class;
        return new SpecField(name, field, isPart ? Optional.of(type) : Optional.empty(), Optional.empty());
    }

    /** Whether the vendor keeps a field that is taken out of an entry: such lists are not sent as they stand. */
    private static boolean keepsParts(Class<?> element) {
        return Arrays.stream(element.getFields())
                .map(part -> part.getAnnotation(WhenRemoved.class))
                .anyMatch(removed -> removed != null && removed.value() == Effect.KEPT);
    }

    Optional<WhenRemoved> whenRemoved() {
        return Optional.ofNullable(field.getAnnotation(WhenRemoved.class));
    }

    boolean has(Effect effect) {
        return whenRemoved().filter(removed -> removed.value() == effect).isPresent();
    }

    boolean isRequired() {
        return field.isAnnotationPresent(Required.class);
    }

    boolean isNamedList() {
        return key.isPresent();
    }

    /** Whether its entries have paths of their own, by their names or else by their places. */
    boolean isListOfParts() {
        return part.isPresent() && field.getType() == List.class;
    }

    /** The entries, by what they are called in paths. */
    SortedMap<String, Object> entries(List<?> list) {
        var entries = new TreeMap<String, Object>();
        for (var entry : list) {
            var name = isNamedList() ? FieldPath.shown(key(entry), entries.keySet()) : String.valueOf(entries.size());
            entries.put(name, entry);
        }
        return entries;
    }

    /** Null for what is not set. */
    @Nullable Object value(Object owner) {
        return value(field, owner);
    }

    /** What an entry of the named list is called. */
    String key(Object entry) {
        return Objects.requireNonNullElse(value(key.orElseThrow(), entry), "").toString();
    }

    void set(Object owner, @Nullable Object value) {
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is public", e);
        }
    }

    private static @Nullable Object value(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is public", e);
        }
    }
}
