package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileIT {
    private static final String CREATE =
            "channelName=a&pushDomain=livepush.ovptest.haplat.net&channelType=test1&pullRate=0&check=c";

    @TempDir
    private Path folder;

    private CdnetworksSimulator start() {
        return CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults().withData(folder.resolve("state.json")));
    }

    @Test
    void knowsAfterARestartWhatItKnewBefore() throws Exception {
        Channel before;
        try (var simulator = start()) {
            var id = TestCaller.ws3(simulator)
                    .call("createChannel", CREATE)
                    .at("/data/pullId")
                    .asText();
            simulator.addDirectory("ovptest", "d");
            simulator.advance(Duration.ofDays(3));
            before = simulator.channels().ban(id);
        }

        try (var simulator = start()) {
            assertThat(simulator.channels().all()).containsExactly(before);
            assertThat(simulator.account().directories()).contains("d");
            assertThat(before.isBanned(simulator.now())).isTrue();
            var next = simulator.channels().create("ovptest", ChannelSettings.named("b"));
            assertThat(next.sequence()).isGreaterThan(before.sequence());
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("state.json"));
        }
    }
}
