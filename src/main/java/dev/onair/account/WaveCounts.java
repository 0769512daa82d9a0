package dev.onair.account;

import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.account.BulkDeletionGuard.Wave;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an account has and what of it is deleted, by namespace, and where that is a wave that is held. What was approved is no part
 * of it. For one thread at a time.
 *
 * <p>A deletion that is over still counts, on both sides of the measure: elsewhere as long as it is of late, and where deletions
 * are held as long as they are. What there was at some earlier time counts on neither, however much it was.
 */
final class WaveCounts {
    private static final Tally NOTHING = new Tally(0, 0);

    private final DeletionGuardSettings settings;
    private final DeletionTally<String> deletions;
    /** What the cluster has, as it was told last, and without what is over since. */
    private Map<String, Tally> tallies = new HashMap<>();
    /** Where deletions are held, with how many are over since that began, and for the window before. */
    private Map<String, Integer> held = new HashMap<>();

    private final Map<String, Latest> latest = new HashMap<>();

    /**
     * A deletion that was asked for later than all others of its namespace.
     *
     * @param asked by the clock of the API server
     * @param known since when it is known here, by the clock of this process
     */
    record Latest(Instant asked, Instant known) {
        private static Latest later(Latest one, Latest other) {
            return other.asked().isAfter(one.asked()) ? other : one;
        }
    }

    /** @param deletions that asked, by namespace */
    WaveCounts(DeletionGuardSettings settings, DeletionTally<String> deletions) {
        this.settings = settings;
        this.deletions = deletions;
    }

    /** Takes in what the cluster has. */
    void takeIn(Map<String, Tally> account, Instant now) {
        account.forEach((one, tally) -> {
            if (tally.deleting() > 0) {
                comes(one, tally.latest(), now);
            }
        });
        latest.keySet()
                .removeIf(
                        one -> !account.containsKey(one) && !deletions.places().contains(one));
        tallies = new HashMap<>(account);
    }

    /** A deletion of that namespace was asked for then. */
    void comes(String namespace, Instant asked, Instant now) {
        latest.merge(namespace, new Latest(asked, now), Latest::later);
    }

    /** The latest of a namespace that has {@link #parts}. */
    Latest latest(String namespace) {
        return latest.getOrDefault(namespace, new Latest(Instant.MIN, Instant.MIN));
    }

    /** Where too much is deleted by now. */
    Set<String> tooMuch() {
        return new WaveMeasure(settings, resources(), this::deletionsIn).namespaces();
    }

    /** Deletions are held there, and nowhere else. */
    void hold(Set<String> namespaces) {
        held = namespaces.stream().collect(Collectors.toMap(one -> one, this::overIn));
    }

    boolean isAnyHeld() {
        return deletions.at(held.keySet()).waiting() > 0;
    }

    /** A deletion is over, or is none after all. */
    void finish(String owner) {
        deletions.finish(owner).ifPresent(where -> {
            held.computeIfPresent(where, (one, over) -> over + 1);
            tallies.computeIfPresent(where, (one, tally) -> tally.withoutOne());
        });
    }

    /** What was asked for in a namespace until then was approved. */
    void leaveOut(String namespace, Instant until) {
        deletions.dismiss(namespace, until);
        tallies.remove(namespace);
        held.remove(namespace);
    }

    /** Nothing was deleted of late. */
    void startAnew() {
        tallies = new HashMap<>();
        latest.clear();
    }

    /** What of the wave that is held waits, by namespace, in the order of their names. */
    List<WaveApprovals.Part> parts() {
        return held.keySet().stream()
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
                latest(namespace).asked());
    }

    Wave wave() {
        return new Wave(
                deletions.at(held.keySet()).waiting(),
                held.keySet().stream().mapToInt(this::deletionsIn).sum(),
                resources().values().stream().mapToInt(Integer::intValue).sum(),
                held.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** What there is, and what is over and counts. */
    private Map<String, Integer> resources() {
        var all = new HashMap<String, Integer>();
        tallies.forEach((one, tally) -> all.put(one, tally.resources() + overIn(one)));
        Stream.concat(deletions.places().stream(), held.keySet().stream())
                .forEach(one -> all.computeIfAbsent(one, this::overIn));
        // Of what asks and is not counted in the cluster.
        all.replaceAll((one, resources) -> Math.max(resources, deletionsIn(one)));
        return all;
    }

    private int overIn(String namespace) {
        var heldThere = held.get(namespace);
        return heldThere == null ? deletions.at(namespace).over() : heldThere;
    }

    /**
     * What belongs to a wave that is held stays a part of it however long that waits; else what was deleted of late counts. What
     * the cluster shows counts in any case: it may have been marked for deletion, and not have asked yet.
     */
    private int deletionsIn(String namespace) {
        var here = deletions.at(namespace);
        var going = held.containsKey(namespace) ? here.going() : here.recent() - here.over();
        return overIn(namespace)
                + Math.max(
                        here.waiting() + going,
                        tallies.getOrDefault(namespace, NOTHING).deleting());
    }
}
