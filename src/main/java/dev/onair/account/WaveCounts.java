package dev.onair.account;

import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.account.BulkDeletionGuard.Wave;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an account has and what of it is deleted, by namespace, and where that is a wave that is held. What was approved is no part
 * of it. For one thread at a time.
 */
final class WaveCounts {
    private static final Tally NOTHING = new Tally(0, 0);

    private final DeletionGuardSettings settings;
    private final DeletionTally<String> deletions;
    /** Since the wave began. */
    private final Map<String, Integer> mostResources = new HashMap<>();

    private Map<String, Tally> tallies = Map.of();
    private Set<String> held = Set.of();

    /** @param deletions that asked, by namespace */
    WaveCounts(DeletionGuardSettings settings, DeletionTally<String> deletions) {
        this.settings = settings;
        this.deletions = deletions;
    }

    /** Takes in what the cluster has. */
    void takeIn(Map<String, Tally> account) {
        account.forEach((one, tally) -> mostResources.merge(one, tally.resources(), Math::max));
        tallies = Map.copyOf(account);
    }

    /** Where too much is deleted by now. */
    Set<String> tooMuch() {
        return new WaveMeasure(settings, mostResources, this::deletionsIn).namespaces();
    }

    /** Deletions are held there, and nowhere else. */
    void hold(Set<String> namespaces) {
        held = namespaces;
    }

    boolean isAnyHeld() {
        return deletions.at(held).waiting() > 0;
    }

    /** What was asked for in a namespace until then was approved. */
    void leaveOut(String namespace, Instant until) {
        deletions.dismiss(namespace, until);
        mostResources.remove(namespace);
        tallies = new HashMap<>(tallies);
        tallies.remove(namespace);
        held = new HashSet<>(held);
        held.remove(namespace);
    }

    /** Nothing was deleted of late: what is deleted next is measured by what there is then. */
    void startAnew() {
        mostResources.clear();
        tallies = Map.of();
        deletions.forgetOver();
    }

    /** What of the wave that is held waits, by namespace, in the order of their names. */
    List<WaveApprovals.Part> parts() {
        return held.stream()
                .sorted()
                .map(this::part)
                .filter(part -> part.deletions() > 0)
                .toList();
    }

    private WaveApprovals.Part part(String namespace) {
        var here = deletions.at(namespace);
        var tally = tallies.getOrDefault(namespace, NOTHING);
        return new WaveApprovals.Part(
                namespace,
                Math.max(here.waiting(), tally.deleting() - here.going()),
                BulkDeletionGuard.later(deletions.latest(namespace), tally.latest()));
    }

    Wave wave() {
        var here = deletions.at(held);
        // What was made anew after it was deleted is one resource at a time, and two deletions.
        var resources = mostResources.entrySet().stream()
                .mapToInt(one -> held.contains(one.getKey())
                        ? Math.max(one.getValue(), deletionsIn(one.getKey()))
                        : one.getValue())
                .sum();
        return new Wave(
                here.waiting(), held.stream().mapToInt(this::deletionsIn).sum(), resources, here.over());
    }

    /**
     * What belongs to a wave that is held stays a part of it however long that waits; else what was deleted of late counts. What
     * the cluster shows counts in any case: it may have been marked for deletion, and not have asked yet.
     */
    private int deletionsIn(String namespace) {
        var here = deletions.at(namespace);
        var known = here.waiting() + (held.contains(namespace) ? here.over() + here.going() : here.recent());
        return Math.max(known, tallies.getOrDefault(namespace, NOTHING).deleting());
    }
}
