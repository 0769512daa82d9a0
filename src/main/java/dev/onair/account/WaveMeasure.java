package dev.onair.account;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Where in an account too much is deleted.
 *
 * @param resources how many there are, by namespace
 * @param deletions how many of them are deleted in a namespace
 */
record WaveMeasure(DeletionGuardSettings settings, Map<String, Integer> resources, ToIntFunction<String> deletions) {

    /**
     * Where deletions are held: in the namespaces that are a wave by themselves, and in others where what is deleted there is one
     * among what is left. Of those it is held in the one that deletes most; in all that delete anything, where what the rest of them
     * deletes is still one. Costs as much as there are namespaces.
     */
    Set<String> namespaces() {
        var all = resources().keySet();
        var ofAll = resources().values().stream().mapToInt(Integer::intValue).sum();
        var wave = where(all, one -> isTooMany(deletions.applyAsInt(one), ofAll));
        var others = where(all, one -> !wave.contains(one));
        if (!isTooMany(others)) {
            return wave;
        }
        var most = others.stream().mapToInt(deletions).max().orElse(0);
        var isSpread = isTooMany(where(others, one -> deletions.applyAsInt(one) < most));
        wave.addAll(where(others, one -> deletions.applyAsInt(one) >= (isSpread ? 1 : most)));
        return wave;
    }

    private static Set<String> where(Set<String> namespaces, Predicate<String> condition) {
        return namespaces.stream().filter(condition).collect(Collectors.toCollection(HashSet::new));
    }

    private boolean isTooMany(Set<String> namespaces) {
        return isTooMany(
                namespaces.stream().mapToInt(deletions).sum(),
                namespaces.stream().mapToInt(resources()::get).sum());
    }

    private boolean isTooMany(long deleted, long there) {
        return deleted >= settings.minimum() && deleted * 100 > settings.percent() * there;
    }
}
