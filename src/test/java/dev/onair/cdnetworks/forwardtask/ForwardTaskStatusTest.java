package dev.onair.cdnetworks.forwardtask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When there is nothing left to end of a relay, so that its deletion asks nobody and takes nothing away. */
class ForwardTaskStatusTest {
    private static ForwardTaskStatus bound(Phase phase) {
        var status = new ForwardTaskStatus();
        status.externalId = "task";
        status.taskId = "task";
        status.phase = phase;
        return status;
    }

    @ParameterizedTest
    @EnumSource
    void itsTaskIsOver(Phase phase) {
        assertThat(bound(phase).isAllOver()).isEqualTo(phase == Phase.Completed || phase == Phase.Failed);
    }

    @Test
    void oneThatWasNeverShownMayRun() {
        var status = bound(Phase.Completed);
        status.phase = null;
        status.outcomeUnknown = true;

        assertThat(status.isAllOver()).isFalse();
    }

    @Test
    void whatIsRememberedOfAnotherTaskSaysNothingOfThisOne() {
        var status = bound(Phase.Completed);
        status.externalId = "another";

        assertThat(status.isAllOver()).isFalse();
    }

    @Test
    void aCreateThatWasBegunMayHaveMadeAnother() {
        var status = bound(Phase.Completed);
        status.attempt = new Attempt();

        assertThat(status.isAllOver()).isFalse();
    }
}
