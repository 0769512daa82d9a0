package dev.onair.account;

import dev.onair.account.BulkDeletionGuard.Marked;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.account.BulkDeletionGuard.Verdict;
import dev.onair.account.BulkDeletionGuard.Wave;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The guard as it was before it kept counts: it looks at each deletion for each question. What that says is right. */
final class RecountingGuard {
    private final DeletionGuardSettings settings;
    private final InstantSource clock;

    private final ArrayDeque<Passed> recent = new ArrayDeque<>();
    /** Namespaces of what went and is over. */
    private final List<String> gone = new ArrayList<>();
    /** By the owners. */
    private final Map<String, Marked> admitted = new HashMap<>();

    private final Map<String, Waiting> waiting = new HashMap<>();
    /** By namespace; since the wave began. */
    private final Map<String, Integer> mostResources = new HashMap<>();

    private Map<String, Tally> tallies = Map.of();
    /** Where the wave is that waits for approval. */
    private Set<String> heldNamespaces = Set.of();

    /** When the last deletion asked for the first time, and from when those are judged that came together with it. */
    private Optional<Instant> lastCame = Optional.empty();

    private Instant judgedFrom = Instant.MIN;
    /** By namespace. */
    private final Map<String, Instant> approved = new HashMap<>();

    private record Waiting(Marked deletion, Instant judgedFrom) {
        String namespace() {
            return deletion.namespace();
        }
    }

    /** A deletion that was let go on. */
    private record Passed(Instant at, Marked deletion) {
        String namespace() {
            return deletion.namespace();
        }
    }

    RecountingGuard(DeletionGuardSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Verdict admit(Marked deletion, Map<String, Tally> account) {
        if (isApproved(deletion) || admitted.containsKey(deletion.owner())) {
            return new Verdict.Admitted();
        }
        forgetOldWave();
        var now = clock.instant();
        var from = waiting.computeIfAbsent(deletion.owner(), ignored -> new Waiting(deletion, settledAt(now)))
                .judgedFrom();
        if (account.entrySet().stream()
                .anyMatch(one -> !one.getValue().approved().equals(approvedUntil(one.getKey())))) {
            return new Verdict.Settling(Duration.ofSeconds(1));
        }
        account.forEach((one, tally) -> mostResources.merge(one, tally.resources(), Math::max));
        tallies = Map.copyOf(account);
        var wave = namespacesOfTheWave();
        if (wave.isEmpty()) {
            // Others of the wave are retained by now, or were given up: what is left is none.
            heldNamespaces = Set.of();
        }
        if (now.isBefore(from)) {
            return new Verdict.Settling(Duration.between(now, from));
        }
        if (!wave.contains(deletion.namespace())) {
            waiting.remove(deletion.owner());
            admitted.put(deletion.owner(), deletion);
            recent.addLast(new Passed(now, deletion));
            return new Verdict.Admitted();
        }
        heldNamespaces = wave;
        return new Verdict.Held(wave());
    }

    private boolean isApproved(Marked deletion) {
        return !deletion.asked().isAfter(approvedUntil(deletion.namespace()));
    }

    private Instant approvedUntil(String namespace) {
        return approved.getOrDefault(namespace, Instant.MIN);
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

    /** What was asked for until then, by namespace, counts in no wave any more. */
    void approve(Map<String, Instant> until) {
        until.forEach((namespace, asked) -> {
            if (!asked.isAfter(approvedUntil(namespace))) {
                return;
            }
            approved.put(namespace, asked);
            waiting.values().removeIf(one -> isApproved(one.deletion()));
            admitted.values().removeIf(this::isApproved);
            recent.removeIf(one -> isApproved(one.deletion()));
            gone.removeIf(namespace::equals);
            mostResources.remove(namespace);
            tallies = new HashMap<>(tallies);
            tallies.remove(namespace);
            heldNamespaces = heldNamespaces.stream()
                    .filter(one -> !one.equals(namespace))
                    .collect(Collectors.toSet());
        });
    }

    /** The resource is gone, or is not to be deleted after all. It still counts as deleted within the window. */
    void finished(String owner) {
        waiting.remove(owner);
        var deletion = admitted.remove(owner);
        if (deletion != null) {
            gone.add(deletion.namespace());
        }
    }

    /** The wave that waits for approval, if one does. */
    Optional<Wave> holding() {
        forgetOldWave();
        return heldNamespaces.isEmpty() ? Optional.empty() : Optional.of(wave());
    }

    /** How many wait, by namespace. */
    Map<String, Integer> waiting() {
        forgetOldWave();
        return heldNamespaces.stream()
                .collect(Collectors.toMap(
                        one -> one,
                        one -> Math.max(
                                count(namespacesOfWaiting(), Set.of(one)),
                                tallies.getOrDefault(one, new Tally(0, 0)).deleting()
                                        - count(namespacesOfAdmitted(), Set.of(one)))));
    }

    private Stream<String> namespacesOfAdmitted() {
        return admitted.values().stream().map(Marked::namespace);
    }

    private Wave wave() {
        var deletions = deletions();
        return new Wave(
                count(namespacesOfWaiting(), heldNamespaces),
                heldNamespaces.stream()
                        .mapToInt(one -> deletions.getOrDefault(one, 0))
                        .sum(),
                mostResources.keySet().stream()
                        .mapToInt(one -> Math.max(
                                mostResources.get(one),
                                heldNamespaces.contains(one) ? deletions.getOrDefault(one, 0) : 0))
                        .sum(),
                count(gone.stream(), heldNamespaces));
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
            others.stream().filter(one -> deletions.getOrDefault(one, 0) > 0).forEach(wave::add);
        }
        return wave;
    }

    private Map<String, Integer> deletions() {
        var known = new HashMap<String, Integer>();
        namespacesOfWaiting().forEach(one -> known.merge(one, 1, Integer::sum));
        Stream.concat(gone.stream(), namespacesOfAdmitted())
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
        if (count(namespacesOfWaiting(), heldNamespaces) == 0) {
            heldNamespaces = Set.of();
        }
        if (recent.isEmpty() && waiting.isEmpty()) {
            mostResources.clear();
            tallies = Map.of();
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
