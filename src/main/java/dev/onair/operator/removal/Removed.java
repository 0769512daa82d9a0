package dev.onair.operator.removal;

import dev.onair.common.Bounded;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import dev.onair.engine.Announcement;
import dev.onair.engine.Kept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A field that the manifest had and has no more, the highest one: of an object that is gone, not each of its fields.
 *
 * @param path without {@code spec.}
 * @param parts what was remembered at it and below it
 */
record Removed(String path, List<String> parts, SpecField field, WhenRemoved what) {
    static final String REASON = "FieldRemoved";

    /**
     * What is not there any more. Entries that are gone from a named list that is still there are none of it: the plan removes
     * them, and says so.
     *
     * @param remembered paths
     * @param spec the manifest's
     */
    static List<Removed> of(Collection<String> remembered, Object spec, SpecTree now) {
        var highest = new TreeMap<String, List<String>>();
        for (var path : remembered) {
            gone(path, spec.getClass(), now)
                    .filter(gone -> !isMoved(gone, remembered, now))
                    .ifPresent(gone -> highest.computeIfAbsent(gone, none -> new ArrayList<>())
                            .add(path));
        }
        var removed = new ArrayList<Removed>();
        highest.forEach((path, parts) -> {
            if (!FieldPath.isEntry(path)) {
                of(path, parts, spec, now).ifPresent(removed::add);
            }
        });
        return removed;
    }

    /** The highest that is gone; in an object with fields of another fate, the one of these. */
    private static Optional<String> gone(String path, Class<?> spec, SpecTree now) {
        var steps =
                FieldPath.steps(path).stream().filter(step -> !now.has(step)).toList();
        return steps.stream()
                .takeWhile(step -> !FieldPath.isEntry(step))
                .filter(step -> SpecTree.declared(spec, step)
                        .filter(field -> field.has(Effect.UNDONE))
                        .isPresent())
                .reduce((upper, lower) -> lower)
                .or(() -> steps.stream().findFirst());
    }

    /** Whether it is in a list without names that is longer or shorter now: nobody can say what became of which entry. */
    private static boolean isMoved(String gone, Collection<String> remembered, SpecTree now) {
        return FieldPath.steps(gone).stream()
                .filter(step -> FieldPath.isEntry(step) && now.has(step))
                .map(FieldPath::listOf)
                .anyMatch(list -> now.isCounted(list) && now.size(list) != size(list, remembered));
    }

    private static long size(String list, Collection<String> remembered) {
        return remembered.stream()
                .filter(path ->
                        FieldPath.isEntry(path) && FieldPath.listOf(path).equals(list))
                .count();
    }

    /** Empty for a field that this version does not know, and for one that is said in another way now. */
    private static Optional<Removed> of(String path, List<String> parts, Object spec, SpecTree now) {
        return SpecTree.declared(spec.getClass(), path)
                .flatMap(field -> field.whenRemoved()
                        .filter(what -> what.unless().isEmpty() || !now.has(beside(path, what.unless())))
                        .map(what -> new Removed(path, List.copyOf(parts), field, what)));
    }

    private static String beside(String path, String name) {
        return path.substring(0, path.length() - FieldPath.lastName(path).length()) + name;
    }

    /** Whether it is a list of named things that counts as empty now. */
    boolean isWithdrawnList() {
        return field.isNamedList()
                && what.value() == Effect.UNDONE
                && parts.stream().anyMatch(FieldPath::isEntry);
    }

    /** What is told of it, if the vendor keeps anything; what Onair undoes is told by the call that does it. */
    Optional<Announcement> news(Function<String, Kept> kept) {
        return what.value() == Effect.KEPT ? told(kept, what.text()) : Optional.empty();
    }

    /** Of a list that is not treated as empty: what it named stays at the vendor. */
    Optional<Announcement> listNews(Function<String, Kept> kept) {
        return told(kept, "declare an empty list to have them removed, or declare them again");
    }

    private Optional<Announcement> told(Function<String, Kept> kept, String wayOut) {
        return keeps(kept)
                .map(value -> Announcement.warning(
                        REASON,
                        "spec." + path + " was removed from the manifest, and the vendor keeps " + value + ": "
                                + wayOut));
    }

    private Optional<String> keeps(Function<String, Kept> kept) {
        if (kept.apply(path) instanceof Kept.Value(var whole)) {
            return Optional.of(Bounded.text(whole, Bounded.VALUE));
        }
        var told = new ArrayList<String>();
        for (var part : parts) {
            text(kept.apply(part)).flatMap(text -> line(part, text)).ifPresent(told::add);
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(Bounded.text(String.join(", ", told), Bounded.VALUE));
    }

    /** What is kept in one of the parts; of named things their names say all. */
    private Optional<String> line(String part, String text) {
        if (part.equals(path)) {
            return Optional.of(text);
        }
        if (isWithdrawnList()) {
            return FieldPath.isEntry(part) && FieldPath.listOf(part).equals(path)
                    ? Optional.of(FieldPath.entryOf(part))
                    : Optional.empty();
        }
        return FieldPath.isEntry(part) ? Optional.empty() : Optional.of(part.substring(path.length() + 1) + " " + text);
    }

    private static Optional<String> text(Kept kept) {
        return switch (kept) {
            case Kept.Value(var text) -> Optional.of(text);
            case Kept.Nothing ignored -> Optional.empty();
            case Kept.NotShown ignored -> Optional.of("a value that it does not show");
            case Kept.Withheld ignored -> Optional.of("a value that is not told here");
            case Kept.NotRead ignored -> Optional.of("what it has");
        };
    }
}
