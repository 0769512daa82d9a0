package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onair.simulator.fault.CutAfter;
import dev.onair.simulator.fault.CutBefore;
import dev.onair.simulator.fault.Duplicate;
import dev.onair.simulator.fault.Huge;
import dev.onair.simulator.fault.Slow;
import dev.onair.simulator.fault.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsIT {
    private static final String CREATE =
            "channelName=a&pushDomain=livepush.ovptest.haplat.net&channelType=test1&pullRate=0";
    private static final String PATH = "/live/channelManage/createChannel";

    private final CdnetworksSimulator simulator = CdnetworksSimulator.start();
    private final TestCaller caller = TestCaller.ws3(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private void inject(String fault) throws Exception {
        assertThat(caller.admin("POST", "/faults", fault).statusCode()).isEqualTo(200);
    }

    @Test
    void answersLate() throws Exception {
        inject("{\"fault\": \"slow\", \"millis\": 300}");
        var start = System.nanoTime();

        assertThat(caller.code("createChannel", CREATE)).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void answersAStatusInsteadOfTheCall() throws Exception {
        inject("{\"fault\": \"status\", \"status\": 502}");

        assertThat(caller.post(PATH, CREATE).statusCode()).isEqualTo(502);
        assertThat(simulator.channels().all()).isEmpty();
    }

    @Test
    void answersAStatusAfterTheCallTookEffect() throws Exception {
        simulator.faults().onEveryCall().once(new Status(504, true));

        assertThat(caller.post(PATH, CREATE).statusCode()).isEqualTo(504);
        assertThat(simulator.channels().all()).hasSize(1);
    }

    @Test
    void cutsTheConnectionBeforeTheWrite() throws Exception {
        caller.call("getChannelList", ""); // so that the connection that is cut is one that is kept alive
        simulator.faults().on("createChannel").once(new CutBefore());

        assertThatThrownBy(() -> caller.post(PATH, CREATE)).isInstanceOf(IOException.class);
        assertThat(simulator.channels().all()).isEmpty();
    }

    @Test
    void cutsTheConnectionAfterTheWriteAndLogsWhatWasDone() {
        simulator.faults().on("createChannel").once(new CutAfter());

        assertThatThrownBy(() -> caller.post(PATH, CREATE)).isInstanceOf(IOException.class);
        var made = simulator.channels().all();
        assertThat(made).hasSize(1);
        var line = simulator.requests().of("createChannel").getLast();
        assertThat(line.httpStatus()).isZero();
        assertThat(line.code()).contains(200);
        assertThat(line.ids()).containsExactly(made.getFirst().pullId());
        assertThat(line.faults()).containsExactly("cut-after");
    }

    @ParameterizedTest
    @CsvSource({"cut-before, 0", "cut-after, 1"})
    void cutsTheConnectionOverTheAdminEndpoint(String fault, int channels) throws Exception {
        inject("{\"fault\": \"" + fault + "\", \"times\": 1}");

        assertThatThrownBy(() -> caller.post(PATH, CREATE)).isInstanceOf(IOException.class);
        assertThat(simulator.channels().all()).hasSize(channels);
    }

    @Test
    void throttlesWhateverTheAccountHasUsed() throws Exception {
        inject("{\"fault\": \"throttle\", \"retryAfterSeconds\": 7}");

        var refused = caller.post(PATH, CREATE);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("7");
        assertThat(simulator.channels().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"refuse-signature, 1001", "no-authority, 1007", "code, 900"})
    void refusesWithACode(String fault, int code) throws Exception {
        inject("{\"fault\": \"" + fault + "\"}");

        assertThat(caller.code("createChannel", CREATE)).isEqualTo(code);
        assertThat(simulator.channels().all()).isEmpty();
    }

    @Test
    void freezesTheList() throws Exception {
        caller.call("createChannel", CREATE);
        Thread.sleep(5); // the copy is of a moment between the two
        inject("{\"fault\": \"stale-list\", \"call\": \"getChannelList\"}");
        Thread.sleep(5);
        caller.call("createChannel", CREATE);

        assertThat(caller.call("getChannelList", "").at("/data/channelTotal").asInt())
                .isEqualTo(1);
        simulator.faults().clear();
        assertThat(caller.call("getChannelList", "").at("/data/channelTotal").asInt())
                .isEqualTo(2);
    }

    @Test
    void letsTheListLag() throws Exception {
        inject("{\"fault\": \"stale-list\", \"millis\": 2000}");
        caller.call("createChannel", CREATE);

        assertThat(caller.call("getChannelList", "").at("/data/channelTotal").asInt())
                .isZero();
        await().untilAsserted(() -> assertThat(caller.call("getChannelList", "")
                        .at("/data/channelTotal")
                        .asInt())
                .isEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource({"garbage, 1", "html, 0"})
    void answersWhatIsNoJson(String fault, int channels) throws Exception {
        inject("{\"fault\": \"" + fault + "\"}");

        assertThatThrownBy(() -> caller.call("createChannel", CREATE)).isInstanceOf(JsonProcessingException.class);
        assertThat(simulator.channels().all()).hasSize(channels);
    }

    @Test
    void sendsHalfOfAnAnswer() throws Exception {
        inject("{\"fault\": \"truncated\"}");

        assertThatThrownBy(() -> caller.post(PATH, CREATE)).isInstanceOf(IOException.class);
        assertThat(simulator.channels().all()).hasSize(1);
    }

    @Test
    void sendsFiftyMegabytes() throws Exception {
        inject("{\"fault\": \"huge\"}");

        assertThat(caller.post(PATH, CREATE).body()).hasSize(Huge.LENGTH);
    }

    @Test
    void takesEffectTwice() throws Exception {
        simulator.faults().on("createChannel").once(new Duplicate());

        var id = caller.call("createChannel", CREATE).at("/data/pullId").asText();

        assertThat(simulator.channels().all()).hasSize(2);
        assertThat(simulator.requests().all()).hasSize(1);
        assertThat(simulator.requests().all().getFirst().ids())
                .hasSize(2)
                .last()
                .isEqualTo(id);
    }

    @Test
    void answersInTheOtherSpellings() throws Exception {
        var id = simulator
                .channels()
                .create("ovptest", ChannelSettings.named("a"))
                .pullId();
        simulator.channels().edit(id, edit -> edit.protocols(List.of(Protocol.HDL)));
        inject("{\"fault\": \"spellings\"}");

        assertThat(caller.call("getChannelList", "").toString())
                .contains("\"code\":\"200\"", "\"channelToal\":\"1\"", "\"live2vod\":\"0\"", "\"creatTime\":");
        assertThat(caller.call("getSinglePullCode", "pullId=" + id).toString())
                .contains("\"pullProtocol\":\"Http flv\",\"urlInfo\":[{\"originPullUrl\"")
                .doesNotContain("hdPullUrl");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            getChannelLiveState | encoded      | "data":"{\\"channelState\\":2}"
            getChannelLiveState | empty-object | "data":{"channelState":2}
            getChannelLiveState | absent       | "data":{"channelState":2}
            disconnectStream    | encoded      | "data":""
            disconnectStream    | empty-object | "data":{}
            disconnectStream    | absent       | {"code":200,"message":"Request succeeded"}
            """)
    void answersDataInOtherWays(String call, String data, String expected) throws Exception {
        var id = simulator
                .channels()
                .create("ovptest", ChannelSettings.named("a"))
                .pullId();
        inject("{\"fault\": \"spellings\", \"names\": false, \"strings\": false, \"data\": \"" + data + "\"}");

        assertThat(caller.post("/live/channelManage/" + call, "pullId=" + id).body())
                .contains(expected);
    }

    @Test
    void hitsOnlyTheCallAndTheAccountMeantAndOnlySoOften() throws Exception {
        simulator.faults().on("createChannel").times(2, new Status(500));
        simulator.faults().onEveryCall().ofAccount("nobody").always(new CutBefore());

        assertThat(caller.code("getChannelList", "")).isEqualTo(200);
        assertThat(caller.post(PATH, CREATE).statusCode()).isEqualTo(500);
        assertThat(caller.admin("GET", "/faults", "").body())
                .isEqualTo("[{\"fault\":\"status\",\"call\":\"createChannel\",\"times\":1},"
                        + "{\"fault\":\"cut-before\",\"account\":\"nobody\"}]");
        assertThat(caller.post(PATH, CREATE).statusCode()).isEqualTo(500);
        assertThat(caller.code("createChannel", CREATE)).isEqualTo(200);
    }

    @Test
    void appliesSeveralFaultsTheFirstOutermost() {
        simulator.faults().onEveryCall().once(new CutAfter());
        simulator.faults().onEveryCall().once(new Duplicate());

        assertThatThrownBy(() -> caller.post(PATH, CREATE)).isInstanceOf(IOException.class);
        assertThat(simulator.channels().all()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"fault": "flood"}               | cut-after
            {"fault": "slow", "times": 0}    | times
            {"fault": "throttle", "answer": "418"} | 429
            nonsense                         | JSON
            """)
    void refusesFaultsThatThereAreNot(String fault, String named) throws Exception {
        var refused = caller.admin("POST", "/faults", fault);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(named);
    }

    @Test
    void forgetsFaultsOnDelete() throws Exception {
        simulator.faults().onEveryCall().always(new Slow(Duration.ofDays(1)));

        assertThat(caller.admin("DELETE", "/faults", "").statusCode()).isEqualTo(204);
        assertThat(caller.code("getChannelList", "")).isEqualTo(200);
    }

    @Test
    void stopsWhollyWhileACallIsHeldUp() throws Exception {
        simulator.faults().onEveryCall().always(new Slow(Duration.ofDays(1)));
        var held = Thread.startVirtualThread(() -> {
            try {
                caller.post(PATH, CREATE);
            } catch (IOException | InterruptedException cut) {
                // as it should be
            }
        });
        Thread.sleep(100); // the call is under way

        simulator.close();

        assertThat(held.join(Duration.ofSeconds(5))).isTrue();
    }
}
