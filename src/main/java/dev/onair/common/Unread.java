package dev.onair.common;

import java.util.List;

/**
 * What this version did not take in of a spec or a status that another version, or a person, wrote.
 *
 * @param json the whole spec or status as it stands in the cluster, so that a write keeps what was not understood
 * @param fields what could not be read; empty where there are only fields that this version does not know
 */
public record Unread(String json, List<Field> fields) {
    public Unread {
        fields = List.copyOf(fields);
    }

    /**
     * A field with a value that this version cannot use; it reads as if it were absent.
     *
     * @param path below spec or status, such as {@code sources[0].protocol}; empty for the whole of it
     * @param problem what stands there and what is expected, for people; no longer than {@link Bounded#VALUE}
     */
    public record Field(String path, String problem) {
        /** Whether this is the field of that name, or something in it. */
        public boolean isAt(String name) {
            return path.isEmpty() || path.equals(name) || path.startsWith(name + ".") || path.startsWith(name + "[");
        }
    }
}
