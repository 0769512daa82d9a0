package dev.onair.operator.json;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of heap objects keep, by what they refer to: counted as a 64-bit JVM with compressed references lays them out, and
 * not measured. What is reached twice counts once.
 */
final class Footprint {
    private static final int HEADER = 12;
    private static final int ARRAY = 16;
    private static final int REFERENCE = 4;
    private static final int ALIGNMENT = 8;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    private Footprint() {}

    /** @param roots what is kept; not the list itself */
    static long of(List<?> roots) {
        var footprint = new Footprint();
        roots.forEach(footprint::meet);
        var bytes = 0L;
        while (!footprint.open.isEmpty()) {
            bytes += footprint.bytes(footprint.open.remove());
        }
        return bytes;
    }

    private void meet(@Nullable Object object) {
        if (object != null && !(object instanceof Enum) && !(object instanceof Class) && seen.add(object)) {
            open.add(object);
        }
    }

    /** Of the object alone; what it refers to is met. What the JDK keeps in its own classes is known and not looked into. */
    private long bytes(Object object) {
        return switch (object) {
            case String text -> aligned(HEADER + 9) + aligned(ARRAY + text.length());
            case Map<?, ?> map -> {
                map.forEach((key, value) -> {
                    meet(key);
                    meet(value);
                });
                var table = map.isEmpty() ? 0 : aligned(ARRAY + REFERENCE * Math.max(16L, capacity(map.size())));
                yield 56 + table + 40L * map.size();
            }
            case List<?> list -> {
                list.forEach(this::meet);
                yield 24 + (list.isEmpty() ? 0 : aligned(ARRAY + REFERENCE * Math.max(10L, list.size())));
            }
            case Long ignored -> 24;
            case Number ignored -> 16;
            case Boolean ignored -> 0;
            default -> fields(object);
        };
    }

    private static long capacity(int entries) {
        return Integer.highestOneBit(entries * 4 / 3) * 2L;
    }

    private long fields(Object object) {
        var bytes = (long) HEADER;
        for (var field : all(object.getClass())) {
            bytes += size(field.getType());
            if (!field.getType().isPrimitive()) {
                meet(value(field, object));
            }
        }
        return aligned(bytes);
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Field> all(Class<?> type) {
        var fields = new ArrayList<Field>();
        for (@Nullable Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (var field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static int size(Class<?> type) {
        if (type == long.class || type == double.class) {
            return 8;
        }
        if (type == boolean.class || type == byte.class) {
            return 1;
        }
        return type == short.class || type == char.class ? 2 : REFERENCE;
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
