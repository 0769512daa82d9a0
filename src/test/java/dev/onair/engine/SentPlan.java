package dev.onair.engine;

import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftPolicy;
import dev.onair.common.ManagementPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A plan that was approved, sent or reported, as the status remembers it: what follows, for the plans of any kind. */
public final class SentPlan {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final Plan<?> plan;
    private final Toy.Status status = new Toy.Status();

    private SentPlan(Plan<?> plan) {
        this.plan = plan;
    }

    public static SentPlan of(Plan<?> plan) {
        return new SentPlan(plan);
    }

    /** What of the next manifest's plan is sent a second after this one was, and before the vendor must show it. */
    public List<String> isFollowedAtOnceBy(Plan<?> next) {
        plan.changes().forEach(change -> budget(1, START).sent(change, true));
        var now = START.plus(Duration.ofSeconds(1));
        return next.changes().stream()
                .filter(change ->
                        budget(2, now).due(change).filter(now::isBefore).isEmpty())
                .map(Change::line)
                .toList();
    }

    private WriteBudget budget(long generation, Instant now) {
        return new WriteBudget(subject(generation), WriteLimits.DEFAULT, now);
    }

    private Subject<Object, Toy.Status> subject(long generation) {
        return new Subject<>(
                Toy.TARGET,
                Optional.empty(),
                new Policies(
                        ManagementPolicy.Full, DriftPolicy.Enforce, DeletionPolicy.Delete, false, Optional.empty()),
                status,
                Optional.empty(),
                Optional.empty(),
                generation,
                0,
                Toy.HASH,
                List.of());
    }

    /** Whether the status is the same after one more pass that finds the same drift. */
    public boolean isReportedOnce() {
        report(START);
        var before = List.copyOf(status.drift);
        report(START.plus(Duration.ofMinutes(1)));
        return status.drift.equals(before);
    }

    private void report(Instant now) {
        plan.changes().forEach(change -> DriftLog.note(status, change, now, false));
    }

    /** Whether an approval of it is in force until it is carried out, where the first of its calls failed. */
    public boolean staysApproved() {
        return staysApprovedAs(plan);
    }

    /** Whether an approval of it is one for all of the plan that comes after a failed call. */
    public boolean staysApprovedAs(Plan<?> next) {
        var token = Approvals.of(status.approvals, Toy.HASH).token(plan);
        Approvals.spend(status, plan, Toy.HASH);
        var approvals = Approvals.of(status.approvals, Toy.HASH);
        return next.changes().stream().allMatch(change -> approvals.cover(change, Optional.of(token)));
    }

    /** Whether nothing of an approval of it is left once this was carried out. */
    public boolean isOverOnceDone(Plan<?> done) {
        Approvals.spend(status, plan, Toy.HASH);
        Approvals.carriedOut(subject(1), done);
        return status.approvals != null && status.approvals.pending.isEmpty();
    }
}
