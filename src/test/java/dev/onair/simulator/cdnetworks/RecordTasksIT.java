package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recordings on a clock that the test moves (2.17 to 2.19, 2.24). */
class RecordTasksIT {
    private final CdnetworksSimulator simulator = CdnetworksSimulator.start();
    private final TestCaller caller = TestCaller.ws3(simulator);
    private final TestReceiver receiver = new TestReceiver();
    private final Instant minute = simulator.now().truncatedTo(ChronoUnit.MINUTES);

    RecordTasksIT() throws IOException {}

    @BeforeEach
    void seed() {
        simulator.channels().create("ovptest", ChannelSettings.named("a"), "p1", "s1", simulator.now());
    }

    @AfterEach
    void close() {
        simulator.close();
        receiver.close();
    }

    /** Starts 10 minutes after the current one and 30 seconds, ends 60 minutes after it. */
    private String create(String more) throws Exception {
        var form = "pullId=p1&quickStart=false&transNo=N1&startTime=" + (minute.getEpochSecond() + 630) + "&endTime="
                + (minute.getEpochSecond() + 3600) + "&notifyUrl=" + receiver.url("/record") + more;
        var data = caller.call("createRecordTask", form).path("data");
        return Json.MAPPER.readTree(data.textValue()).path("taskId").asText();
    }

    private JsonNode query(String taskId) throws Exception {
        return caller.call("recordTaskQuery", "taskId=" + taskId).path("data");
    }

    private void advanceTo(int minutes) {
        var target = minute.plus(Duration.ofMinutes(minutes)).plusSeconds(1);
        simulator.advance(Duration.between(simulator.now(), target));
    }

    private RecordTask task(String taskId) {
        return simulator.services().recordings().shelf().get(taskId);
    }

    @Test
    void cutsTheStartToTheMinute() throws Exception {
        assertThat(task(create("")).order().start()).isEqualTo(minute.plusSeconds(600));
    }

    @Test
    void runsFromItsStartToItsEnd() throws Exception {
        var taskId = create("");
        assertThat(query(taskId).path("status").asInt()).isZero();
        advanceTo(10);
        assertThat(query(taskId).path("status").asInt()).isEqualTo(1);
        advanceTo(60);

        assertThat(query(taskId).path("status").asInt()).isEqualTo(2);
        assertThat(query(taskId).path("fileList")).isEmpty();
    }

    @Test
    void makesAFileOfEachTimeOnAir() throws Exception {
        var taskId = create("");
        simulator.channels().startStream("p1");
        advanceTo(20);
        simulator.channels().stopStream("p1");
        advanceTo(50);
        simulator.channels().startStream("p1");
        assertThat(query(taskId).path("fileList")).isEmpty();
        advanceTo(60);

        var files = query(taskId).path("fileList");
        assertThat(files).hasSize(2);
        var first = files.get(0);
        assertThat(first.path("videoDuration").asText()).isIn("600", "601", "602", "603", "604", "605");
        assertThat(first.path("fileSize").asText())
                .isEqualTo(first.path("videoDuration").asLong() * 250_000 + "");
        assertThat(first.path("fileName").asText()).startsWith("s1_").endsWith(".mp4");
        assertThat(first.path("fileUrl").asText()).startsWith("http://live.ovptest.haplat.net/record/");
        assertThat(files.get(1).path("videoDuration").asLong()).isBetween(590L, 599L);
        var listed = caller.call("getRecordFileInfo", "pullIds=p1").at("/data/list");
        assertThat(listed).hasSize(2);
        assertThat(listed.get(1).path("videoId")).isEqualTo(first.path("videoid"));
    }

    @Test
    void makesOneFileWhereItIsToConcatenate() throws Exception {
        var taskId = create("&fileType=m3u8&isConcat=true");
        simulator.channels().startStream("p1");
        advanceTo(20);
        simulator.channels().stopStream("p1");
        simulator.channels().startStream("p1");
        advanceTo(60);

        assertThat(task(taskId).files())
                .singleElement()
                .matches(file -> file.fileName().endsWith(".m3u8") && file.durationSeconds() >= 2990);
    }

