package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.cdnetworks.RecordTask.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tasks and directories that the document's examples speak of, as far as their answers tell. */
final class GoldenTasks {
    private static final String ACCOUNT = "ovptest";

    private GoldenTasks() {}

    static void seed(CdnetworksSimulator simulator) {
        simulator.addDirectory(new RecordDirectory(
                ACCOUNT,
                "ec8f50eb015b100048a28c5800000000",
                "Chinese_ABC_abc_321",
                List.of("abc", "movie-2", "movie-3"),
                Instant.ofEpochSecond(1494324233)));
        var recordings = simulator.services().recordings().shelf();
        recordings.put(task(simulator, "5df32989b7db47368cc14571ba296c04", "N02", "badde9ed3ae64d4386c5fb3319d56e4f"));
        recordings.put(task(simulator, "4645ca2d015a1000ad64820400000000", "NO1", "aadde9ed3ae64d4386c5fb3319d56e4e")
                .over(RecordTask.Phase.TERMINATED, files()));
        var forwards = simulator.services().forwards().shelf();
        forwards.put(forward("f37cf970016e1000577ce45400000000", ForwardTask.Phase.PROCESSING));
        forwards.put(forward("f3eab758016e100012febb9700000000", ForwardTask.Phase.FAIL));
    }

    private static RecordTask task(CdnetworksSimulator simulator, String taskId, String transNo, String pullId) {
        var now = simulator.now();
        var order = RecordOrder.of(pullId, transNo, now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2)));
        return RecordTask.of(taskId, ACCOUNT, now, order, new Storage("ST622_80No2Cut", "http://specific/"));
    }

    private static List<RecordFile> files() {
        return List.of(
                file("065c4f4f461efd60e0be9f4942820428", "ST622_80No2Cut_201706221121-20170622142118", 25534560, 2258),
                file("2b6d8bd527837357b96ff91e7eda61d9", "ST622_80No2Cut_201706221221", 12723450, 1120));
    }

    private static RecordFile file(String videoId, String name, long bytes, long seconds) {
        return new RecordFile(
                videoId, name + ".mp4", bytes, seconds, "http://specific/" + name, Instant.ofEpochSecond(1526388195));
    }

    private static ForwardTask forward(String taskId, ForwardTask.Phase phase) {
        var order = new ForwardOrder(
                "5fc304b8ed704e0fb0a415d613f5811b",
                "rtmp://livepush.ovptest.haplat.net/live/de9e8c6834244637aa52aa993e2ed9f6",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return ForwardTask.of(taskId, ACCOUNT, Instant.ofEpochSecond(1576050276), order)
                .with(phase);
    }
}
