package dev.onair.engine;

import dev.onair.common.Bounded;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Conditions that inform beside the four that {@link Conditions} makes. Pure. */
public final class Indicators {
    private static final Set<String> FOUR =
            Set.of(Conditions.READY, Conditions.SYNCED, Conditions.RECONCILING, Conditions.STALLED);

    private Indicators() {}

    /** Whether a condition is one of those. */
    static boolean isOne(Condition condition) {
        return !FOUR.contains(condition.getType());
    }

    /** The four of the one list, and those that inform of the other. */
    public static List<Condition> joined(List<Condition> four, List<Condition> informing) {
        return Stream.concat(
                        four.stream().filter(condition -> !isOne(condition)),
                        informing.stream().filter(Indicators::isOne))
                .toList();
    }

    /** The conditions with what is known now in place of what was known before; what is not spoken of goes. */
    static List<Condition> replaced(List<Indicator> indicators, List<Condition> before, long generation, Instant now) {
        var all = new ArrayList<>(
                before.stream().filter(condition -> !isOne(condition)).toList());
        indicators.forEach(
                indicator -> condition(indicator, before, generation, now).ifPresent(all::add));
        return all;
    }

    private static Optional<Condition> condition(
            Indicator indicator, List<Condition> before, long generation, Instant now) {
        var known = Conditions.find(before, indicator.type());
        if (indicator.holds().isEmpty()) {
            return known;
        }
        var status = status(indicator.holds().get());
        var since = known.filter(condition -> status.equals(condition.getStatus()))
                .map(Condition::getLastTransitionTime)
                .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
        return Optional.of(new ConditionBuilder()
                .withType(indicator.type())
                .withStatus(status)
                .withReason(indicator.reason())
                .withMessage(Bounded.text(indicator.message(), Bounded.LINE))
                .withObservedGeneration(generation)
                .withLastTransitionTime(since)
                .build());
    }

    /** What has turned; of what was never known before, only that it is so and should not be. */
    static List<Announcement> news(List<Indicator> indicators, List<Condition> before) {
        return indicators.stream()
                .filter(indicator -> hasTurned(indicator, Conditions.find(before, indicator.type())))
                .flatMap(indicator -> indicator.turned().stream())
                .toList();
    }

    private static boolean hasTurned(Indicator indicator, Optional<Condition> before) {
        if (indicator.holds().isEmpty()) {
            return false;
        }
        boolean holds = indicator.holds().get();
        return before.map(known -> !status(holds).equals(known.getStatus()))
                .orElseGet(() -> holds
                        && indicator.turned().filter(Announcement::warning).isPresent());
    }

    private static String status(boolean holds) {
        return holds ? "True" : "False";
    }
}
