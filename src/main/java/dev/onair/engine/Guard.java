package dev.onair.engine;

import dev.onair.common.DriftPolicy;
import dev.onair.common.ManagementPolicy;
import java.util.List;
import java.util.Optional;

/** Decides, without touching anything, which part of a plan may be carried out now and why the rest may not. */
public final class Guard {
    private Guard() {}

    /** Why a part of the plan waits. */
    public enum Reason {
        /** {@code managementPolicy: Observe}: the operator never writes. */
        Observed,
        /** {@code managementPolicy: Plan}: the plan waits for its approval. */
        AwaitingApproval,
        /** {@code driftPolicy: Report}: what somebody changed at the vendor stays as it is. */
        DriftReported,
        /** The stream is on air and the change would break it off. */
        OnAir
    }

    /**
     * @param proceed the changes that may be carried out now, in order
     * @param held the part that waits
     * @param reason why it waits, when there is any
     */
    public record Judgement<C extends Command>(Plan<C> proceed, Plan<C> held, Optional<Reason> reason) {}

    /**
     * @param steady whether the manifest has not changed since it was last in sync: what differs now is drift
     * @param onAir whether an interruption would be noticed now
     */
    public static <C extends Command> Judgement<C> judge(
            Plan<C> plan, Policies policies, boolean steady, boolean onAir) {
        var approved = policies.approved().filter(plan.writes().hash()::equals).isPresent();
        if (policies.management() == ManagementPolicy.Observe) {
            return split(plan, change -> true, Reason.Observed);
        }
        if (policies.management() == ManagementPolicy.Plan && !approved) {
            return split(plan, change -> true, Reason.AwaitingApproval);
        }
        var reportsDrift = policies.drift() == DriftPolicy.Report && steady;
        var sparesViewers = onAir && !policies.allowInterruption() && !approved;
        var known = reportsDrift
                ? new Plan<>(plan.changes().stream().flatMap(Change::apart).toList())
                : plan;
        var hasDrift = reportsDrift && known.changes().stream().anyMatch(Change::onlyObserved);
        return split(
                known,
                change -> (reportsDrift && change.onlyObserved()) || (sparesViewers && change.interrupts()),
                hasDrift ? Reason.DriftReported : Reason.OnAir);
    }

    private static <C extends Command> Judgement<C> split(
            Plan<C> plan, java.util.function.Predicate<Change<C>> holds, Reason reason) {
        List<Change<C>> held = plan.changes().stream()
                .filter(change -> change.command().writes() && holds.test(change))
                .toList();
        var proceed =
                plan.changes().stream().filter(change -> !held.contains(change)).toList();
        return new Judgement<>(
                new Plan<>(proceed), new Plan<>(held), held.isEmpty() ? Optional.empty() : Optional.of(reason));
    }
}
