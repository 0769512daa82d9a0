package dev.onair.tenancy;

import dev.onair.account.GateStats;
import dev.onair.account.Troubles.Trouble;
import dev.onair.engine.Conditions;
import dev.onair.engine.Standing;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How an account stands whose calls are in trouble. Pure. */
final class TroubleWords {
    private static final String DOWN = "VendorUnavailable";

    private TroubleWords() {}

    /**
     * What the account says.
     *
     * @param standing what it would say without the trouble; one that says more than that it waits stays
     */
    static Standing of(Standing standing, Trouble trouble, List<GateStats> quotas) {
        return switch (standing) {
            case Standing.InSync ignored -> told(trouble, quotas);
            case Standing.Unavailable ignored -> told(trouble, quotas);
            // It was never seen: that it is not ready must stay.
            case Standing.Begun ignored -> new Standing.Begun(reason(trouble), message(trouble, quotas));
            default -> standing;
        };
    }

    private static Standing told(Trouble trouble, List<GateStats> quotas) {
        return switch (trouble.kind()) {
            case DOWN -> new Standing.Unavailable(DOWN, message(trouble, quotas), Conditions.FAILURES_BEFORE_UNSYNCED);
            case THROTTLED, BACKLOG -> new Standing.Waiting(reason(trouble), message(trouble, quotas));
        };
    }

    private static String reason(Trouble trouble) {
        return switch (trouble.kind()) {
            case DOWN -> DOWN;
            case THROTTLED -> QueueWords.THROTTLED;
            case BACKLOG -> QueueWords.QUEUED;
        };
    }

    private static String message(Trouble trouble, List<GateStats> quotas) {
        var since = trouble.since().truncatedTo(ChronoUnit.SECONDS);
        var waiting = quotas.stream().mapToInt(GateStats::waitingWork).sum();
        return switch (trouble.kind()) {
            case DOWN -> "the vendor has answered nothing of use since " + since + ": " + trouble.message();
            case THROTTLED ->
                "the vendor has answered since " + since + " that the account sends too many calls, " + waiting
                        + " of which wait: " + trouble.message();
            case BACKLOG ->
                "calls have waited for their turn since " + since + ", " + waiting + " of them now: the account may"
                        + " send "
                        + QueueWords.allowance(quotas)
                        + " a minute (spec.requestsPerMinute, spec.quotaShare)";
        };
    }
}
