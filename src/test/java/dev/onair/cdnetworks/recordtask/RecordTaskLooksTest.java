package dev.onair.cdnetworks.recordtask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordTaskLooksTest {
    private static final Instant DAY_BEFORE = Samples.START.minus(Duration.ofDays(1));

    @Test
    void looksAtOnceAtWhatWasNeverSeen() {
        assertThat(RecordTaskLooks.next(new RecordTaskStatus(), DAY_BEFORE)).hasValue(DAY_BEFORE);
    }

    @Test
    void looksAtATaskThatWaitsWhenItsTimeHasCome() {
        var waiting = Samples.seen(Phase.Pending, DAY_BEFORE);

        assertThat(RecordTaskLooks.next(waiting, DAY_BEFORE)).hasValue(Samples.START.plus(RecordTaskLooks.GRACE));
    }

    @Test
    void looksAgainAMinuteLaterWhenItShouldHaveBegunAndHadNot() {
        var late = Samples.START.plusSeconds(10);

        assertThat(RecordTaskLooks.next(Samples.seen(Phase.Pending, late), late))
                .hasValue(late.plusSeconds(60));
    }

    @Test
    void looksSeldomWhileItRunsAndAtItsEnd() {
        var running = Samples.seen(Phase.Recording, Samples.START);

        assertThat(RecordTaskLooks.next(running, Samples.START)).hasValue(Samples.START.plus(Duration.ofMinutes(10)));
        assertThat(RecordTaskLooks.next(running, Samples.END.minusSeconds(60)))
                .hasValue(Samples.END.plus(RecordTaskLooks.GRACE));
        assertThat(RecordTaskLooks.WHILE_RUNNING).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void looksForFilesAtGrowingIntervalsAndThenNeverAgain() {
        var at = Samples.END.plusSeconds(5);
        var status = Samples.seen(Phase.Completed, at);
        List<Duration> waits = new ArrayList<>();
        for (var next = RecordTaskLooks.next(status, at);
                next.isPresent() && waits.size() < 20;
                next = RecordTaskLooks.next(status, at)) {
            waits.add(Duration.between(at, next.get()));
            at = next.get();
            Samples.seen(status, Phase.Completed, at);
        }

        assertThat(waits.getFirst()).isEqualTo(Duration.ofMinutes(1));
        assertThat(waits.subList(0, waits.size() - 1)).isSorted();
        assertThat(waits).hasSizeLessThan(12).allMatch(wait -> wait.compareTo(Duration.ofMinutes(30)) <= 0);
        assertThat(at).isEqualTo(Samples.END.plus(RecordTaskProgress.FILES_WITHIN));
        assertThat(status.phase).isEqualTo(Phase.Failed);
    }

    @Test
    void looksNoMoreOnceTheFilesAreThere() {
        var at = Samples.END.plusSeconds(5);
        var status = Samples.seen(Phase.Completed, at, Samples.file("v1"));
        RecordTaskProgress.pages(Map.of(), at.plus(Duration.ofHours(3)), status);

        assertThat(RecordTaskLooks.next(status, at)).isEmpty();
    }
}
