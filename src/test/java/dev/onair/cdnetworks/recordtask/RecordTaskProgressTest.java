package dev.onair.cdnetworks.recordtask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.RecordFile;
import dev.onair.cdnetworks.client.RecordedFile;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordTaskProgressTest {
    private static final Instant AFTER = Samples.END.plusSeconds(10);
    private static final Instant OVERDUE = Samples.END.plus(RecordTaskProgress.FILES_WITHIN);

    private static Map<String, RecordFile> page(String videoId) {
        return Map.of(
                videoId,
                new RecordFile(
                        Samples.CHANNEL,
                        videoId,
                        videoId,
                        Samples.START,
                        2258L,
                        null,
                        "http://share.example/" + videoId));
    }

    @Test
    void isFinishedWithItsFilesAndTheirPages() {
        var status = Samples.seen(Phase.Completed, AFTER, Samples.file("v1"));
        assertThat(status.finishedAt).isNull();

        RecordTaskProgress.pages(page("v1"), AFTER, status);

        assertThat(status.phase).isEqualTo(Phase.Completed);
        assertThat(status.endedAt).isEqualTo(Samples.END.toString());
        assertThat(status.finishedAt).isEqualTo(AFTER.toString());
        assertThat(status.files).singleElement().satisfies(file -> {
            assertThat(file.sizeBytes).isEqualTo(25_534_560L);
            assertThat(file.sharePageUrl).isEqualTo("http://share.example/v1");
        });
        assertThat(RecordTaskProgress.isFinished(status)).isTrue();
        assertThat(RecordTaskProgress.failed(status)).isEmpty();
    }

    @Test
    void waitsForPagesThatTheVendorDoesNotKnowYetButNotForEver() {
        var status = Samples.seen(Phase.Completed, AFTER, Samples.file("v1"), Samples.file("v2"));

        RecordTaskProgress.pages(page("v1"), AFTER, status);
        assertThat(status.finishedAt).isNull();
        RecordTaskProgress.pages(page("v1"), OVERDUE, status);

        assertThat(status.finishedAt).isEqualTo(OVERDUE.toString());
    }

    @Test
    void keepsThePagesWhenTheFilesAreSeenAgain() {
        var status = Samples.seen(Phase.Completed, AFTER, Samples.file("v1"));
        RecordTaskProgress.pages(page("v1"), AFTER, status);

        Samples.seen(status, Phase.Completed, AFTER, Samples.file("v1"));

        assertThat(status.files).allMatch(file -> "http://share.example/v1".equals(file.sharePageUrl));
    }

    @Test
    void failsWhenNoFileHasComeInTwoHours() {
        var status = Samples.seen(Phase.Completed, AFTER);
        assertThat(status.phase).isEqualTo(Phase.Completed);

        Samples.seen(status, Phase.Completed, OVERDUE);

        assertThat(status.phase).isEqualTo(Phase.Failed);
        assertThat(RecordTaskProgress.failed(status))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo("NothingRecorded"));
        assertThat(RecordTaskProgress.isFinished(status))
                .as("files that come after all are news")
                .isFalse();
    }

    @Test
    void takesFilesThatComeAfterNobodyExpectedThemAnyMore() {
        var status = Samples.seen(Phase.Completed, AFTER);
        Samples.seen(status, Phase.Completed, OVERDUE);

        var late = OVERDUE.plus(Duration.ofHours(1));
        Samples.seen(status, Phase.Completed, late, Samples.file("v1"));
        RecordTaskProgress.pages(Map.of(), late, status);

        assertThat(status.phase).isEqualTo(Phase.Completed);
        assertThat(RecordTaskProgress.failed(status)).isEmpty();
        assertThat(status.finishedAt).isEqualTo(late.toString());
    }

    @Test
    void saysAtOnceThatItWasOverBeforeItsTime() {
        var status = Samples.seen(Phase.Recording, Samples.START.plusSeconds(10));

        Samples.seen(status, Phase.Stopped, Samples.START.plusSeconds(600));

        assertThat(status.phase).isEqualTo(Phase.Stopped);
        assertThat(RecordTaskProgress.failed(status)).hasValueSatisfying(why -> {
            assertThat(why.reason()).isEqualTo("EndedEarly");
            assertThat(why.message()).contains("2026-11-21T20:10:00Z", "2026-11-21T22:00:00Z");
        });
    }

    @Test
    void isStoppedAsDeclared() {
        var status = Samples.seen(Phase.Recording, Samples.START.plusSeconds(10));
        var stopped = Samples.desired(spec -> spec.stopped = true);

        RecordTaskProgress.report(stopped, Samples.observed(Phase.Stopped), Samples.START.plusSeconds(600), status);
        assertThat(status.finishedAt).as("its files may come").isNull();
        RecordTaskProgress.report(stopped, Samples.observed(Phase.Stopped), OVERDUE, status);

        assertThat(status.phase).isEqualTo(Phase.Stopped);
        assertThat(RecordTaskProgress.failed(status)).isEmpty();
        assertThat(status.finishedAt).isNotNull();
    }

    @Test
    void expectsNoFilesOfWhatWasStoppedBeforeItBegan() {
        var status = Samples.seen(Phase.Pending, Samples.START.minusSeconds(600));

        RecordTaskProgress.report(
                Samples.desired(spec -> spec.stopped = true),
                Samples.observed(Phase.Stopped),
                Samples.START.minusSeconds(300),
                status);

        assertThat(status.phase).isEqualTo(Phase.Stopped);
        assertThat(status.finishedAt).isNotNull();
    }

    @Test
    void hasFailedWhenTheVendorDoesNotKnowItAnyMore() {
        var status = Samples.seen(Phase.Recording, Samples.START.plusSeconds(10));

        RecordTaskProgress.report(Samples.desired(spec -> {}), RecordTaskObserved.gone(Samples.TASK), AFTER, status);

        assertThat(status.phase).isEqualTo(Phase.Failed);
        assertThat(RecordTaskProgress.failed(status))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo("TaskLost"));
        assertThat(RecordTaskProgress.isOver(status)).isTrue();
    }

    @Test
    void showsAHundredFilesAndCountsAll() {
        var files = IntStream.range(0, 130)
                .mapToObj(number -> Samples.file("v" + number))
                .toArray(RecordedFile[]::new);

        var status = Samples.seen(Phase.Completed, AFTER, files);
        var remembered = RecordTaskObserved.remembered(Samples.TASK, status).orElseThrow();
        RecordTaskProgress.report(Samples.desired(spec -> {}), remembered, AFTER, status);

        assertThat(status.files).hasSize(100);
        assertThat(status.fileCount).isEqualTo(130);
    }

    @Test
    void estimatesTheEndOfATaskThatWasFoundAndNotMade() {
        var status = new RecordTaskStatus();
        var forAnHour = Samples.desired(spec -> {
            spec.start = null;
            spec.end = null;
            spec.duration = "1h";
        });

        RecordTaskProgress.report(
                forAnHour, Samples.observed(Phase.Recording), Instant.parse("2026-11-21T20:00:30Z"), status);

        assertThat(status.endTime).isEqualTo("2026-11-21T21:00:00Z");
    }

    @Test
    void isMissedOnceItsEndHasPassedWithoutATask() {
        var status = new RecordTaskStatus();

        RecordTaskProgress.withoutTask(false, Optional.of(Samples.END), Samples.START, status);
        assertThat(status.phase).isNull();
        RecordTaskProgress.withoutTask(false, Optional.of(Samples.END), Samples.END, status);

        assertThat(status.phase).isEqualTo(Phase.Failed);
        assertThat(status.failure).isEqualTo("Missed");
        assertThat(RecordTaskProgress.isOver(status)).isTrue();
    }

    @Test
    void whatIsRememberedSaysTheSameAgain() {
        for (var phase : new Phase[] {Phase.Pending, Phase.Recording, Phase.Completed}) {
            var at = phase == Phase.Completed ? AFTER : Samples.START.plusSeconds(10);
            var status = Samples.seen(phase, at);
            var once = io.fabric8.kubernetes.client.utils.Serialization.asJson(status);

            RecordTaskProgress.report(
                    Samples.desired(spec -> {}),
                    RecordTaskObserved.remembered(Samples.TASK, status).orElseThrow(),
                    at,
                    status);

            assertThat(io.fabric8.kubernetes.client.utils.Serialization.asJson(status))
                    .isEqualTo(once);
        }
    }
}
