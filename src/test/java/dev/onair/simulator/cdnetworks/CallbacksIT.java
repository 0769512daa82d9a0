package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.simulator.FormCode;
import dev.onair.simulator.Json;
import dev.onair.simulator.callback.SentCallback;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channel states and immediate recordings, told to a receiver (2.16, 2.26). */
class CallbacksIT {
    private final CdnetworksSimulator simulator = CdnetworksSimulator.start();
    private final TestCaller caller = TestCaller.ws3(simulator);
    private final TestReceiver receiver = new TestReceiver();

    CallbacksIT() throws IOException {}

    @BeforeEach
    void seed() throws Exception {
        simulator.channels().create("ovptest", ChannelSettings.named("my channel"), "p1", "s1", simulator.now());
        configure("1");
    }

    @AfterEach
    void close() {
        simulator.close();
        receiver.close();
    }

    private void configure(String open) throws Exception {
        var form = "domainName=livepush.ovptest.haplat.net&notifyUrl=" + receiver.url("/state/x") + "&open=" + open;
        assertThat(caller.code("setChannelStateRealtimeBack", form)).isEqualTo(200);
    }

    private List<String> states(int notices) {
        return receiver.awaited(notices).stream()
                .map(notice -> FormCode.decode(notice.query()).get("channelState"))
                .toList();
    }

    @Test
    void tellsThatAStreamBegan() {
        var before = simulator.now().toEpochMilli();

        simulator.channels().startStream("p1");

        var notice = receiver.awaited(1).getFirst();
        assertThat(notice)
                .returns("GET", TestReceiver.Received::method)
                .returns("/state/x", TestReceiver.Received::path);
        var told = FormCode.decode(notice.query());
        assertThat(Long.parseLong(told.remove("timestamp")))
                .isBetween(before, simulator.now().toEpochMilli());
        assertThat(told)
                .containsEntry("channelName", "my channel")
                .containsEntry("pushDomain", "livepush.ovptest.haplat.net")
                .containsEntry("channelType", "test1")
                .containsEntry("pushId", "s1")
                .containsEntry("pullId", "p1")
                .containsEntry("channelState", "1")
                .hasSize(6);
    }

    @Test
    void tellsThatAStreamEndedOrWasBanned() {
        simulator.channels().startStream("p1");
        states(1);
        simulator.channels().stopStream("p1");
        states(2);
        simulator.channels().startStream("p1");
        states(3);
        simulator.channels().ban("p1");

        assertThat(states(4)).containsExactly("1", "2", "1", "3");
    }

    @Test
    void tellsNothingWhenSwitchedOff() throws Exception {
        configure("0");
        simulator.channels().startStream("p1");
        configure("1");
        simulator.channels().stopStream("p1");

        assertThat(states(1)).containsExactly("2");
        assertThat(simulator.callbacks().pending()).isEmpty();
    }

    @Test
    void repeatsFiveTimesTwentySecondsApart() {
        receiver.answers(200, "{\"success\": \"0\"}");
        simulator.channels().startStream("p1");
        for (var attempt = 1; attempt <= 6; attempt++) {
            attempted(attempt);
            simulator.advance(Duration.ofSeconds(21));
        }

        assertThat(simulator.callbacks().pending()).isEmpty();
        assertThat(simulator.callbacks().log().all())
                .hasSize(6)
                .allMatch(line -> !line.accepted() && line.status() == 200)
                .extracting(SentCallback::attempt)
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void repeatsUntilTheReceiverSaysSuccess() {
        receiver.answers(500, TestReceiver.SUCCESS);
        simulator.channels().startStream("p1");
        attempted(1);
        simulator.advance(Duration.ofSeconds(19));
        assertThat(simulator.callbacks().pending()).hasSize(1);
        assertThat(simulator.callbacks().log().all()).hasSize(1);
        receiver.answers(200, TestReceiver.SUCCESS);
        simulator.advance(Duration.ofSeconds(2));
        attempted(2);

        await().until(() -> simulator.callbacks().pending().isEmpty());
        assertThat(simulator.callbacks().log().all())
                .extracting(SentCallback::accepted)
                .containsExactly(false, true);
    }

    private void attempted(int attempts) {
        await().until(() -> simulator.callbacks().log().all().size() == attempts);
    }

    @Test
    void sendsByHandAsOftenAsAskedAndShowsTheAnswers() throws Exception {
        caller.admin("POST", "/channels/p1/notices", "{\"channelState\": 3, \"times\": 200}");
        attempted(200);

        assertThat(states(200)).containsOnly("3");
        var log = TestCaller.json(caller.admin("GET", "/callbacks?kind=channelState", ""));
        assertThat(log).hasSize(200);
        assertThat(log.get(0).path("answer").asText()).isEqualTo(TestReceiver.SUCCESS);
        caller.admin("DELETE", "/callbacks", "");
        assertThat(TestCaller.json(caller.admin("GET", "/callbacks", ""))).isEmpty();
    }

    @Test
    void tellsOfImmediateRecordings() throws Exception {
        caller.admin("PATCH", "/accounts/ovptest", "{\"directRecordingUrl\": \"" + receiver.url("/direct") + "\"}");
        configure("0");
        simulator.channels().edit("p1", edit -> edit.live2vod(true));
        simulator.channels().startStream("p1");
        simulator.advance(Duration.ofSeconds(17));
        simulator.channels().stopStream("p1");

        var notice = receiver.awaited(1).getFirst();
        assertThat(notice.method()).isEqualTo("POST");
        var told = Json.MAPPER.readTree(notice.body());
        assertThat(told.path("eventCode").asText()).isEqualTo("wcsDirectRecordCallback");
        assertThat(told.at("/data/pullId").asText()).isEqualTo("p1");
        assertThat(told.at("/data/videoDuration").asDouble()).isBetween(17.0, 30.0);
        assertThat(told.at("/data/fileSize").asLong()).isGreaterThanOrEqualTo(17 * 250_000L);
    }

    @Test
    void sendsNothingAfterItWasClosed() {
        receiver.answers(500, "");
        simulator.channels().startStream("p1");
        attempted(1);
        simulator.close();
        simulator.callbacks().deliverDue();
        simulator.channels().stopStream("p1");

        assertThat(receiver.awaited(1)).hasSize(1);
    }

    @Test
    void logsAReceiverThatIsNotThere() {
        var nowhere = URI.create("http://127.0.0.1:1/x");
        simulator
                .services()
                .stateCallbacks()
                .put(new StateCallback("ovptest", "livepush.ovptest.haplat.net", nowhere, true));
        simulator.channels().startStream("p1");
        attempted(1);

        assertThat(simulator.callbacks().log().all().getFirst())
                .returns(0, SentCallback::status)
                .returns(nowhere.getPort(), line -> line.url().getPort());
    }
}
