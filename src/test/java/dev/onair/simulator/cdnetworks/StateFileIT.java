package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.simulator.callback.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    @Test
    void knowsTasksDirectoriesAndWhatIsLeftToTellAfterARestart() throws Exception {
        var receiver = "http%3A%2F%2F127.0.0.1%3A1%2Fx";
        List<RecordTask> recordings;
        List<ForwardTask> forwards;
        try (var simulator = start()) {
            var caller = TestCaller.ws3(simulator);
            var id = caller.call("createChannel", CREATE).at("/data/pullId").asText();
            var end = simulator.now().plus(Duration.ofHours(1)).getEpochSecond();
            caller.call(
                    "createRecordTask", "pullId=" + id + "&quickStart=true&endTime=" + end + "&notifyUrl=" + receiver);
            caller.post("/live/forwardTask/startForwardTask", "pullId=" + id + "&forwardUrl=rtmp%3A%2F%2Fa%2Fb");
            caller.post("/live/recordDirectoryManage/directoryCreate", "directoryType=t&firstLevelDirectory=a");
            caller.call("setChannelStateRealtimeBack", "domainName=livepush.ovptest.haplat.net&notifyUrl=" + receiver);
            await().until(() -> simulator.callbacks().log().all().size() == 1);
            recordings = simulator.services().recordings().shelf().all();
            forwards = simulator.services().forwards().shelf().all();
        }

        try (var simulator = start()) {
            assertThat(simulator.services().recordings().shelf().all())
                    .hasSize(1)
                    .isEqualTo(recordings);
            assertThat(simulator.services().forwards().shelf().all()).hasSize(1).isEqualTo(forwards);
            assertThat(simulator.services().stateCallbacks().all()).hasSize(1);
            assertThat(simulator.services().directories().all())
                    .singleElement()
                    .matches(directory -> simulator.account().directories().contains(directory.directoryId()));
            assertThat(simulator.callbacks().pending()).singleElement().returns(1, Delivery::attempts);
        }
    }
}
