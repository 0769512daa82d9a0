package dev.onair.account;

import dev.onair.account.BulkDeletionGuard.Marked;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.account.BulkDeletionGuard.Verdict;
import dev.onair.account.BulkDeletionGuard.Wave;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
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

    /** All that ever were let go on, and not approved since. */
    private final List<Passed> passed = new ArrayList<>();
    /** By the owners. */
    private final Map<String, Marked> admitted = new HashMap<>();

    private final Map<String, Waiting> waiting = new HashMap<>();
    private Map<String, Tally> tallies = Map.of();
    /** What the tallies still have, and is over. */
    private final List<String> overSinceTallies = new ArrayList<>();
    /** Where the wave is that waits for approval, with when that began: what was let go on then or later, or was under way then, counts. */
    private Map<String, Began> held = Map.of();
    /** How many deletions were over, ever. */
    private int finished;

    /** Whose deletions asked for the first time when, and from when they are judged; all since there were none. */
    private final List<Came> came = new ArrayList<>();
    /** By namespace. */
    private final Map<String, Instant> approved = new HashMap<>();

    private record Waiting(Marked deletion, Instant judgedFrom) {
        String namespace() {
            return deletion.namespace();
        }
    }

    private record Came(String namespace, Instant at, Instant judgedFrom) {}

    private record Began(Instant at, int finished) {}

    /**
     * A deletion that was let go on.
     *
     * @param over the how many-th that was over; 0 while it is not
     */
    private record Passed(Instant at, Marked deletion, int over) {
        String namespace() {
            return deletion.namespace();
        }

        boolean isOver() {
            return over > 0;
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
        var from = waiting.computeIfAbsent(
                        deletion.owner(), ignored -> new Waiting(deletion, settledAt(deletion.namespace(), now)))
                .judgedFrom();
        if (account.entrySet().stream()
                .anyMatch(one -> !one.getValue().approved().equals(approvedUntil(one.getKey())))) {
            return new Verdict.Settling(Duration.ofSeconds(1));
        }
        tallies = Map.copyOf(account);
        overSinceTallies.clear();
        var wave = namespacesOfTheWave();
        if (wave.isEmpty()) {
            // Others of the wave are retained by now, or were given up: what is left is none.
            held = Map.of();
        }
        if (now.isBefore(from)) {
            return new Verdict.Settling(Duration.between(now, from));
        }
        if (!wave.contains(deletion.namespace())) {
            waiting.remove(deletion.owner());
            admitted.put(deletion.owner(), deletion);
            passed.add(new Passed(now, deletion, 0));
            return new Verdict.Admitted();
        }
        held = wave.stream()
                .collect(Collectors.toMap(
                        one -> one, one -> held.getOrDefault(one, new Began(clock.instant(), finished))));
        return new Verdict.Held(wave());
    }

    private boolean isApproved(Marked deletion) {
        return !deletion.asked().isAfter(approvedUntil(deletion.namespace()));
    }

    private Instant approvedUntil(String namespace) {
        return approved.getOrDefault(namespace, Instant.MIN);
    }

    /** For one that asks for the first time: with the one of its namespace that came last, where that was shortly before it. */
    private Instant settledAt(String namespace, Instant now) {
        var judgedFrom = now.plus(settings.settle());
        for (var before : came.reversed()) {
            if (before.namespace().equals(namespace)) {
                if (Duration.between(before.at(), now).compareTo(settings.settle()) < 0) {
                    judgedFrom = before.judgedFrom();
                }
                break;
            }
        }
        came.add(new Came(namespace, now, judgedFrom));
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
            passed.removeIf(one -> isApproved(one.deletion()));
            tallies = without(namespace, tallies);
            held = without(namespace, held);
        });
    }

    /** The resource is gone, or is not to be deleted after all. It still counts as deleted within the window. */
    void finished(String owner) {
        waiting.remove(owner);
        var deletion = admitted.remove(owner);
        if (deletion != null) {
            finished++;
            passed.replaceAll(one ->
                    one.deletion().equals(deletion) && !one.isOver() ? new Passed(one.at(), deletion, finished) : one);
            overSinceTallies.add(deletion.namespace());
        }
    }

    private static <T> Map<String, T> without(String namespace, Map<String, T> all) {
        return all.entrySet().stream()
                .filter(one -> !one.getKey().equals(namespace))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private boolean isRecent(Passed one, Instant then) {
        return one.at().isAfter(then.minus(settings.window()));
    }

    /** Whether it is over, and still counts. */
    private boolean countsAsOver(Passed one) {
        var began = held.get(one.namespace());
        return one.isOver()
                && (began == null
                        ? isRecent(one, clock.instant())
                        : one.over() > began.finished() || isRecent(one, began.at()));
    }

    private int over(String namespace) {
        return (int) passed.stream()
                .filter(one -> one.namespace().equals(namespace) && countsAsOver(one))
                .count();
    }

    private int overSinceTallies(String namespace) {
        return Collections.frequency(overSinceTallies, namespace);
    }

    private int deleting(String namespace) {
        var tally = tallies.get(namespace);
        return tally == null ? 0 : Math.max(0, tally.deleting() - overSinceTallies(namespace));
    }

    private int resources(String namespace) {
        var tally = tallies.get(namespace);
        var there = tally == null ? 0 : Math.max(0, tally.resources() - overSinceTallies(namespace));
        return Math.max(there + over(namespace), deletions(namespace));
    }

    private int deletions(String namespace) {
        var going = held.containsKey(namespace)
                ? namespacesOfAdmitted()
                : passed.stream()
                        .filter(one -> !one.isOver() && isRecent(one, clock.instant()))
                        .map(Passed::namespace);
        var asked = Stream.concat(namespacesOfWaiting(), going)
                .filter(namespace::equals)
                .count();
        return over(namespace) + Math.max((int) asked, deleting(namespace));
    }

    /** Wherever there is or was anything that counts. */
    private Set<String> namespaces() {
        return Stream.of(
                        tallies.keySet().stream(),
                        held.keySet().stream(),
                        namespacesOfWaiting(),
                        passed.stream().map(Passed::namespace))
                .flatMap(one -> one)
                .collect(Collectors.toSet());
    }

    /** The wave that waits for approval, if one does. */
    Optional<Wave> holding() {
        forgetOldWave();
        return held.isEmpty() ? Optional.empty() : Optional.of(wave());
    }

    /** How many wait, by namespace. */
    Map<String, Integer> waiting() {
        forgetOldWave();
        return held.keySet().stream()
                .collect(Collectors.toMap(
                        one -> one,
                        one -> Math.max(
                                count(namespacesOfWaiting(), Set.of(one)),
                                deleting(one) - count(namespacesOfAdmitted(), Set.of(one)))));
    }

    /** How many were asked for until then, and neither go nor are over. */
    int openUntil(String namespace, Instant until, int deleted) {
        var asked = 0;
        for (var one : waiting.values()) {
            asked +=
                    one.namespace().equals(namespace) && !one.deletion().asked().isAfter(until) ? 1 : 0;
        }
        var others = deleted;
        for (var one : admitted.values()) {
            others -= one.namespace().equals(namespace) && !one.asked().isAfter(until) ? 1 : 0;
        }
        return Math.max(asked, others);
    }

    private Stream<String> namespacesOfAdmitted() {
        return admitted.values().stream().map(Marked::namespace);
    }

    private Wave wave() {
        return new Wave(
                count(namespacesOfWaiting(), held.keySet()),
                held.keySet().stream().mapToInt(this::deletions).sum(),
                resources(namespaces()),
                held.keySet().stream().mapToInt(this::over).sum());
    }

    private Set<String> namespacesOfTheWave() {
        var all = namespaces();
        var wave = all.stream()
                .filter(one -> isTooMany(deletions(one), resources(all)))
                .collect(Collectors.toSet());
        var others = new HashSet<>(all);
        others.removeAll(wave);
        if (isTooMany(others.stream().mapToInt(this::deletions).sum(), resources(others))) {
            others.stream().filter(one -> deletions(one) > 0).forEach(wave::add);
        }
        return wave;
    }

    private int resources(Set<String> namespaces) {
        return namespaces.stream().mapToInt(this::resources).sum();
    }

    private boolean isTooMany(long deletions, long resources) {
        return deletions >= settings.minimum() && deletions * 100 > settings.percent() * resources;
    }

    private static int count(Stream<String> namespaces, Set<String> counted) {
        return (int) namespaces.filter(counted::contains).count();
    }

    private void forgetOldWave() {
        if (count(namespacesOfWaiting(), held.keySet()) == 0) {
            held = Map.of();
        }
        if (waiting.isEmpty() && passed.stream().noneMatch(one -> isRecent(one, clock.instant()))) {
            tallies = Map.of();
            came.clear();
        }
    }
}
