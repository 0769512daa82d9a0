package dev.onair.engine;

import dev.onair.common.Bounded;
import dev.onair.common.Names;
import dev.onair.common.OnairStatus;
import dev.onair.common.PlanStatus;
import java.time.Instant;

/** What is said of the part of a plan that waits. Pure. */
final class HeldPlan {
    private static final String SEE = " (status.plan has more of it)";

    private HeldPlan() {}

    /** Puts what waits into the status, or nothing where all may be done; with the token by which the whole plan is approved. */
    static void show(Subject<?, ? extends OnairStatus> subject, Plan<?> plan, Plan<?> held) {
        subject.status().plan =
                held.isEmpty() ? null : PlanStatus.of(subject.approvals().token(plan), held.shown());
    }

    /** How the resource stands by it; what is drift is noted in the status. */
    static Standing standing(
            Subject<?, ? extends OnairStatus> subject, Plan<?> held, Guard.Reason reason, Instant now) {
        var what = String.join(", ", held.lines());
        return switch (reason) {
            case Observed ->
                new Standing.Differs(
                        "Differs",
                        "the vendor has something else than is declared, and managementPolicy is Observe: " + what);
            case AwaitingApproval -> new Standing.Held("AwaitingApproval", withCommand(subject, "", what));
            case OnAir -> new Standing.Held("OnAir", withCommand(subject, "held while the stream is on air: ", what));
            case DriftReported -> {
                held.changes().forEach(change -> DriftLog.note(subject.status(), change, now, false));
                yield new Standing.Differs(Loop.DRIFTED, "changed at the vendor, and driftPolicy is Report: " + what);
            }
        };
    }

    /** A message is cut where it is too long, and the command must not be what is cut. */
    private static String withCommand(Subject<?, ? extends OnairStatus> subject, String why, String what) {
        var token = subject.status().plan == null ? "" : subject.status().plan.hash;
        var command = subject.approvals().otherwise(token, subject.policies().approved()) + "; to have it done: "
                + subject.target().annotate(Names.APPROVE + "=" + token);
        var room = Bounded.LINE - why.length() - command.length();
        return why + (what.length() > room ? Bounded.text(what, room - SEE.length()) + SEE : what) + command;
    }
}
