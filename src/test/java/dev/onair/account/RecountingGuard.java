package dev.onair.account;

import dev.onair.account.BulkDeletionGuard.Settings;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.account.BulkDeletionGuard.Verdict;
import dev.onair.account.BulkDeletionGuard.Wave;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The guard as it was before it kept counts: it looks at each deletion for each question. What that says is right. */
final class RecountingGuard {
    private final Settings settings;
    private final InstantSource clock;

    private final ArrayDeque<Passed> recent = new ArrayDeque<>();
    private final ArrayDeque<Passed> gone = new ArrayDeque<>();
    /** Namespaces, by the owners. */
    private final Map<String, String> admitted = new HashMap<>();

    private final Map<String, Waiting> waiting = new HashMap<>();
    /** By namespace; since the wave began. */
    private final Map<String, Integer> mostResources = new HashMap<>();

    private Map<String, Tally> tallies = Map.of();
    /** Where the wave is that waits for approval. */
    private Set<String> heldNamespaces = Set.of();

    /** When the last deletion asked for the first time, and from when those are judged that came together with it. */
    private Optional<Instant> lastCame = Optional.empty();

    private Instant judgedFrom = Instant.MIN;
    private Optional<String> token = Optional.empty();
    private boolean approved;

    private record Waiting(String namespace, Instant judgedFrom) {}

    /** A deletion that was let go on. */
    private record Passed(Instant at, String namespace) {}

    RecountingGuard(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Verdict admit(String owner, String namespace, Map<String, Tally> account) {
        if (admitted.containsKey(owner)) {
            return new Verdict.Admitted();
        }
        forgetOldWave();
        var now = clock.instant();
        var from = waiting.computeIfAbsent(owner, ignored -> new Waiting(namespace, settledAt(now)))
                .judgedFrom();
        account.forEach((one, tally) -> mostResources.merge(one, tally.resources(), Math::max));
        tallies = Map.copyOf(account);
        var wave = namespacesOfTheWave();
        if (!approved && wave.isEmpty()) {
            // Others of the wave are retained by now, or were given up: what is left is none.
            token = Optional.empty();
            heldNamespaces = Set.of();
        }
        if (now.isBefore(from) && !approved) {
            return new Verdict.Settling(Duration.between(now, from));
        }
        if (approved || !wave.contains(namespace)) {
            waiting.remove(owner);
            admitted.put(owner, namespace);
            recent.addLast(new Passed(now, namespace));
            return new Verdict.Admitted();
        }
        var isNews = token.isEmpty();
        heldNamespaces = wave;
        if (isNews) {
            // By time, so that an approval left lying about never fits a later wave.
            token = Optional.of("delete-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX));
        }
        return new Verdict.Held(wave(token.get()), isNews);
    }

    /** For one that asks for the first time: with those that came shortly before it. */
    private Instant settledAt(Instant now) {
        if (lastCame.filter(at -> now.isBefore(at.plus(settings.settle()))).isEmpty()) {
            judgedFrom = now.plus(settings.settle());
        }
        lastCame = Optional.of(now);
        return judgedFrom;
    }

    private Stream<String> namespacesOfWaiting() {
        return waiting.values().stream().map(Waiting::namespace);
    }

    boolean approve(String wave) {
        forgetOldWave();
        var isNews = !approved && token.filter(wave::equals).isPresent();
        if (isNews) {
            approved = true;
            heldNamespaces.stream().findAny().ifPresent(one -> recent.addLast(new Passed(clock.instant(), one)));
        }
        return isNews;
    }

    /** The resource is gone, or is not to be deleted after all. It still counts as deleted within the window. */
    void finished(String owner) {
        waiting.remove(owner);
        var namespace = admitted.remove(owner);
        if (namespace != null) {
            gone.addLast(new Passed(clock.instant(), namespace));
        }
    }

    /** The wave that waits for approval, if one does. */
    Optional<Wave> holding() {
        forgetOldWave();
        return token.filter(wave -> !approved).map(this::wave);
    }

    private Wave wave(String name) {
        var held = count(namespacesOfWaiting(), heldNamespaces);
        var over = count(gone.stream().map(Passed::namespace), heldNamespaces);
        return new Wave(
                name,
                held,
                over + count(admitted.values().stream(), heldNamespaces) + held,
                resources(mostResources.keySet()),
                over);
    }

    private Set<String> namespacesOfTheWave() {
        var deletions = deletions();
        var all = mostResources.keySet();
        var wave = all.stream()
                .filter(one -> isTooMany(deletions.getOrDefault(one, 0), resources(all)))
                .collect(Collectors.toSet());
        var others = new HashSet<>(all);
        others.removeAll(wave);
        var ofOthers =
                others.stream().mapToInt(one -> deletions.getOrDefault(one, 0)).sum();
        if (isTooMany(ofOthers, resources(others))) {
            wave.addAll(others);
        }
        return wave;
    }

    private Map<String, Integer> deletions() {
        var known = new HashMap<String, Integer>();
        namespacesOfWaiting().forEach(one -> known.merge(one, 1, Integer::sum));
        Stream.concat(gone.stream().map(Passed::namespace), admitted.values().stream())
                .filter(heldNamespaces::contains)
                .forEach(one -> known.merge(one, 1, Integer::sum));
        recent.stream()
                .map(Passed::namespace)
                .filter(one -> !heldNamespaces.contains(one))
                .forEach(one -> known.merge(one, 1, Integer::sum));
        tallies.forEach((one, tally) -> known.merge(one, tally.deleting(), Math::max));
        return known;
    }

    private int resources(Set<String> namespaces) {
        return namespaces.stream()
                .mapToInt(one -> mostResources.getOrDefault(one, 0))
                .sum();
    }

    private boolean isTooMany(long deletions, long resources) {
        return deletions >= settings.minimum() && deletions * 100 > settings.percent() * resources;
    }

    private static int count(Stream<String> namespaces, Set<String> counted) {
        return (int) namespaces.filter(counted::contains).count();
    }

    private void forgetOldWave() {
        var start = clock.instant().minus(settings.window());
        forget(recent, start);
        if (!approved && count(namespacesOfWaiting(), heldNamespaces) == 0) {
            token = Optional.empty();
            heldNamespaces = Set.of();
        }
        if (recent.isEmpty() && (approved || waiting.isEmpty())) {
            mostResources.clear();
            tallies = Map.of();
            heldNamespaces = Set.of();
            token = Optional.empty();
            approved = false;
            lastCame = Optional.empty();
            gone.clear();
        }
    }

    private static void forget(ArrayDeque<Passed> moments, Instant before) {
        while (!moments.isEmpty() && !moments.getFirst().at().isAfter(before)) {
            moments.removeFirst();
        }
    }
}
