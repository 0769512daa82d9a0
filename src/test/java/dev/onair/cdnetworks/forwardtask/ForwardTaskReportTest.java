package dev.onair.cdnetworks.forwardtask;

import static dev.onair.cdnetworks.forwardtask.Sample.Task.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.ForwardTaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardTaskReportTest {
    private final dev.onair.cdnetworks.forwardtask.ForwardTaskStatus status =
            new dev.onair.cdnetworks.forwardtask.ForwardTaskStatus();

    private void report(ForwardTaskObserved observed, Instant at) {
        ForwardTaskReport.write(Sample.desired(spec -> {}), observed, at, at, status);
    }

    @ParameterizedTest
    @CsvSource({"PENDING,Pending,false", "PROCESSING,Forwarding,false", "SUCCESS,Completed,true", "FAIL,Failed,true"})
    void tellsThePhase(ForwardTaskStatus vendor, Phase phase, boolean isOver) {
        report(running().in(vendor).shown(), Sample.NOW);

        assertThat(status.phase).isEqualTo(phase);
        assertThat(status.isOver()).isEqualTo(isOver);
        assertThat(status.finishedAt).isEqualTo(isOver ? "2026-11-21T12:00:00Z" : null);
    }

    @Test
    void tellsTheHostAndNothingElseOfTheDestination() {
        report(running().from(Sample.NOW).until(Sample.NOW.plusSeconds(600)).shown(), Sample.NOW);

        assertThat(status.destinationHost).isEqualTo("livepush.ovptest.haplat.net");
        assertThat(status.pullId).isEqualTo(Sample.PULL_ID);
        assertThat(status.startsAt).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(status.endsAt).isEqualTo("2026-11-21T12:10:00Z");
    }

    @Test
    void keepsThePhaseWhenTheVendorNamesOneThatNobodyKnows() {
        report(running().shown(), Sample.NOW);

        report(running().in(null).shown(), Sample.NOW);

        assertThat(status.phase).isEqualTo(Phase.Forwarding);
    }

    @Test
    void keepsWhenItWasFirstSeenToBeOver() {
        report(running().in(ForwardTaskStatus.SUCCESS).shown(), Sample.NOW);

        report(new ForwardTaskObserved.Remembered(), Sample.NOW.plusSeconds(60));

        assertThat(status.finishedAt).isEqualTo("2026-11-21T12:00:00Z");
    }

    @Test
    void callsNeitherCompletedNorReadyWhatNobodySawEnd() {
        report(running().shown(), Sample.NOW);

        report(new ForwardTaskObserved.Vanished(), Sample.NOW);

        assertThat(ForwardTaskReport.failed(status))
                .hasValueSatisfying(why -> assertThat(why.message()).contains("not known how it went"));
        assertThat(status.phase).isEqualTo(Phase.Failed);
    }

    @Test
    void saysWhatToDoAboutAFailedTaskAndNothingAboutACompletedOne() {
        report(running().in(ForwardTaskStatus.FAIL).shown(), Sample.NOW);
        assertThat(ForwardTaskReport.failed(status))
                .hasValueSatisfying(why -> assertThat(why.message())
                        .contains(Sample.TASK_ID, "livepush.ovptest.haplat.net", "create it again")
                        .doesNotContain(Sample.KEY));

        report(running().until(Sample.NOW).shown(), Sample.NOW.minusSeconds(60));
        report(running().until(Sample.NOW).in(ForwardTaskStatus.SUCCESS).shown(), Sample.NOW);
        assertThat(ForwardTaskReport.failed(status)).isEmpty();
    }

    @Test
    void callsOneThatSomebodyEndedEndedEarlyForGood() {
        var end = Sample.NOW.plusSeconds(600);
        report(running().until(end).in(ForwardTaskStatus.SUCCESS).shown(), Sample.NOW);

        report(new ForwardTaskObserved.Remembered(), end.plusSeconds(60));

        assertThat(status.phase).isEqualTo(Phase.Completed);
        assertThat(ForwardTaskReport.failed(status)).hasValueSatisfying(why -> {
            assertThat(why.reason()).isEqualTo("EndedEarly");
            assertThat(why.message()).contains(Sample.NOW.toString(), end.toString(), "create it again");
        });
    }

    @Test
    void callsOneThatHasNoEndEndedEarlyWheneverItIsOver() {
        report(running().in(ForwardTaskStatus.SUCCESS).shown(), Sample.NOW);

        assertThat(ForwardTaskReport.failed(status))
                .hasValueSatisfying(why -> assertThat(why.message()).contains("until this resource is deleted"));
    }

    /** The vendor's clock is not ours. */
    @Test
    void callsOneThatIsOverAMomentBeforeItsEndCompleted() {
        report(
                running()
                        .until(Sample.NOW.plusSeconds(20))
                        .in(ForwardTaskStatus.SUCCESS)
                        .shown(),
                Sample.NOW);

        assertThat(ForwardTaskReport.failed(status)).isEmpty();
    }

    @Test
    void goesSomeTimeAfterItIsOverAndNotBefore() {
        var ttl = Optional.of(Duration.ofHours(1));
        report(running().shown(), Sample.NOW);
        assertThat(ForwardTaskReport.expiry(status, ttl)).isEmpty();

        report(running().in(ForwardTaskStatus.SUCCESS).shown(), Sample.NOW);
        assertThat(ForwardTaskReport.expiry(status, ttl)).contains(Sample.NOW.plus(Duration.ofHours(1)));
        assertThat(ForwardTaskReport.expiry(status, Optional.empty())).isEmpty();
    }
}
