package dev.onair.tenancy;

import dev.onair.account.GateStats;
import dev.onair.operator.Kind.Waits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What to say of a resource whose call waits for its turn at the vendor. Pure. */
final class QueueWords {
    static final String THROTTLED = "Throttled";
    static final String QUEUED = "Queued";

    private QueueWords() {}

    /**
     * @param quotas the account's, of which the call waits at one
     * @param before how many calls leave before it; empty where that is not known
     */
    static Waits waits(List<GateStats> quotas, OptionalInt before) {
        var waiting = quotas.stream().mapToInt(GateStats::waitingTotal).sum();
        var closed = closedUntil(quotas);
        if (closed.isPresent()) {
            return new Waits(
                    THROTTLED,
                    "the vendor answers that the account sends too many calls, so none is sent before "
                            + closed.get().truncatedTo(ChronoUnit.SECONDS) + "; " + line(waiting, before));
        }
        if (before.isPresent()) {
            return new Waits(
                    QUEUED,
                    "waiting for its turn at the vendor: " + line(waiting, before) + ", and the account may send "
                            + allowance(quotas) + " a minute");
        }
        return new Waits(QUEUED, "waiting for the vendor's answer; " + line(waiting, before));
    }

    /** Calls that may be sent in a minute, whichever of the account's quotas is meant: the smallest. */
    static int allowance(List<GateStats> quotas) {
        return quotas.stream().mapToInt(GateStats::allowancePerMinute).min().orElse(0);
    }

    private static Optional<Instant> closedUntil(List<GateStats> quotas) {
        return quotas.stream()
                .map(GateStats::closedUntil)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private static String line(int waiting, OptionalInt before) {
        var all =
                waiting + (waiting == 1 ? " call" : " calls") + " of the account " + (waiting == 1 ? "waits" : "wait");
        return before.isPresent() ? all + ", " + before.getAsInt() + " of them before this one" : all;
    }
}
