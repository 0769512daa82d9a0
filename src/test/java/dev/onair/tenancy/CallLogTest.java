package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.CallListener;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.engine.RequestId;
import dev.onair.engine.SteppedClock;
import dev.onair.engine.Target;
import dev.onair.logs.CapturedLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallLogTest {
    private static final Failure DOWN = RequestId.in(new Failure.Retryable("editChannel: HTTP 503"), "abc-1");

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-01-01T12:00:00Z"));
    private final CallLog log = new CallLog("CdnetworksAccount", new ObjectKey("tv", "default"), clock);
    private final CapturedLogs captured = CapturedLogs.from(Level.WARNING);
    private final Caller news = new Target("LiveChannel", new ObjectKey("tv", "news"), "uid").caller();

    @AfterEach
    void close() {
        captured.close();
    }

    private void call(Caller caller, String operation, Outcome<?> outcome) {
        log.onCall(new CallListener.Sent(Lane.WRITE, caller, operation), outcome, Duration.ZERO, Duration.ofMillis(20));
    }

    private List<String> lines() {
        return captured.lines(line -> line.contains("CdnetworksAccount tv/default: "));
    }

    @Test
    void namesAccountCallResourceFailureAndRequest() {
        call(news, "editChannel", Outcome.failed(DOWN));

        assertThat(lines())
                .singleElement()
                .asString()
                .contains("CdnetworksAccount tv/default: editChannel for LiveChannel tv/news failed (Retryable):"
                        + " editChannel: HTTP 503 [request id abc-1]");
    }

    @Test
    void saysEachKindOfFailureOnceAMinuteAndCountsTheRest() {
        for (int number = 0; number < 500; number++) {
            call(news, "editChannel", Outcome.failed(DOWN));
        }
        call(news, "editChannel", Outcome.failed(new Failure.Rejected("1217", "no channel")));
        call(news, "getChannelList", Outcome.failed(DOWN));
        assertThat(lines()).hasSize(3);

        clock.advance(Duration.ofMinutes(1));
        call(news, "editChannel", Outcome.failed(DOWN));

        assertThat(lines()).hasSize(4);
        assertThat(lines().getLast()).contains("; 499 more like it since the last line");
    }

    @Test
    void isSilentOfWhatDoesNotFail() {
        call(news, "editChannel", Outcome.done("yes"));
        call(news, "editChannel", Outcome.failed(new Failure.Gone("not there")));
        call(news, "editChannel", Outcome.failed(new Failure.Recalled("withdrawn")));

        assertThat(lines()).isEmpty();
    }

    @Test
    void saysForWhomAsFarAsThatIsKnown() {
        call(new Caller("tv", "batch 7"), "forbid", Outcome.failed(DOWN));
        call(Caller.account("walk"), "getChannelList", Outcome.failed(DOWN));

        assertThat(lines().getFirst()).contains("forbid for several of namespace tv failed");
        assertThat(lines().getLast()).contains("getChannelList failed");
    }

    /** By these, logs in JSON are searched. */
    @Test
    void hasTheSameAsFieldsOfTheLineAndLeavesNoneBehind() {
        var fields = new ArrayList<Map<String, Object>>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                fields.add(Map.copyOf(MDC.getMap()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var logger = Logger.getLogger(CallLog.class.getName());
        logger.addHandler(handler);
        try {
            call(news, "editChannel", Outcome.failed(DOWN));
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(fields)
                .singleElement()
                .isEqualTo(Map.of(
                        "account",
                        "tv/default",
                        "accountKind",
                        "CdnetworksAccount",
                        "operation",
                        "editChannel",
                        "failure",
                        "Retryable",
                        "namespace",
                        "tv",
                        "kind",
                        "LiveChannel",
                        "name",
                        "news",
                        "requestId",
                        "abc-1"));
        assertThat(MDC.getMap()).doesNotContainKeys("account", "requestId");
    }
}
