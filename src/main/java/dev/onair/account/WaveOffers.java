package dev.onair.account;

import dev.onair.account.BulkDeletionGuard.Offer;
import dev.onair.account.WaveApprovals.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What of a wave is offered for approval and when, and when somebody is to be told. For one thread at a time.
 *
 * <p>Deletions are asked for in whole seconds, so nothing is offered before the second of the last one is over, lest more of that
 * second comes after the count: counted from when it was known here, since the clock of the API server may be another one.
 */
final class WaveOffers {
    /** That second, and one for the watch and for API servers that are not quite in step. */
    static final Duration MARGIN = Duration.ofSeconds(2);
    /** Of a wave that grows and grows is told so seldom. */
    static final Duration TOLD_APART = Duration.ofMinutes(1);
    /** A status has room for so many. */
    static final int MOST = 250;

    private final WaveCounts counts;
    private final WaveApprovals approvals;
    /** How long nothing is deleted before what was is told anew. */
    private final Duration quiet;
    /** By namespace, when the last deletion was asked for that was told. */
    private final Map<String, Instant> told = new HashMap<>();

    private Instant lastTold = Instant.MIN;
    private Optional<Instant> next = Optional.empty();

    WaveOffers(WaveCounts counts, WaveApprovals approvals, Duration quiet) {
        this.counts = counts;
        this.approvals = approvals;
        this.quiet = quiet;
    }

    Optional<Offer> offer(Instant now) {
        var all = counts.parts();
        var parts = all.stream()
                .filter(part -> !completeAt(part).isAfter(now))
                .limit(MOST)
                .toList();
        var isNews = isNews(parts, now);
        next = Stream.concat(
                        parts.size() < Math.min(all.size(), MOST) ? all.stream().map(this::completeAt) : Stream.empty(),
                        isNews
                                ? Stream.empty()
                                : parts.stream().filter(this::hasGrown).map(this::toldAt))
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        if (isNews) {
            parts.forEach(part -> told.put(part.namespace(), part.latest()));
            lastTold = now;
        }
        var waiting = new TreeMap<String, Integer>();
        parts.forEach(part -> waiting.put(part.namespace(), part.deletions()));
        return Optional.of(new Offer(counts.wave(), approvals.offer(parts, isNews), waiting, isNews));
    }

    /** A namespace is told at once, and that there is more in it when that seems to be all. */
    private boolean isNews(List<Part> parts, Instant now) {
        return parts.stream().anyMatch(part -> !told.containsKey(part.namespace()))
                || parts.stream()
                        .anyMatch(part -> hasGrown(part) && !toldAt(part).isAfter(now));
    }

    private boolean hasGrown(Part part) {
        return part.latest().isAfter(told.getOrDefault(part.namespace(), Instant.MIN));
    }

    private Instant completeAt(Part part) {
        return counts.latest(part.namespace()).known().plus(MARGIN);
    }

    private Instant toldAt(Part part) {
        return BulkDeletionGuard.later(counts.latest(part.namespace()).known().plus(quiet), lastTold.plus(TOLD_APART));
    }

    /** When there is more to offer than there was last, or to tell; empty where nothing is to be expected. */
    Optional<Instant> next() {
        return next;
    }

    /** What is held in a namespace from now on is news. */
    void forget(String namespace) {
        told.remove(namespace);
    }

    /** No wave waits any more. */
    void end() {
        told.clear();
        next = Optional.empty();
    }
}
