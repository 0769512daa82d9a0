package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.LoggedRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaIT {
    private final CdnetworksSimulator simulator = CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults()
            .withRequestsPerMinute(3)
            .withAccounts(AccountSetup.sample(), AccountSetup.another("other", "7", "k", "s")));
    private final TestCaller caller = TestCaller.ws3(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void countsAllCallsOfAnAccountTogether() throws Exception {
        caller.call("getChannelList", "");
        caller.call("getChannelLiveState", "pullId=nobody");
        caller.call("deleteChannel", "");

        assertThat(caller.post("/live/channelManage/getChannelList", "").statusCode())
                .isEqualTo(429);
        assertThat(simulator.requests().all())
                .extracting(LoggedRequest::httpStatus)
                .isEqualTo(List.of(200, 200, 200, 429));
        assertThat(simulator.maxInWindow()).isEqualTo(4);
    }

    @Test
    void countsEachAccountAlone() throws Exception {
        for (var i = 0; i < 4; i++) caller.post("/live/channelManage/getChannelList", "");
        var other = new TestCaller(simulator, new TestSigner("k", "s", Generation.WS3));

        assertThat(other.code("getChannelList", "")).isEqualTo(200);
    }

    @Test
    void countsBothGenerationsAndAllKeysOfAnAccountTogether() throws Exception {
        simulator.addKey("second", "secret");
        caller.call("getChannelList", "");
        TestCaller.cnc(simulator).call("getChannelList", "{}");
        var second = new TestCaller(simulator, new TestSigner("second", "secret", Generation.WS3));
        second.call("getChannelList", "");

        assertThat(second.post("/live/channelManage/getChannelList", "").statusCode())
                .isEqualTo(429);
    }

    @Test
    void countsRequestsWhoseSignatureIsRefused() throws Exception {
        var thief = new TestCaller(simulator, new TestSigner(simulator.accessKey(), "wrong", Generation.WS3));
        for (var i = 0; i < 3; i++) assertThat(thief.code("getChannelList", "")).isEqualTo(1001);

        assertThat(caller.post("/live/channelManage/getChannelList", "").statusCode())
                .isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource({"429, 429", "403, 403", "503, 503", "code, 200"})
    void refusesInTheWayAskedFor(String answer, int status) throws Exception {
        caller.admin("PUT", "/throttling", "{\"answer\": \"" + answer + "\"}");
        caller.admin("PATCH", "/accounts/ovptest", "{\"requestsPerMinute\": 0}");

        var refused = caller.post("/live/channelManage/getChannelList", "");

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(status == 200 ? "frequency" : "Too many");
    }
}
