package dev.onair.cdnetworks.forwardtask;

import static dev.onair.cdnetworks.forwardtask.Sample.Task.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.common.Attempt;
import dev.onair.common.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which task a create whose answer was lost may have made. */
class SoughtTest {
    private static final Instant IN_AN_HOUR = Sample.NOW.plus(Duration.ofHours(1));

    static Stream<Arguments> rows() {
        return Stream.of(
                row("the task as it was sent", spec -> {}, running(), true),
                row("of another channel", spec -> {}, running().of("other"), false),
                row(
                        "no channel shown, the destination tells",
                        spec -> {},
                        running().of(null),
                        true),
                row(
                        "no channel shown, and no destination",
                        spec -> {},
                        running().of(null).to(null),
                        false),
                row("to another destination", spec -> {}, running().to(Sample.URL + "2"), false),
                row("older than the attempt", spec -> {}, running().madeAt(minutes(-6)), false),
                row("older by no more than clocks differ", spec -> {}, running().madeAt(minutes(-4)), true),
                row("of unknown age", spec -> {}, running().madeAt(null), true),
                row("with an end that was not sent", spec -> {}, running().until(IN_AN_HOUR), false),
                row("with the end that was sent", SoughtTest::ends, running().until(IN_AN_HOUR), true),
                row("with another end", SoughtTest::ends, running().until(minutes(61)), false),
                row(
                        "with the start that was sent",
                        SoughtTest::starts,
                        running().from(IN_AN_HOUR),
                        true),
                row("with another start", SoughtTest::starts, running().from(minutes(70)), false),
                row(
                        "at once, with a start that the vendor filled in",
                        spec -> {},
                        running().from(minutes(1)),
                        true),
                row(
                        "at once, and found with a start far off",
                        spec -> {},
                        running().from(IN_AN_HOUR),
                        false),
                row(
                        "no destination shown, nothing else sent",
                        spec -> {},
                        running().to(null),
                        true),
                row(
                        "no destination shown, and no end",
                        SoughtTest::ends,
                        running().to(null),
                        false),
                row(
                        "no destination shown, the end tells",
                        SoughtTest::ends,
                        running().to(null).until(IN_AN_HOUR),
                        true),
                row(
                        "no destination shown, and no start",
                        SoughtTest::starts,
                        running().to(null),
                        false));
    }

    private static Instant minutes(int minutes) {
        return Sample.NOW.plus(Duration.ofMinutes(minutes));
    }

    private static void ends(ForwardTaskSpec spec) {
        spec.end = IN_AN_HOUR.toString();
    }

    private static void starts(ForwardTaskSpec spec) {
        spec.start = IN_AN_HOUR.toString();
    }

    private static Arguments row(String sentence, Consumer<ForwardTaskSpec> spec, Sample.Task task, boolean isIt) {
        return arguments(sentence, spec, task, isIt);
    }

    private static Attempt attempt(ForwardTaskDesired sent) {
        return Attempt.of("startForwardTask", Sample.NOW.toString(), Sought.name(sent), "hash", null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isTheTaskOfTheChannelTheDestinationAndTheTimes(
            String sentence, Consumer<ForwardTaskSpec> spec, Sample.Task task, boolean isIt) {
        var desired = Sample.desired(spec);

        var sought = Sought.of(attempt(desired), desired).isIt(SoughtTest::hash);

        assertThat(sought.test(task.state())).isEqualTo(isIt);
    }

    @Test
    void knowsTheDestinationAgainWhenTheSecretIsGone() {
        var attempt = attempt(Sample.desired(spec -> {}));
        var bare = new ForwardTaskDesired(
                "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        var sought = Sought.of(attempt, bare);

        assertThat(sought.pullId()).isEqualTo(Sample.PULL_ID);
        assertThat(sought.isIt(SoughtTest::hash).test(running().state())).isTrue();
        assertThat(sought.isIt(SoughtTest::hash)
                        .test(running().to(Sample.URL + "2").state()))
                .isFalse();
    }

    @Test
    void remembersNoKey() {
        assertThat(Sought.name(Sample.desired(spec -> {}))).hasSizeLessThan(100).doesNotContain(Sample.KEY);
    }

    private static String hash(String url) {
        return Hash.keyed(Sample.SECRET_KEY, url);
    }
}
