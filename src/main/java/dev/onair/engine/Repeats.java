package dev.onair.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * What of a plan may be sent now, and what the resource says of the rest: it was sent before, and is not shown.
 *
 * @param plan what may be carried out but for how often it was
 * @param wasSpent the part of it that was sent as often as it may be, as the pass began
 */
record Repeats<C extends Command>(WriteBudget budget, Plan<C> plan, Plan<C> wasSpent, Instant now) {
    Repeats(WriteBudget budget, Plan<C> plan, Instant now) {
        this(budget, plan, budget.spent(plan), now);
    }

    /** What may be sent now. */
    Plan<C> ready() {
        return plan.without(budget.early(plan).changes());
    }

    /** Whether something would be sent again because of an observation from before the vendor had to show it. */
    boolean isTooOld(Instant observed) {
        return ready().changes().stream()
                .flatMap(change -> budget.due(change).stream())
                .anyMatch(observed::isBefore);
    }

    /**
     * How the resource stands when nothing is left to do by an observation that need not show what the manifest before has sent;
     * empty where it does.
     */
    Optional<Pass> earlier(Instant observed) {
        return budget.earlierShownBy()
                .filter(observed::isBefore)
                .map(due -> now.isBefore(due)
                        ? Pass.again(
                                new Standing.Applied(
                                        "what was sent before this edit is not shown yet; looked at again at "
                                                + due.truncatedTo(ChronoUnit.SECONDS)),
                                Duration.between(now, due))
                        : Pass.again(new Standing.Unchanged(), Duration.ofSeconds(1)));
    }

    /** Whether these calls were all sent too often before: how the resource stands was said then. */
    boolean isOnlyAgain(Plan<C> sent) {
        return !sent.isEmpty()
                && sent.changes().stream().allMatch(change -> wasSpent.changes().contains(change));
    }

    /**
     * How the resource stands when nothing else is left to do; empty where nothing waits.
     *
     * @param ofUse whether the object is there and does what it is for
     */
    Optional<Pass> pass(boolean ofUse) {
        var early = budget.early(plan);
        var next = early.changes().stream()
                .flatMap(change -> budget.due(change).stream())
                .min(Comparator.naturalOrder());
        return next.map(due -> Pass.again(standing(early, due, ofUse), Duration.between(now, due)));
    }

    private Standing standing(Plan<C> early, Instant due, boolean ofUse) {
        var spent = budget.spent(early);
        var at = due.truncatedTo(ChronoUnit.SECONDS);
        if (spent.isEmpty()) {
            return new Standing.Applied(
                    "sent, and not shown yet: " + String.join(", ", early.lines()) + "; looked at again at " + at);
        }
        var isMissed = spent.changes().stream().map(Change::command).anyMatch(Repeats::isMissed);
        return new Standing.NotConverging(
                told(spent) + ". Sent again at " + at + ", and at once by onair.dev/sync-at", ofUse && !isMissed);
    }

    private String told(Plan<C> spent) {
        var lines = String.join(", ", spent.lines());
        if (spent.changes().stream().allMatch(change -> budget.unshown(change).isPresent())) {
            return "sent, and not shown by the vendor, which most likely never does: " + lines
                    + "; to send it again would interrupt. Declare what the vendor shows, or leave it as it is";
        }
        return spent.changes().stream().allMatch(budget::isUnanswered)
                ? "sent again and again, and the vendor has not answered: " + lines
                : "sent again and again, and the vendor shows something else each time: " + lines
                        + "; find out who else changes it, or declare what the vendor keeps";
    }

    /** Whether the object is of no use without it. */
    private static boolean isMissed(Command command) {
        return command.creates() || command.urgent() || command.resumes().isPresent();
    }
}
