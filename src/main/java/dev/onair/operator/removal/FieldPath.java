package dev.onair.operator.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a field stands in a manifest, as text: {@code outputs[mon].port}, without {@code spec.}. Entries of named lists stand by
 * their names; of a name that is an address only host and path, since the rest may be a key.
 */
public final class FieldPath {
    /** Characters of an entry's name that stand in a path. */
    private static final int NAME = 120;

    private FieldPath() {}

    /** A field of the object at {@code parent}, which is empty for the spec itself. */
    static String field(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }

    static String entry(String list, String shown) {
        return list + "[" + shown + "]";
    }

    /** What an entry is called in paths: without scheme, credentials and parameters, and bounded. */
    public static String shown(String name) {
        var bare = name.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://", "").replaceFirst("[?#].*$", "");
        var slash = bare.indexOf('/');
        var host = slash < 0 ? bare : bare.substring(0, slash);
        var text = bare.substring(host.lastIndexOf('@') + 1).replaceAll("[\\[\\]\\p{Cntrl}]", "_");
        return text.length() <= NAME ? text : text.substring(0, NAME);
    }

    /** The same, where another entry may be called so already. */
    static String shown(String name, Set<String> taken) {
        var shown = shown(name);
        var free = shown;
        for (var number = 2; taken.contains(free); number++) {
            free = shown + "#" + number;
        }
        return free;
    }

    /** The paths from the field of the spec down to this one, itself the last: {@code a}, {@code a[b]}, {@code a[b].c}. */
    static List<String> steps(String path) {
        var steps = new ArrayList<String>();
        var depth = 0;
        for (var i = 1; i < path.length(); i++) {
            var character = path.charAt(i);
            if (depth == 0 && (character == '.' || character == '[')) {
                steps.add(path.substring(0, i));
            }
            depth += character == '[' ? 1 : character == ']' ? -1 : 0;
        }
        steps.add(path);
        return steps;
    }

    static boolean isEntry(String path) {
        return path.endsWith("]");
    }

    /** The list that an entry belongs to. */
    static String listOf(String entry) {
        return entry.substring(0, entry.lastIndexOf('['));
    }

    /** What the entry is called. */
    static String entryOf(String entry) {
        return entry.substring(entry.lastIndexOf('[') + 1, entry.length() - 1);
    }

    /** The name of the field at the end of a path that is no entry's. */
    static String lastName(String path) {
        var bare = path.substring(path.lastIndexOf(']') + 1);
        return bare.substring(bare.lastIndexOf('.') + 1);
    }

    /** Whether the one is at or below the other. */
    static boolean isWithin(String path, String parent) {
        return path.equals(parent) || path.startsWith(parent + ".") || path.startsWith(parent + "[");
    }
}
