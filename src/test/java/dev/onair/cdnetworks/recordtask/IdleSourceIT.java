package dev.onair.cdnetworks.recordtask;

import static dev.onair.cdnetworks.account.OperatorStage.awaitReady;
import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static dev.onair.cdnetworks.account.OperatorStage.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.Protocol;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A recording of a channel that nobody feeds: the vendor calls it recording all the same. */
@Execution(ExecutionMode.CONCURRENT)
class IdleSourceIT {
    private final RecordFixture operator = new RecordFixture();

    @BeforeEach
    void open() {
        operator.stage.readyAccount();
        operator.channel("news", Protocol.RTMP, Protocol.HLS);
        awaitReady(operator.channel("news"));
        operator.task("tonight", spec -> {});
        awaitReady(operator.task("tonight"));
        operator.pass("tonight");
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private String idle() {
        return condition(operator.status("tonight").conditions, "SourceIdle");
    }

    @Test
    void isToldAfterFiveMinutesAndEndsWhenSomebodyPushes() {
        operator.advance("tonight", Duration.ofMinutes(4));
        assertThat(operator.stage.events("tonight")).doesNotContain("SourceIdle");
        var queries = operator.calls("recordTaskQuery");

        operator.advance("tonight", Duration.ofMinutes(2));

        awaitThat(() -> assertThat(idle()).isEqualTo("True"));
        awaitThat(() -> assertThat(operator.stage.events("tonight")).contains("SourceIdle"));
        assertThat(condition(operator.status("tonight").conditions, "Ready")).isEqualTo("True");
        assertThat(condition(operator.status("tonight").conditions, "Stalled")).isEqualTo("False");
        assertThat(operator.calls("getChannelLiveState")).isZero();
        assertThat(operator.calls("recordTaskQuery")).isEqualTo(queries);

        operator.simulator.channels().startStream(operator.pullId("news"));
        operator.stage.sweep();

        awaitThat(() -> assertThat(idle()).isEqualTo("False"));
        awaitThat(() -> assertThat(operator.stage.events("tonight")).contains("SourceRuns"));
    }

    @Test
    void isKnownAfterARestart() {
        operator.advance("tonight", Duration.ofMinutes(6));
        awaitThat(() -> assertThat(idle()).isEqualTo("True"));

        operator.stage.restart();
        operator.simulator.channels().startStream(operator.pullId("news"));
        operator.stage.sweep();

        awaitThat(() -> assertThat(idle()).isEqualTo("False"));
    }
}
