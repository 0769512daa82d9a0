package dev.onair.cdnetworks.forwardtask;

import static dev.onair.cdnetworks.forwardtask.Sample.Task.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.cdnetworks.client.CodingParams;
import dev.onair.cdnetworks.client.ForwardTaskStatus;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a task was made with against what is declared. */
class UnchangeableTest {
    private static final CodingParams CODED = new CodingParams(800, null, 30, null, null, null);

    static Stream<Arguments> rows() {
        return Stream.of(
                row("equal sides", spec -> {}, running(), ""),
                row(
                        "what is not declared is not compared",
                        spec -> {},
                        running().coded(CODED),
                        ""),
                row("another channel", spec -> {}, running().of("other"), "relays channel other"),
                row("another destination", spec -> {}, running().to("rtmp://b/live/other"), "pushes to another URL"),
                row("a destination that is not shown", spec -> {}, running().to(null), ""),
                row("a later start", starts("2026-11-21T13:00:00Z"), running().from(at(2)), "spec.start is"),
                row("the same start", starts("2026-11-21T13:00:00Z"), running().from(at(1)), ""),
                row(
                        "a start that was past",
                        starts("2026-11-21T11:00:00Z"),
                        running().from(at(0)),
                        ""),
                row("another end", ends("2026-11-21T13:00:00Z"), running().until(at(2)), "spec.end is"),
                row("the same end", ends("2026-11-21T13:00:00Z"), running().until(at(1)), ""),
                row("an end that is not shown", ends("2026-11-21T13:00:00Z"), running(), ""),
                row("another bit rate", UnchangeableTest::transcoded, running().coded(CODED), "spec.transcode"),
                row("a transcoding that is not shown", UnchangeableTest::transcoded, running(), ""),
                row("a task that is over", spec -> {}, running().of("other").in(ForwardTaskStatus.SUCCESS), ""));
    }

    private static java.time.Instant at(int hours) {
        return Sample.NOW.plus(java.time.Duration.ofHours(hours));
    }

    private static Consumer<ForwardTaskSpec> starts(String time) {
        return spec -> spec.start = time;
    }

    private static Consumer<ForwardTaskSpec> ends(String time) {
        return spec -> spec.end = time;
    }

    private static void transcoded(ForwardTaskSpec spec) {
        spec.transcode = Sample.transcode();
    }

    private static Arguments row(String sentence, Consumer<ForwardTaskSpec> spec, Sample.Task task, String says) {
        return arguments(sentence, spec, task, says);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void saysWhatDiffersAndTheWayOut(String sentence, Consumer<ForwardTaskSpec> spec, Sample.Task task, String says) {
        var differing = Unchangeable.differing(Sample.desired(spec), task.shown());

        if (says.isEmpty()) {
            assertThat(differing).isEmpty();
        } else {
            assertThat(differing.orElse("")).contains(says, "create another").doesNotContain(Sample.KEY, "live/other");
        }
    }
}
