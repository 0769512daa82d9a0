package dev.onair.huawei.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ports at their bounds: the vendor keeps 2077 and 2088 from sources (7.4) and says nothing of outputs (case V17). */
@Execution(ExecutionMode.CONCURRENT)
class FlowPortsIT {
    private final FlowFixture flows = new FlowFixture();

    @BeforeEach
    void open() {
        flows.operator.readyAccount();
    }

    @AfterEach
    void close() {
        flows.close();
    }

    private static FlowSpec.FlowOutput output(String name, int port) {
        var output = FlowFixture.output(name);
        output.port = port;
        return output;
    }

    private List<Integer> outputPorts() {
        return flows.atTheVendor().outputs().stream()
                .map(output -> output.path("port").asInt())
                .sorted()
                .toList();
    }

    @Test
    void anOutputMayHaveAnyPort() {
        var ports = List.of(1, 2077, 2088, 65_535);

        flows.create("contribution", spec -> {
            spec.outputs.clear();
            IntStream.range(0, ports.size()).forEach(i -> spec.outputs.add(output("o" + i, ports.get(i))));
        });

        flows.awaitReady("contribution");
        assertThat(outputPorts()).isEqualTo(ports);
        flows.edit("contribution", spec -> spec.outputs.getFirst().port = 2088);
        flows.awaitReason("contribution", "OnAir");
        assertThat(flows.message("contribution")).contains("spec.outputs[o0].port: 1 -> 2088");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2076, 2078, 2087, 2089, 65_535})
    void aSourceMayHaveThePortsAroundThoseThatAreKept(int port) {
        flows.create("contribution", spec -> spec.sources.getFirst().listenerPort = port);

        flows.awaitReady("contribution");
        assertThat(flows.atTheVendor()
                        .source("studio")
                        .orElseThrow()
                        .path("source_listener_port")
                        .asInt())
                .isEqualTo(port);
    }

    /** The cluster refuses them by a rule of the CRD; what comes past that is refused by the vendor, and told. */
    @ParameterizedTest
    @ValueSource(ints = {2077, 2088})
    void aPortThatIsKeptFromSourcesIsNamedWithItsField(int port) {
        flows.create("contribution", spec -> spec.sources.getFirst().listenerPort = port);

        flows.awaitReason("contribution", "VendorRejected");
        assertThat(flows.message("contribution"))
                .contains("source_listener_port", "2077", "2088", "Correct the spec", "LIVE.100011001");
        assertThat(flows.operator.simulator.flows().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_536})
    void whatIsNoPortIsRefusedByTheCluster(int port) {
        assertThatThrownBy(() -> flows.create("source", spec -> spec.sources.getFirst().listenerPort = port))
                .hasMessageContaining("spec.sources[0].listenerPort")
                .hasMessageContaining(port == 0 ? "greater than or equal to 1" : "less than or equal to 65535");
        assertThatThrownBy(() -> flows.create("output", spec -> spec.outputs.getFirst().port = port))
                .hasMessageContaining("spec.outputs[0].port");
    }
}
