package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks behind the API's back, notices by hand, and the clock. */
class TasksAdminIT {
    private final CdnetworksSimulator simulator = CdnetworksSimulator.start();
    private final TestCaller caller = TestCaller.ws3(simulator);
    private final TestReceiver receiver = new TestReceiver();

    TasksAdminIT() throws IOException {}

    @BeforeEach
    void seed() {
        var now = simulator.now();
        simulator.channels().create("ovptest", ChannelSettings.named("a"), "p1", "s1", now);
        var order = RecordOrder.of("p1", "N1", now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2)))
                .notifying(URI.create(receiver.url("/record")));
        var storage = new RecordTask.Storage("s1", "http://play/");
        simulator.services().recordings().shelf().put(RecordTask.of("r1", "ovptest", now, order, storage));
        var later = Optional.of(now.plus(Duration.ofHours(1)));
        var forward = new ForwardOrder("p1", "rtmp://a/b", later, Optional.empty(), Optional.empty(), Optional.empty());
        simulator.services().forwards().shelf().put(ForwardTask.of("f1", "ovptest", now, forward));
    }

    @AfterEach
    void close() {
        simulator.close();
        receiver.close();
    }

    private String phase(String path) throws Exception {
        return TestCaller.json(caller.admin("GET", path, "")).path("phase").asText();
    }

    @Test
    void movesTheClockSoThatTasksStartAndRequestsStayValid() throws Exception {
        var moved = caller.admin("POST", "/clock", "{\"advance\": \"PT61M\"}");

        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(phase("/recordTasks/r1")).isEqualTo("RUNNING");
        assertThat(phase("/forwardTasks/f1")).isEqualTo("PROCESSING");
        assertThat(caller.code("recordTaskQuery", "taskId=r1")).isEqualTo(200);
    }

    @Test
    void startsTasksThoughNobodyAsks() throws Exception {
        var shelf = simulator.services().forwards().shelf();
        var order = new ForwardOrder(
                "p1",
                "rtmp://a/b",
                Optional.of(simulator.now().plusMillis(150)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        shelf.put(ForwardTask.of("soon", "ovptest", simulator.now(), order));

        await().until(() -> shelf.get("soon").phase() == ForwardTask.Phase.PROCESSING);
    }

    @Test
    void endsAndFailsTasks() throws Exception {
        assertThat(caller.admin("POST", "/recordTasks/r1/fail", "").statusCode())
                .isEqualTo(200);
        assertThat(caller.admin("POST", "/forwardTasks/f1/end", "").statusCode())
                .isEqualTo(200);
        simulator.advance(Duration.ofMinutes(61));

        assertThat(phase("/recordTasks/r1")).isEqualTo("TERMINATED");
        assertThat(phase("/forwardTasks/f1")).isEqualTo("SUCCESS");
        assertThat(caller.admin("POST", "/recordTasks/r1/end", "").statusCode()).isEqualTo(409);
    }

    @Test
    void forgetsTasksBehindTheBackOfTheApi() throws Exception {
        assertThat(caller.admin("DELETE", "/recordTasks/r1", "").statusCode()).isEqualTo(204);

        assertThat(caller.call("recordTaskQuery", "taskId=r1").path("data").asText())
                .isEmpty();
        assertThat(TestCaller.json(caller.admin("GET", "/recordTasks", ""))).isEmpty();
    }

    @Test
    void tellsOfATaskAsOftenAsAsked() throws Exception {
        caller.admin("POST", "/recordTasks/r1/notices", "{\"times\": 3}");

        assertThat(receiver.awaited(3))
                .hasSize(3)
                .allMatch(notice -> notice.body().contains("\"taskId\":\"r1\""));
    }

    @Test
    void showsWhatIsStillToBeAccepted() throws Exception {
        receiver.answers(500, "");
        caller.admin("POST", "/recordTasks/r1/notices", "");
        await().until(() -> simulator.callbacks().log().all().size() == 1);

        var pending = TestCaller.json(caller.admin("GET", "/callbacks/pending", ""));

        assertThat(pending).hasSize(1);
        assertThat(pending.at("/0/attempts").asInt()).isEqualTo(1);
        assertThat(pending.at("/0/notice/subject").asText()).isEqualTo("r1");
    }

    @Test
    void countsTheNewCallsAsOthers() throws Exception {
        caller.code("recordTaskQuery", "taskId=r1");
        caller.code("getPullChannelList", "");

        assertThat(simulator.requests().counts())
                .containsEntry("recordTaskQuery", 1)
                .containsEntry("getPullChannelList", 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /recordTasks/nobody/end     | {}             | 400
            DELETE | /forwardTasks/nobody        |                | 400
            POST   | /recordTasks/r1/notices     | {"times": 0}   | 400
            POST   | /channels/nobody/notices    | {}             | 400
            PATCH  | /accounts/ovptest           | {"directRecordingUrl": "ftp://a/b"} | 400
            GET    | /stateCallbacks             |                | 200
            GET    | /directories                |                | 200
            """)
    void refusesWhatItCannotDo(String method, String path, String body, int status) throws Exception {
        assertThat(caller.admin(method, path, body == null ? "" : body).statusCode())
                .isEqualTo(status);
    }
}
