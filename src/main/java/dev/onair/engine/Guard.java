package dev.onair.engine;

import dev.onair.common.DriftPolicy;
import dev.onair.common.ManagementPolicy;
import dev.onair.common.OnairStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
     * @param approved whether the annotation approves this very plan: that approval is spent once anything proceeds
     */
    public record Judgement<C extends Command>(
            Plan<C> proceed, Plan<C> held, Optional<Reason> reason, boolean approved) {}

    /** As below, by what a resource says of itself. */
    static <C extends Command> Judgement<C> judge(
            Plan<C> plan, Subject<?, ? extends OnairStatus> subject, boolean onAir) {
        return judge(plan, subject.policies(), subject.approvals(), subject.steady(), onAir);
    }

    /**
     * @param approvals which approvals were used before
     * @param steady whether the manifest has not changed since it was last in sync: what differs now is drift
     * @param onAir whether an interruption would be noticed now
     */
    public static <C extends Command> Judgement<C> judge(
            Plan<C> plan, Policies policies, Approvals approvals, boolean steady, boolean onAir) {
        if (policies.management() == ManagementPolicy.Observe) {
            return split(plan, change -> true, Reason.Observed, false);
        }
        var approved = approvals.areGiven(plan, policies.approved());
        Predicate<Change<C>> unapproved = change -> !approved && !approvals.cover(change, policies.approved());
        if (policies.management() == ManagementPolicy.Plan) {
            var waiting = split(plan, unapproved, Reason.AwaitingApproval, approved);
            if (waiting.reason().isPresent()) {
                return waiting;
            }
        }
        var reportsDrift = policies.drift() == DriftPolicy.Report && steady;
        var sparesViewers = onAir && !policies.allowInterruption();
        var known = reportsDrift
                ? new Plan<>(plan.changes().stream().flatMap(Change::apart).toList())
                : plan;
        var hasDrift = reportsDrift && known.changes().stream().anyMatch(Change::onlyObserved);
        return split(
                known,
                change -> (reportsDrift && change.onlyObserved())
                        || (sparesViewers && change.interrupts() && unapproved.test(change)),
                hasDrift ? Reason.DriftReported : Reason.OnAir,
                approved);
    }

    private static <C extends Command> Judgement<C> split(
            Plan<C> plan, Predicate<Change<C>> holds, Reason reason, boolean approved) {
        List<Change<C>> held = plan.changes().stream()
                .filter(change -> change.command().writes() && holds.test(change))
                .toList();
        var proceed =
                plan.changes().stream().filter(change -> !held.contains(change)).toList();
        return new Judgement<>(
                new Plan<>(proceed),
                new Plan<>(held),
                held.isEmpty() ? Optional.empty() : Optional.of(reason),
                approved);
    }
}
