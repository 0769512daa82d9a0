package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Numbers that the vendor's public clients send as 0 where nobody set them, and that the service then takes for not set: seen in
 * the acceptance tests of its Terraform provider.
 */
final class UnsetNumbers {
    static final List<String> NAMES = List.of(
            "max_bandwidth_limit",
            "latency",
            "width",
            "height",
            "max_bandwidth",
            "min_bandwidth",
            "key_rotation_interval_seconds");
    /** The one whose zero those clients had to leave out. */
    private static final String DELAY = "delay_segment";

    private UnsetNumbers() {}

    /**
     * A copy without them.
     *
     * @throws Refusal for the one zero that is not taken
     */
    static JsonNode leftOut(JsonNode body) {
        var copy = body.deepCopy();
        leaveOut(copy);
        return copy;
    }

    private static void leaveOut(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (isZero(object.path(DELAY))) throw Refusal.invalid(DELAY + " must be at least 1");
            NAMES.stream().filter(name -> isZero(object.path(name))).forEach(object::remove);
        }
        node.forEach(UnsetNumbers::leaveOut);
    }

    private static boolean isZero(JsonNode value) {
        return value.isIntegralNumber() && value.asLong() == 0;
    }
}