    @Test
    void skipsNothingWhenTheClockJumpsOverAWholeTask() throws Exception {
        var taskId = create("");
        simulator.channels().startStream("p1");
        simulator.advance(Duration.ofDays(2));

        assertThat(task(taskId).files()).singleElement().matches(file -> file.durationSeconds() == 3000);
    }

    @Test
    void endsBeforeItsTimeWithWhatItHas() throws Exception {
        var taskId = create("");
        simulator.channels().startStream("p1");
        advanceTo(15);

        assertThat(caller.code("endRecordTask", "taskId=" + taskId)).isEqualTo(200);
        assertThat(query(taskId).path("status").asInt()).isEqualTo(3);
        assertThat(query(taskId).path("fileList")).hasSize(1);
        assertThat(caller.code("endRecordTask", "taskId=" + taskId)).isEqualTo(1631);
    }

    @Test
    void letsAnotherTaskBeginWhenTheFirstIsOver() throws Exception {
        create("");
        var quick = "pullId=p1&quickStart=true&endTime=" + (minute.getEpochSecond() + 9000);
        assertThat(caller.code("createRecordTask", quick)).isEqualTo(1337);
        advanceTo(60);

        assertThat(caller.code("createRecordTask", quick)).isEqualTo(200);
    }

    @Test
    void tellsTheReceiverOfStartAndEnd() throws Exception {
        var taskId = create("");
        simulator.channels().startStream("p1");
        advanceTo(10);
        var start = Json.MAPPER.readTree(receiver.awaited(1).getFirst().body());
        advanceTo(20);
        simulator.channels().stopStream("p1");
        simulator.channels().startStream("p1");
        advanceTo(60);
        var end = Json.MAPPER.readTree(receiver.awaited(2).get(1).body());

        assertThat(start.at("/data/status").asInt()).isEqualTo(1);
        assertThat(start.at("/data/fileList")).isEmpty();
        assertThat(end.at("/data/status").asInt()).isEqualTo(2);
        assertThat(end.at("/data/taskId").asText()).isEqualTo(taskId);
        assertThat(end.at("/data/transNo").asText()).isEqualTo("N1");
        assertThat(end.at("/data/fileList/0").has("videoId")).isTrue();
        assertThat(end.at("/data/fileList/1").has("fileKey")).isTrue();
    }

    @Test
    void retriesItsNoticeThreeTimes() throws Exception {
        receiver.answers(500, "");
        create("");
        advanceTo(10);
        for (var attempt = 1; attempt <= 4; attempt++) {
            var made = attempt;
            await().until(() -> simulator.callbacks().log().all().size() == made);
            simulator.advance(Duration.ofMinutes(1));
        }

        await().until(() -> simulator.callbacks().pending().isEmpty());
        assertThat(receiver.awaited(4)).hasSize(4);
    }

    @Test
    void failsWhenTheFaultSaysSo() throws Exception {
        simulator.faults().on("createRecordTask").once(simulator.services().failTask());
        var taskId = create("");
        simulator.channels().startStream("p1");
        assertThat(query(taskId).path("status").asInt()).isZero();
        advanceTo(11);

        assertThat(query(taskId).path("status").asInt()).isEqualTo(3);
        assertThat(query(taskId).path("fileList")).isEmpty();
    }

    @Test
    void recordsIntoTheChannelsDirectory() throws Exception {
        var made = TestCaller.json(caller.post(
                "/live/recordDirectoryManage/directoryCreate",
                "directoryType=t&firstLevelDirectory=movies&secondLevelDirectory=new"));
        simulator
                .channels()
                .edit(
                        "p1",
                        edit -> edit.directoryId(made.at("/data/directoryId").asText()));
        var taskId = create("&key=mine");
        simulator.channels().startStream("p1");
        advanceTo(60);

        assertThat(task(taskId).files())
                .singleElement()
                .returns("http://live.ovptest.haplat.net/record/movies/new/mine.mp4", RecordFile::url);
    }
}
