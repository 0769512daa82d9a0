package dev.onair.account;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
     * Where deletions are held: in the namespaces that are a wave by themselves, and in all others that delete anything where what
     * is deleted there is one among what is left. Costs as much as there are namespaces.
     */
    Set<String> namespaces() {
        var ofAll = resources().values().stream().mapToInt(Integer::intValue).sum();
        var wave = resources().keySet().stream()
                .filter(one -> isTooMany(deletions.applyAsInt(one), ofAll))
                .collect(Collectors.toSet());
        var others = new HashSet<>(resources().keySet());
        others.removeAll(wave);
        var ofOthers = others.stream().mapToInt(deletions).sum();
        if (isTooMany(ofOthers, others.stream().mapToInt(resources()::get).sum())) {
            others.stream().filter(one -> deletions.applyAsInt(one) > 0).forEach(wave::add);
        }
        return wave;
    }

    private boolean isTooMany(long deleted, long there) {
        return deleted >= settings.minimum() && deleted * 100 > settings.percent() * there;
    }
}
