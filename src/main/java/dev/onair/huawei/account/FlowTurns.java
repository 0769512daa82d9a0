package dev.onair.huawei.account;

import dev.onair.account.CappedShare;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/**
 * Which flows are read next although nobody waits for them. Those that run are read as often as their share of the quota allows:
 * nothing else tells their health, and it costs a call for each flow and each of its outputs. Huawei Cloud Media Live API 7.4, 7.10.
 */
final class FlowTurns {
    /** Of the quota, for the health of flows that run. */
    static final int HEALTH_SHARE_PERCENT = 25;

    private final CappedShare share;

    FlowTurns(InstantSource clock) {
        this.share = new CappedShare(HEALTH_SHARE_PERCENT, clock);
    }

    /**
     * A flow that a resource has.
     *
     * @param readAt when it was last read whole
     * @param calls that it takes to read it
     */
    record Known(String flowId, boolean runs, Instant readAt, int calls) {}

    /** Those that were read before this moment, whether they run or not. */
    static List<String> readBefore(Instant deadline, List<Known> flows) {
        return flows.stream()
                .filter(flow -> flow.readAt().isBefore(deadline))
                .map(Known::flowId)
                .toList();
    }

    /**
     * Those that run, the one first that was read longest ago.
     *
     * @param allowance calls that the account may send in a minute
     */
    List<String> running(List<Known> flows, int allowance) {
        var running = flows.stream()
                .filter(Known::runs)
                .sorted(Comparator.comparing(Known::readAt))
                .toList();
        return share.take(running, Known::calls, allowance).stream()
                .map(Known::flowId)
                .toList();
    }
}
