package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuotaIT {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T00:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final HuaweiSimulator simulator =
            HuaweiSimulator.start(HuaweiSimulator.Options.defaults().withClock(clock));
    private final TestCaller caller = new TestCaller(simulator, clock);

    @AfterEach
    void close() {
        simulator.close();
    }

    private void exhaust(String path) throws Exception {
        for (var i = 0; i < 80; i++) assertThat(caller.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void admitsEightyCallsOfACategoryInAnyMinute() throws Exception {
        exhaust("/flows");

        var refused = caller.get("/flows");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(TestCaller.json(refused).path("error_code").asText()).isEqualTo("APIGW.0308");
        assertThat(TestCaller.json(refused).path("request_id").asText()).isNotEmpty();
        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(60)));
        assertThat(caller.get("/flows").statusCode()).isEqualTo(200);
    }

    @Test
    void countsEachCategoryByItself() throws Exception {
        exhaust("/flows");

        assertThat(caller.get("/ott/channels").statusCode()).isEqualTo(200);
        assertThat(caller.get("/ott/dims-info?namespace=SYS.LIVE").statusCode()).isEqualTo(200);
        assertThat(simulator
                        .account()
                        .quota(Category.STREAM_CONNECT)
                        .orElseThrow()
                        .maxInWindow())
                .isEqualTo(80);
        assertThat(simulator.account().quota(Category.OTT).orElseThrow().maxInWindow())
                .isEqualTo(1);
    }

    @Test
    void tellsOfItsStatistics() throws Exception {
        caller.admin("PATCH", "/accounts/domainname", "{\"requestsPerMinute\": 1, \"category\": \"OTT\"}");
        caller.get("/ott/channels");
        caller.get("/ott/channels");

        var stats = TestCaller.json(caller.admin("GET", "/stats", ""));

        assertThat(stats.at("/accounts/domainname/OTT/throttled").asInt()).isEqualTo(1);
        assertThat(stats.at("/calls/listChannel").asInt()).isEqualTo(2);
        assertThat(simulator.requests().all().getLast().errorCode()).contains("APIGW.0308");
    }
}
