package dev.onair.operator.removal;

import dev.onair.common.LastApplied;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** What of a manifest there is room for in the status: names of entries before all else, then what is nearest to the top. */
final class Remembered {
    /** As many as the CRD takes. */
    static final int FIELDS = 256;

    /** Characters of all paths together: with their hashes, about 24 KiB in a status. */
    static final int CHARACTERS = 16 * 1024;

    private static final Comparator<String> ORDER = Comparator.comparing((String path) -> !FieldPath.isEntry(path))
            .thenComparing(path -> FieldPath.steps(path).size())
            .thenComparing(Comparator.naturalOrder());

    private final SortedMap<String, Object> fields;
    private final int dropped;

    /** @param values as {@link SpecTree#values} has them */
    Remembered(SortedMap<String, Object> values) {
        if (values.size() <= FIELDS && length(values) <= CHARACTERS) {
            fields = values;
            dropped = 0;
            return;
        }
        fields = new TreeMap<>();
        var left = CHARACTERS;
        for (var path : values.keySet().stream().sorted(ORDER).limit(FIELDS).toList()) {
            left -= path.length();
            if (left < 0) {
                break;
            }
            fields.put(path, values.get(path));
        }
        dropped = values.size() - fields.size();
    }

    private static int length(Map<String, Object> values) {
        return values.keySet().stream().mapToInt(String::length).sum();
    }

    /** Whether the memory has these very fields; of their values it is known by the generation. */
    boolean isIn(LastApplied memory, long generation) {
        return memory.generation != null
                && memory.generation == generation
                && memory.fields.keySet().equals(fields.keySet());
    }

    /** @param hash of a value at a path */
    LastApplied write(long generation, BiFunction<String, Object, String> hash) {
        var memory = new LastApplied();
        memory.generation = generation;
        fields.forEach((path, value) -> memory.fields.put(path, hash.apply(path, value)));
        memory.dropped = dropped == 0 ? null : dropped;
        return memory;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }
}
