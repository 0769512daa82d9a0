package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forward tasks on a clock that the test moves (2.27 to 2.29). */
class ForwardTasksIT {
    private static final String TASK = "pullId=p1&forwardUrl=rtmp%3A%2F%2Fpush.example.net%2Flive%2Fkey";

    private final CdnetworksSimulator simulator = CdnetworksSimulator.start();
    private final TestCaller caller = TestCaller.ws3(simulator);
    private final TestReceiver receiver = new TestReceiver();

    ForwardTasksIT() throws IOException {}

    @BeforeEach
    void seed() {
        simulator.channels().create("ovptest", ChannelSettings.named("a"), "p1", "s1", simulator.now());
    }

    @AfterEach
    void close() {
        simulator.close();
        receiver.close();
    }

    private JsonNode call(String call, String form) throws Exception {
        return TestCaller.json(caller.post("/live/forwardTask/" + call, form));
    }

    private String start(String more) throws Exception {
        var answer = call("startForwardTask", TASK + more);
        return answer.at("/data/taskId").asText();
    }

    private String timed() throws Exception {
        var now = simulator.now().getEpochSecond();
        return start("&startTime=" + (now + 60) + "&endTime=" + (now + 600) + "&notifyUrl=" + receiver.url("/fwd"));
    }

    private JsonNode listed(String taskId) throws Exception {
        return call("getForwardTaskList", "taskId=" + taskId).at("/data/forwardTaskList/0");
    }

    @Test
    void beginsAtOnceAndGoesOnUntilItIsEnded() throws Exception {
        var taskId = start("");
        simulator.advance(Duration.ofDays(30));
        assertThat(listed(taskId).path("status").asInt()).isEqualTo(1);

        assertThat(call("endForwardTask", "taskId=" + taskId).path("code").asInt())
                .isEqualTo(200);
        assertThat(listed(taskId).path("status").asInt()).isEqualTo(2);
        assertThat(call("endForwardTask", "taskId=" + taskId).path("code").asInt())
                .isEqualTo(1000);
    }

    @Test
    void runsFromItsStartToItsEndAndTellsOfBoth() throws Exception {
        var taskId = timed();
        assertThat(listed(taskId).path("status").asInt()).isZero();
        simulator.advance(Duration.ofSeconds(61));
        assertThat(listed(taskId).path("status").asInt()).isEqualTo(1);
        receiver.awaited(1);
        simulator.advance(Duration.ofMinutes(10));
        assertThat(listed(taskId).path("status").asInt()).isEqualTo(2);

        var told = Json.MAPPER.readTree(receiver.awaited(2).get(1).body());
        assertThat(told.path("taskId").asText()).isEqualTo(taskId);
        assertThat(told.path("status").asInt()).isEqualTo(2);
        assertThat(told.path("pullId").asText()).isEqualTo("p1");
        assertThat(told.has("id")).isFalse();
    }

    @Test
    void failsWhenToldTo() throws Exception {
        var taskId = timed();
        assertThat(caller.admin("POST", "/forwardTasks/" + taskId + "/fail", "").statusCode())
                .isEqualTo(200);
        simulator.advance(Duration.ofSeconds(61));

        assertThat(listed(taskId).path("status").asInt()).isEqualTo(3);
        assertThat(caller.admin("POST", "/forwardTasks/" + taskId + "/fail", "").statusCode())
                .isEqualTo(409);
    }

    @Test
    void failsTheTaskOfTheCallThatTheFaultIsFor() throws Exception {
        caller.admin("POST", "/faults", "{\"fault\": \"fail-task\", \"call\": \"startForwardTask\", \"times\": 1}");

        assertThat(listed(start("")).path("status").asInt()).isEqualTo(3);
        assertThat(listed(start("")).path("status").asInt()).isEqualTo(1);
    }

    @Test
    void listsNewestFirstByStatusAndChannel() throws Exception {
        var first = start("");
        var second = start("");
        call("endForwardTask", "taskId=" + first);

        assertThat(call("getForwardTaskList", "status=1,3")
                        .at("/data/forwardTaskList/0/id")
                        .asText())
                .isEqualTo(second);
        var all = call("getForwardTaskList", "pullId=p1&pageSize=1").path("data");
        assertThat(all.path("total").asInt()).isEqualTo(2);
        assertThat(all.at("/forwardTaskList/0/id").asText()).isEqualTo(second);
        assertThat(call("getForwardTaskList", "pullId=other").at("/data/total").asInt())
                .isZero();
    }

    @Test
    void tellsWhatWasSetAndNoDefaults() throws Exception {
        var params = "&codingParams=%7B%22bitrate%22%3A800%2C%22acodec%22%3A%22libfaac%22%7D";

        var shown = listed(start(params));

        assertThat(shown.at("/codingParams/bitrate").asInt()).isEqualTo(800);
        assertThat(shown.at("/codingParams/acodec").asText()).isEqualTo("libfaac");
        assertThat(shown.at("/codingParams/vcodec").asText()).isEmpty();
        assertThat(shown.at("/codingParams/frameRate").isNull()).isTrue();
        assertThat(shown.path("endTime").isNull()).isTrue();
        assertThat(shown.path("forwardUrl").asText()).isEqualTo("rtmp://push.example.net/live/key");
    }

    @Test
    void takesAUserAndAnyHostInTheUrl() throws Exception {
        var url = "rtmp%3A%2F%2Fuser%3Apass%40push_1.example.net%3A1935%2Flive%2Fkey";

        var answer = call("startForwardTask", "pullId=p1&forwardUrl=" + url);

        assertThat(answer.path("code").asInt()).isEqualTo(200);
    }

    @Test
    void takesPostOnlyAndKeepsKeysOutOfTheLog() throws Exception {
        start("&notifyUrl=" + receiver.url("/secret"));
        var url = caller.url("/live/forwardTask/getForwardTaskList");

        assertThat(caller.send(caller.signer().get(url, caller.nextTimestamp())).statusCode())
                .isEqualTo(405);
        assertThat(simulator.requests().of("startForwardTask").toString()).doesNotContain("key", "secret");
    }
}
