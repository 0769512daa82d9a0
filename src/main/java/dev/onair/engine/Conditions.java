package dev.onair.engine;

import dev.onair.common.Bounded;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The four conditions of a resource as a pure function of how it stands. {@code Reconciling} and {@code Stalled} are the
 * kstatus pair: true when abnormal.
 */
public final class Conditions {
    public static final String READY = "Ready";
    public static final String SYNCED = "Synced";
    public static final String RECONCILING = "Reconciling";
    public static final String STALLED = "Stalled";

    /** A single failed read is no news; from the third in a row the resource says that it is out of sync. */
    public static final int FAILURES_BEFORE_UNSYNCED = 3;

    private Conditions() {}

    /** What one condition is to say; {@code status} empty keeps the last known one. */
    private record Say(String type, Optional<String> status, String reason, String message) {
        /** As it is, but that it is said of a resource of whose use nothing is known, or only that it is of none. */
        private Say settled() {
            return type.equals(STALLED) ? new Say(type, Optional.of("True"), reason, message) : this;
        }
    }

    /**
     * @param before the conditions as they stand in the resource; may be empty
     * @param generation the generation that the standing is about
     * @return always all four, in a fixed order, and what informs beside them as it was; transition times move only when a
     *     status does
     */
    public static List<Condition> of(Standing standing, List<Condition> before, long generation, Instant now) {
        if (standing instanceof Standing.Unchanged || isNoNews(standing, before, generation)) {
            return before;
        }
        var all = conditions(says(standing), before, generation, now);
        var four = isLeftInProgress(all)
                ? conditions(says(standing).stream().map(Say::settled).toList(), before, generation, now)
                : all;
        return Indicators.joined(four, before);
    }

    private static List<Condition> conditions(List<Say> says, List<Condition> before, long generation, Instant now) {
        return says.stream().map(say -> condition(say, before, generation, now)).toList();
    }

    /**
     * Not ready, and nothing goes on: whoever waits by kstatus' rules would wait for ever. A person is needed, which is what
     * Stalled says.
     */
    private static boolean isLeftInProgress(List<Condition> conditions) {
        return Stream.of(READY, RECONCILING, STALLED)
                .map(type -> find(conditions, type).map(Condition::getStatus).orElse("Unknown"))
                .noneMatch("True"::equals);
    }

