package dev.onair.operator.removal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.common.OnairSpec;
import dev.onair.common.WhenRemoved.Effect;
import dev.onair.operator.json.ResourceJson;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Lists of named things whose last entry was withdrawn: what is carried out then is a copy of the manifest in which they are empty,
 * so that what they named goes the way of anything that is removed. Absent from the first, they say nothing.
 */
final class WithdrawnLists {
    private static final ObjectMapper JSON = ResourceJson.mapper();

    private WithdrawnLists() {}

    /**
     * The spec with these lists empty; empty where none of them is withdrawn. The spec itself stays as it is.
     *
     * @param remembered paths of what was carried out
     */
    static <P extends OnairSpec> Optional<P> emptied(P spec, Collection<String> remembered) {
        var withdrawn = withdrawn(spec, remembered);
        if (withdrawn.isEmpty()) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked")
        var copy = (P) JSON.convertValue(spec, spec.getClass());
        withdrawn.forEach(list -> empty(copy, list));
        return Optional.of(copy);
    }

    /** Lists that had entries, are there no more, and whose object is there or says nothing by being there. */
    private static List<String> withdrawn(Object spec, Collection<String> remembered) {
        var lists = new TreeSet<String>();
        remembered.stream()
                .flatMap(path -> FieldPath.steps(path).stream())
                .filter(FieldPath::isEntry)
                .map(FieldPath::listOf)
                .forEach(lists::add);
        return lists.stream()
                .filter(list -> SpecTree.find(spec, list).isEmpty())
                .filter(list -> SpecTree.declared(spec.getClass(), list)
                        .filter(field -> field.has(Effect.UNDONE))
                        .isPresent())
                .filter(list -> isReachable(spec, list))
                .toList();
    }

    /** Whether no entry around it is gone, and no object around it would have to be made that demands more. */
    private static boolean isReachable(Object spec, String list) {
        var steps = FieldPath.steps(list);
        return steps.subList(0, steps.size() - 1).stream()
                .filter(step -> SpecTree.find(spec, step).isEmpty())
                .allMatch(step -> !FieldPath.isEntry(step)
                        && SpecTree.declared(spec.getClass(), step)
                                .flatMap(SpecField::part)
                                .filter(part -> SpecField.of(part).stream().noneMatch(SpecField::isRequired))
                                .isPresent());
    }

    private static void empty(Object spec, String list) {
        Object owner = spec;
        for (var step : FieldPath.steps(list)) {
            var found = SpecTree.find(spec, step);
            if (found.isEmpty()) {
                var field =
                        SpecField.of(owner.getClass(), FieldPath.lastName(step)).orElseThrow();
                var value = field.isNamedList()
                        ? new ArrayList<>()
                        : made(field.part().orElseThrow());
                field.set(owner, value);
                owner = value;
            } else {
                owner = found.get();
            }
        }
    }

    private static Object made(Class<?> part) {
        try {
            return part.getDeclaredConstructor().newInstance();
        } catch (InstantiationException
                | IllegalAccessException
                | InvocationTargetException
                | NoSuchMethodException e) {
            throw new IllegalStateException(part + " has a constructor without parameters", e);
        }
    }
}
