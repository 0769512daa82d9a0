package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileIT {
    @TempDir
    private Path folder;

    private HuaweiSimulator start() {
        return HuaweiSimulator.start(HuaweiSimulator.Options.defaults().withData(folder.resolve("state.json")));
    }

    @Test
    void knowsAfterARestartWhatItKnewBefore() throws Exception {
        OttChannel channel;
        Flow flow;
        try (var simulator = start()) {
            var caller = new TestCaller(simulator);
            caller.call("POST", "/ott/channels", TestCaller.exampleText("5.1"));
            caller.call("POST", "/flows", TestCaller.exampleText("7.1"));
            simulator.advance(Duration.ofDays(3));
            var key = simulator.channels().all().getFirst().key();
            channel = simulator.channels().signal(key, Signal.of("splice_insert", 1, 2, 3));
            flow = simulator.flows().start(simulator.flows().all().getFirst().flowId());
        }

        try (var simulator = start()) {
            assertThat(simulator.channels().all()).containsExactly(channel);
            assertThat(simulator.flows().all()).containsExactly(flow);
            assertThat(simulator.now()).isAfter(Instant.now().plus(Duration.ofDays(2)));
            var next = simulator.flows().create("p", "n", "r", flow.sources());
            assertThat(next.sequence()).isGreaterThan(flow.sequence());
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("state.json"));
        }
    }
}