    public static Optional<Condition> find(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    public static boolean isTrue(List<Condition> conditions, String type, long generation) {
        return has(conditions, type, "True", generation);
    }

    private static boolean has(List<Condition> conditions, String type, String status, long generation) {
        return find(conditions, type)
                .filter(condition -> status.equals(condition.getStatus()))
                .filter(condition -> Long.valueOf(generation).equals(condition.getObservedGeneration()))
                .isPresent();
    }

    /** A failed read or two change nothing of what had been settled already as not as declared. */
    private static boolean isNoNews(Standing standing, List<Condition> before, long generation) {
        return standing instanceof Standing.Unavailable failed
                && failed.failures() < FAILURES_BEFORE_UNSYNCED
                && has(before, SYNCED, "False", generation)
                && has(before, RECONCILING, "False", generation);
    }

    private static List<Say> says(Standing standing) {
        return switch (standing) {
            case Standing.InSync() -> all("True", "True", "False", "False", "InSync", "as declared");
            case Standing.Applied(var what, var ignored) -> all("False", "Unknown", "True", "False", "Applying", what);
            case Standing.Unchanged ignored -> List.of();
            case Standing.Begun(var reason, var message) -> all("False", "Unknown", "True", "False", reason, message);
            case Standing.Paused() ->
                keepReady(
                        "Unknown",
                        "False",
                        "False",
                        "Paused",
                        "paused by annotation; remove onair.dev/paused to go on");
            case Standing.Held(var reason, var message) -> all("False", "False", "True", "False", reason, message);
            case Standing.Differs(var reason, var message) -> all("False", "False", "False", "False", reason, message);
            case Standing.NotConverging(var message, var usable) ->
                all(
                        usable ? "True" : "False",
                        "False",
                        usable ? "False" : "True",
                        "False",
                        Standing.NotConverging.REASON,
                        message);
            case Standing.Waiting(var reason, var message) -> keepReady("", "True", "False", reason, message);
            case Standing.Blocked(var reason, var message) -> keepReady("False", "True", "False", reason, message);
            case Standing.Unavailable(var reason, var message, var failures) ->
                keepReady(failures < FAILURES_BEFORE_UNSYNCED ? "" : "False", "True", "False", reason, message);
            case Standing.Uncertain(var message) ->
                all("Unknown", "Unknown", "True", "False", "OutcomeUnknown", message);
            case Standing.Refused(var reason, var message) -> all("False", "False", "False", "True", reason, message);
            case Standing.Missing(var message) -> all("False", "False", "False", "False", "NotFound", message);
            case Standing.Deleting(var reason, var message) ->
                all("False", "Unknown", "True", "False", reason, message);
        };
    }

    private static List<Say> all(
            String ready, String synced, String reconciling, String stalled, String reason, String message) {
        return List.of(
                new Say(READY, Optional.of(ready), reason, message),
                new Say(SYNCED, Optional.of(synced), reason, message),
                new Say(RECONCILING, Optional.of(reconciling), reason, message),
                new Say(STALLED, Optional.of(stalled), reason, message));
    }

    /**
     * What went wrong says nothing about the object itself: Ready stays what it was for this generation. Its reason does
     * so only where it tells of the object, see {@link #tellsOfTheObject}: all four have one reason else.
     */
    private static List<Say> keepReady(
            String synced, String reconciling, String stalled, String reason, String message) {
        return List.of(
                new Say(READY, Optional.empty(), reason, message),
                new Say(SYNCED, Optional.of(synced).filter(status -> !status.isEmpty()), reason, message),
                new Say(RECONCILING, Optional.of(reconciling), reason, message),
                new Say(STALLED, Optional.of(stalled), reason, message));
    }

    private static Condition condition(Say say, List<Condition> before, long generation, Instant now) {
        var old = find(before, say.type());
        var known = old.filter(condition -> Long.valueOf(generation).equals(condition.getObservedGeneration()));
        if (say.status().isEmpty() && known.filter(Conditions::tellsOfTheObject).isPresent()) {
            return known.get();
        }
        var status = say.status().or(() -> known.map(Condition::getStatus)).orElse("Unknown");
        var since = old.filter(condition -> status.equals(condition.getStatus()))
                .map(Condition::getLastTransitionTime)
                .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
        return new ConditionBuilder()
                .withType(say.type())
                .withStatus(status)
                .withReason(say.reason())
                .withMessage(message(say, old))
                .withObservedGeneration(generation)
                .withLastTransitionTime(since)
                .build();
    }

    /**
     * The conditions with the times since when they are what they are, where what was written before says the same: a transition
     * that no status showed was none.
     */
    public static List<Condition> since(List<Condition> now, List<Condition> written) {
        return now.stream()
                .map(condition -> find(written, condition.getType())
                        .filter(before -> condition.getStatus().equals(before.getStatus()))
                        .map(before -> new ConditionBuilder(condition)
                                .withLastTransitionTime(before.getLastTransitionTime())
                                .build())
                        .orElse(condition))
                .toList();
    }

    /** A message that differs in its request id alone is no news: a vendor's outage would be a write with every attempt. */
    private static String message(Say say, Optional<Condition> old) {
        var message = Bounded.text(say.message(), Bounded.LINE);
        return old.filter(condition -> say.reason().equals(condition.getReason()))
                .map(Condition::getMessage)
                .filter(known -> RequestId.sameBut(known, message))
                .orElse(message);
    }

    /** True, or drift that is left by policy: what holds for the object whether or not it can be looked at now. */
    private static boolean tellsOfTheObject(Condition condition) {
        return "True".equals(condition.getStatus()) || Loop.DRIFTED.equals(condition.getReason());
    }
}
