package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.AsOf;
import dev.onair.simulator.Remembered;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** All flows of all projects, and the hand that reaches behind the API's back: nothing here is validated. */
public final class Flows {
    private final Object monitor;
    private final Runnable changed;
    private final Supplier<String> ids;
    private final Remembered<String, Flow> memory;
    private long sequence;

    /**
     * Begins without flows.
     *
     * @param monitor of everything that the vendor knows
     * @param ids of flows, as UUIDs
     */
    Flows(Object monitor, Clock real, AsOf shown, Supplier<String> ids, Runnable changed) {
        this.monitor = monitor;
        this.changed = changed;
        this.ids = ids;
        this.memory = new Remembered<>(monitor, real, shown);
    }

    void restore(Collection<Flow> flows) {
        synchronized (monitor) {
            flows.forEach(flow -> memory.restore(flow.flowId(), flow));
            sequence = flows.stream().mapToLong(Flow::sequence).max().orElse(0);
        }
    }

    /** In the order of creation. */
    public List<Flow> all() {
        return memory.all();
    }

    public Optional<Flow> find(String flowId) {
        return memory.find(flowId);
    }

    /** @throws IllegalArgumentException when there is none */
    public Flow get(String flowId) {
        return find(flowId).orElseThrow(() -> new IllegalArgumentException("no flow " + flowId));
    }

    public Flow create(String project, String name, String region, List<ObjectNode> sources) {
        return create(project, ids.get(), name, region, sources);
    }

    /** With an id of the caller's choosing. */
    public Flow create(String project, String flowId, String name, String region, List<ObjectNode> sources) {
        synchronized (monitor) {
            var flow = new Flow(++sequence, project, flowId, name, region, false, sources, List.of(), Set.of());
            memory.put(flowId, flow);
            changed.run();
            return flow;
        }
    }

    public Flow change(String flowId, UnaryOperator<Flow> how) {
        synchronized (monitor) {
            var after = how.apply(get(flowId));
            memory.put(flowId, after);
            changed.run();
            return after;
        }
    }

    public Flow start(String flowId) {
        return change(flowId, flow -> flow.withActive(true));
    }

    public Flow stop(String flowId) {
        return change(flowId, flow -> flow.withActive(false));
    }

    /** Whether the far side of a source connects, while the flow runs. */
    public Flow sourceHealth(String flowId, String source, boolean isHealthy) {
        return change(flowId, flow -> flow.withHealth("source/" + source, isHealthy));
    }

    /** Whether the far side of an output connects, while the flow runs. */
    public Flow outputHealth(String flowId, String output, boolean isHealthy) {
        return change(flowId, flow -> flow.withHealth("output/" + output, isHealthy));
    }

    /** Whether it was there. */
    public boolean delete(String flowId) {
        synchronized (monitor) {
            var wasThere = memory.remove(flowId);
            changed.run();
            return wasThere;
        }
    }
}
