package dev.onair.cdnetworks.forwardtask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardTaskPlanTest {

    static Stream<Arguments> creates() {
        return Stream.of(
                row(
                        "the least",
                        spec -> {},
                        "startForwardTask (seamless) spec.channel: (none) -> " + Sample.PULL_ID
                                + "; spec.destination: (none) -> livepush.ovptest.haplat.net (key hidden)"),
                row(
                        "the most",
                        spec -> {
                            spec.start = "2026-11-21T20:00:00+08:00";
                            spec.end = "2026-11-21T13:00:00.9Z";
                            spec.transcode = Sample.transcode();
                            spec.notifyUrl = "https://example.com/told/secret-of-the-receiver";
                        },
                        "startForwardTask (seamless) spec.channel: (none) -> " + Sample.PULL_ID
                                + "; spec.destination: (none) -> livepush.ovptest.haplat.net (key hidden)"
                                + "; spec.start: (none) -> 2026-11-21T12:00:00Z; spec.end: (none) -> 2026-11-21T13:00:00Z"
                                + "; spec.transcode: (none) -> 1200kbps 420x720 25fps libx264 libmp3lame watermark"
                                + " top_center https://www.example.com/***; spec.notifyUrl: (none) -> https://example.com/***"));
    }

    private static Arguments row(String sentence, Consumer<ForwardTaskSpec> spec, String line) {
        return arguments(sentence, spec, line);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("creates")
    void saysWhatIsMadeAndNoKey(String sentence, Consumer<ForwardTaskSpec> spec, String line) {
        var plan = ForwardTaskPlan.create(Sample.desired(spec));

        assertThat(plan.lines()).isEqualTo(List.of(line));
        assertThat(plan.changes().toString()).doesNotContain(Sample.KEY, "secret-of-the-receiver");
    }

    @Test
    void sendsOnlyWhatIsSet() {
        var form = ((ForwardTaskCommand.Create) ForwardTaskPlan.create(Sample.desired(spec -> {}))
                        .changes()
                        .getFirst()
                        .command())
                .form();

        assertThat(form.pullId()).isEqualTo(Sample.PULL_ID);
        assertThat(form.destination().value()).isEqualTo(Sample.URL);
        assertThat(form.start()).isNull();
        assertThat(form.end()).isNull();
        assertThat(form.codingParams()).isNull();
        assertThat(form.notifyUrl()).isNull();
    }
}
