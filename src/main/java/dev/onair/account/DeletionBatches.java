package dev.onair.account;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Deletions that come together, by namespace, are judged together. For one thread at a time. */
final class DeletionBatches {
    private final Duration settle;
    private final Map<String, Batch> coming = new HashMap<>();

    /**
     * Deletions that come together.
     *
     * @param lastCame when the last of them asked for the first time
     * @param judgedFrom from when they are judged
     */
    private record Batch(Instant lastCame, Instant judgedFrom) {}

    /** @param settle how long after the first is judged, and how long none comes before one is a first one again */
    DeletionBatches(Duration settle) {
        this.settle = settle;
    }

    /** From when one is judged that asks now for the first time: with those of its namespace that came shortly before it. */
    Instant judgedFrom(String namespace, Instant now) {
        coming.values().removeIf(batch -> !now.isBefore(batch.lastCame().plus(settle)));
        var known = coming.get(namespace);
        var judgedFrom = known == null ? now.plus(settle) : known.judgedFrom();
        coming.put(namespace, new Batch(now, judgedFrom));
        return judgedFrom;
    }

    void clear() {
        coming.clear();
    }
}
