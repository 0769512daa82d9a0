package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A StreamConnect flow as the vendor keeps it.
 *
 * @param sequence in the order of creation
 * @param sources under the document's names; never changed in place
 * @param outputs under the document's names; never changed in place
 * @param unhealthy the sources (`source/NAME`) and outputs (`output/NAME`) whose far side does not connect
 */
public record Flow(
        long sequence,
        String project,
        String flowId,
        String name,
        String region,
        boolean active,
        List<ObjectNode> sources,
        List<ObjectNode> outputs,
        Set<String> unhealthy) {
    public Flow {
        sources = List.copyOf(sources);
        outputs = List.copyOf(outputs);
        unhealthy = Set.copyOf(unhealthy);
    }

    public String status() {
        return active ? "ACTIVE" : "STANDBY";
    }

    public Optional<ObjectNode> source(String sourceName) {
        return named(sources, sourceName);
    }

    public Optional<ObjectNode> output(String outputName) {
        return named(outputs, outputName);
    }

    /** `CONNECTED` while the flow runs and the far side takes part. */
    String health(String part) {
        return active && !unhealthy.contains(part) ? "CONNECTED" : "DISCONNECTED";
    }

    Flow withActive(boolean isActive) {
        return new Flow(sequence, project, flowId, name, region, isActive, sources, outputs, unhealthy);
    }

    public Flow withSources(List<ObjectNode> changed) {
        return new Flow(sequence, project, flowId, name, region, active, changed, outputs, unhealthy);
    }

    public Flow withOutputs(List<ObjectNode> changed) {
        return new Flow(sequence, project, flowId, name, region, active, sources, changed, unhealthy);
    }

    Flow withHealth(String part, boolean isHealthy) {
        var changed = new TreeSet<>(unhealthy);
        if (isHealthy) changed.remove(part);
        else changed.add(part);
        return new Flow(sequence, project, flowId, name, region, active, sources, outputs, changed);
    }

    private static Optional<ObjectNode> named(List<ObjectNode> parts, String name) {
        return parts.stream()
                .filter(part -> part.path("name").asText().equals(name))
                .findFirst();
    }
}
