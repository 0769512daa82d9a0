package dev.onair.engine;

import dev.onair.common.Bounded;
import dev.onair.common.DriftEntry;
import dev.onair.common.OnairStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Notices when correcting drift leads nowhere: somebody else keeps changing the field, or the vendor does not keep what it is
 * sent. Going on for ever would cost a write each check and end nothing.
 */
final class Restless {
    private static final int CORRECTIONS = 5;
    private static final Duration WITHIN = Duration.ofHours(1);

    /** How long after such a finding it is tried again. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private static final String NOT_CONVERGING = "NotConverging";

    private Restless() {}

    /** The part of the plan that was set back again and again. */
    static <C extends Command> List<Change<C>> of(
            Subject<?, ? extends OnairStatus> subject, Plan<C> plan, Instant now) {
        return !subject.steady() && !wasFound(subject.status())
                ? List.of()
                : plan.changes().stream()
                        .filter(change -> is(change, subject.status().drift, now))
                        .toList();
    }

    private static boolean wasFound(OnairStatus status) {
        return Conditions.find(status.conditions, Conditions.SYNCED)
                .filter(condition -> NOT_CONVERGING.equals(condition.getReason()))
                .isPresent();
    }

    /** What the resource says of it; empty where there is no such part. */
    static <C extends Command> Optional<Pass> pass(List<Change<C>> restless) {
        return restless.isEmpty()
                ? Optional.empty()
                : Optional.of(Pass.again(
                        new Standing.Differs(
                                NOT_CONVERGING,
                                "set back again and again within the hour, and changed each time: "
                                        + new Plan<>(restless).lines()
                                        + "; find out who else changes it, or declare what the vendor keeps"),
                        AGAIN));
    }

    /** Whether every field of this change was set back again and again in the last hour, from the same value. */
    private static boolean is(Change<?> change, List<DriftEntry> drift, Instant now) {
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
