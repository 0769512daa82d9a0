package dev.onair.operator.removal;

import dev.onair.common.WhenRemoved.Effect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of a spec that could be taken out of the manifest and are sent to the vendor, by their paths. */
final class SpecTree {
    private final SortedMap<String, Object> values = new TreeMap<>();
    private final Set<String> present = new HashSet<>();

    /** Lists whose entries have no names, and how many they have. */
    private final Map<String, Integer> counted = new HashMap<>();

    /** @param spec public fields, as the CRDs are made of */
    SpecTree(Object spec) {
        object("", spec, false);
    }

    /**
     * By path what is remembered: values, entries of named lists by the name that they bear, and objects and named lists that are
     * there and empty.
     */
    SortedMap<String, Object> values() {
        return Collections.unmodifiableSortedMap(values);
    }

    /** Whether there is anything at this path. */
    boolean has(String path) {
        return present.contains(path);
    }

    /** Whether it is a list whose entries are known by their places. */
    boolean isCounted(String list) {
        return counted.containsKey(list);
    }

    int size(String list) {
        return counted.getOrDefault(list, 0);
    }

    private void object(String path, Object object, boolean isRemovable) {
        for (var field : SpecField.of(object.getClass())) {
            @Nullable Object value = field.value(object);
            if (value != null && !field.has(Effect.LOCAL)) {
                field(FieldPath.field(path, field.name()), field, value, isRemovable);
            }
        }
    }

    /** @param isRemovable whether the field goes with an object around it that can be taken away */
    private void field(String path, SpecField field, Object value, boolean isRemovable) {
        present.add(path);
        var goes = field.whenRemoved().isPresent() || (isRemovable && field.isRequired());
        var before = values.size();
        if (field.isListOfParts()) {
            entries(path, field, (List<?>) value);
        } else if (field.part().isPresent()) {
            object(path, value, goes);
        }
        if (goes && values.size() == before) {
            values.put(path, value);
        }
    }

    private void entries(String path, SpecField list, List<?> entries) {
        if (!list.isNamedList()) {
            counted.put(path, entries.size());
        }
        list.entries(entries).forEach((name, entry) -> {
            var at = FieldPath.entry(path, name);
            present.add(at);
            values.put(at, list.isNamedList() ? list.key(entry) : entries.size());
            object(at, entry, false);
        });
    }

    /** What stands at a path; empty where there is nothing. */
    static Optional<Object> find(Object spec, String path) {
        @Nullable Object at = spec;
        @Nullable SpecField last = null;
        for (var step : FieldPath.steps(path)) {
            if (at == null) {
                return Optional.empty();
            }
            if (FieldPath.isEntry(step)) {
                at = last == null || !last.isListOfParts()
                        ? null
                        : last.entries((List<?>) at).get(FieldPath.entryOf(step));
            } else {
                last = SpecField.of(at.getClass(), FieldPath.lastName(step)).orElse(null);
                at = last == null ? null : last.value(at);
            }
        }
        return Optional.ofNullable(at);
    }

    /** The field at a path, as the spec's class declares it; of an entry, its list. */
    static Optional<SpecField> declared(Class<?> spec, String path) {
        Class<?> type = spec;
        Optional<SpecField> found = Optional.empty();
        for (var step : steps(path)) {
            found = SpecField.of(type, FieldPath.lastName(step));
            if (found.isEmpty()) {
                return found;
            }
            type = found.get().part().orElse(Object.class);
        }
        return found;
    }

    private static List<String> steps(String path) {
        var fields = new ArrayList<>(FieldPath.steps(path));
        fields.removeIf(FieldPath::isEntry);
        return fields;
    }
}
