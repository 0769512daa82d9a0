package dev.onair.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was asked of the simulator, in the order of the answers: the tests' ground truth for calls per resource. */
public final class RequestLog {
    private final List<LoggedRequest> lines = new ArrayList<>();
    private long sequence;

    public synchronized void add(CallContext context, int httpStatus) {
        lines.add(new LoggedRequest(
                ++sequence,
                context.arrived(),
                context.account(),
                context.call(),
                context.parameters(),
                httpStatus,
                context.code(),
                context.errorCode(),
                List.copyOf(context.ids()),
                List.copyOf(context.faults()),
                context.requestId()));
    }

    public synchronized List<LoggedRequest> all() {
        return List.copyOf(lines);
    }

    public List<LoggedRequest> of(String call) {
        return all().stream().filter(line -> line.call().equals(call)).toList();
    }

    /** The lines after the one of this sequence number. */
    public List<LoggedRequest> since(long after) {
        return all().stream().filter(line -> line.sequence() > after).toList();
    }

    public long count(String call) {
        return of(call).size();
    }

    public Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        all().forEach(line -> counts.merge(line.call(), 1, Integer::sum));
        return counts;
    }

    /** The sequence number of the latest line, 0 before the first; sequence numbers survive {@link #clear()}. */
    public synchronized long last() {
        return sequence;
    }

    public synchronized void clear() {
        lines.clear();
    }
}
