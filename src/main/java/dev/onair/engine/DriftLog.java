package dev.onair.engine;

import dev.onair.common.DriftEntry;
import dev.onair.common.OnairStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Objects;

/** Keeps the last ten fields in the status that were found changed at the vendor. */
final class DriftLog {
    private static final int KEPT = 10;

    private DriftLog() {}

    /** What is only reported stands there once, however often it is seen. */
    static void note(OnairStatus status, Change<?> change, Instant now, boolean corrected) {
        var time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        var entries = new ArrayList<>(status.drift);
        for (var field : change.fields()) {
            var entry = DriftEntry.of(field.path(), field.from(), field.to(), time, corrected);
            if (corrected || entries.stream().noneMatch(known -> same(known, entry))) {
                entries.add(entry);
            }
        }
        status.drift = new ArrayList<>(entries.subList(Math.max(0, entries.size() - KEPT), entries.size()));
    }

    private static boolean same(DriftEntry known, DriftEntry entry) {
        return Objects.equals(known.path, entry.path)
                && Objects.equals(known.found, entry.found)
                && Objects.equals(known.corrected, entry.corrected);
    }
}
