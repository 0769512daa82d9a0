package dev.onair.engine;

import dev.onair.common.Bounded;
import dev.onair.common.DriftEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Notices when correcting drift leads nowhere: somebody else keeps changing the field, or the vendor does not keep what it is
 * sent. Going on for ever would cost a write each check and end nothing.
 */
final class Restless {
    private static final int CORRECTIONS = 5;
    private static final Duration WITHIN = Duration.ofHours(1);

    /** How long after such a finding it is tried again. */
    static final Duration AGAIN = Duration.ofMinutes(10);

    private Restless() {}

    /** Whether every field of this change was set back again and again in the last hour, from the same value. */
    static boolean is(Change<?> change, List<DriftEntry> drift, Instant now) {
        return change.onlyObserved()
                && change.fields().stream().allMatch(field -> corrections(field, drift, now) >= CORRECTIONS);
    }

    private static long corrections(FieldChange field, List<DriftEntry> drift, Instant now) {
        return drift.stream()
                .filter(entry -> Boolean.TRUE.equals(entry.corrected))
                .filter(entry -> Objects.equals(entry.path, field.path())
                        && Objects.equals(entry.found, Bounded.text(field.from(), Bounded.VALUE)))
                .filter(entry -> entry.time != null
                        && Instant.parse(entry.time).plus(WITHIN).isAfter(now))
                .count();
    }
}
