package dev.onair.cdnetworks.recordtask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.cdnetworks.account.ChannelRef.ChannelKind;
import dev.onair.cdnetworks.client.RecordFormat;
import dev.onair.http.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordTaskManifestTest {
    private static final Instant DECLARED = Instant.parse("2026-11-21T19:30:20Z");

    record Row(String what, Consumer<RecordTaskSpec> spec, String message) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Row> refused() {
        return Stream.of(
                new Row("a start that has passed", spec -> spec.start = "2026-11-21T19:29:59Z", "spec.start 2026"),
                new Row(
                        "an end that has passed",
                        spec -> {
                            spec.start = null;
                            spec.end = "2026-11-21T19:30:59Z";
                        },
                        "spec.end 2026-11-21T19:30:59Z had passed"),
                new Row("an end in the start's minute", spec -> spec.end = "2026-11-21T20:00:59Z", "is not after"),
                new Row("three days and a minute", spec -> spec.end = "2026-11-24T20:01:00Z", "more than 72h"),
                new Row(
                        "an end too far from now",
                        spec -> {
                            spec.start = null;
                            spec.end = "2026-11-24T19:31:00Z";
                        },
                        "more than 72h"),
                new Row("neither end nor duration", spec -> spec.end = null, "set exactly one of them"),
                new Row("end and duration", spec -> spec.duration = "1h", "set exactly one of them"),
                new Row(
                        "a duration of four days",
                        spec -> {
                            spec.end = null;
                            spec.duration = "4d";
                        },
                        "spec.duration 4d"),
                new Row("no such day", spec -> spec.end = "2026-11-31T20:00:00Z", "is no time that exists"),
                new Row("one file of MP4", spec -> spec.concat = true, "spec.format is MP4"),
                new Row(
                        "one file of FLV",
                        spec -> {
                            spec.concat = true;
                            spec.format = RecordFormat.FLV;
                        },
                        "spec.format is FLV"),
                new Row(
                        "the whiteboard of a pull channel",
                        spec -> {
                            spec.channelRef.kind = ChannelKind.PullChannel;
                            spec.whiteboard = true;
                        },
                        "spec.whiteboard is true"),
                new Row(
                        "the chat room of a pull channel",
                        spec -> {
                            spec.channelRef.kind = ChannelKind.PullChannel;
                            spec.chat = true;
                        },
                        "spec.chat is true"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithFieldValueAndRemedy(Row row) {
        assertThatThrownBy(() ->
                        RecordTaskManifest.check(Samples.manifest(row.spec()).getSpec(), DECLARED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(row.message());
    }

    static Stream<Row> accepted() {
        return Stream.of(
                new Row("the minute of its declaration", spec -> spec.start = "2026-11-21T19:30:00Z", ""),
                new Row("just three days", spec -> spec.end = "2026-11-24T20:00:59Z", ""),
                new Row(
                        "from now on for a minute",
                        spec -> {
                            spec.start = null;
                            spec.end = null;
                            spec.duration = "1m";
                        },
                        ""),
                new Row(
                        "one file of M3U8",
                        spec -> {
                            spec.concat = true;
                            spec.format = RecordFormat.M3U8;
                        },
                        ""),
                new Row("the whiteboard of a live channel", spec -> spec.whiteboard = true, ""));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void accepts(Row row) {
        assertThatCode(() ->
                        RecordTaskManifest.check(Samples.manifest(row.spec()).getSpec(), DECLARED))
                .doesNotThrowAnyException();
    }

    @Test
    void cutsTimesToTheMinuteAsTheVendorDoes() {
        var desired = Samples.desired(spec -> {
            spec.start = "2026-11-21T21:00:59+01:00";
            spec.end = null;
            spec.duration = "3659s";
        });

        assertThat(desired.start()).hasValue(Samples.START);
        assertThat(desired.end()).hasValue(Instant.parse("2026-11-21T21:00:00Z"));
    }

    @Test
    void makesItsKeyOfTheUid() {
        assertThat(Samples.desired(spec -> {}).transNo()).isEqualTo("0f0e0d0c0b0a09080706050403020100");
    }

    @Test
    void reportsToTheOperatorsReceiverUnlessTheManifestNamesAnother() {
        var receiver = Optional.of(new Secret("https://onair.example.com/s/record"));

        assertThat(RecordTaskManifest.read(Samples.manifest(spec -> {}), Optional.empty(), receiver)
                        .notifyUrl())
                .isEqualTo(receiver);
        assertThat(RecordTaskManifest.read(
                                Samples.manifest(spec -> spec.notifyUrl = "https://example.com/told"),
                                Optional.empty(),
                                receiver)
                        .notifyUrl())
                .hasValue(new Secret("https://example.com/told"));
    }

    @Test
    void refusesAChannelThatCannotBeRecorded() {
        var plain = new RecordTaskSpec();
        var pulled = new RecordTaskSpec();
        pulled.httpPull = true;

        assertThatThrownBy(() -> RecordTaskManifest.checkProtocols(plain, "LiveChannel tv/news", Set.of("HLS")))
                .hasMessageContaining("LiveChannel tv/news is played by HLS");
        assertThatThrownBy(() -> RecordTaskManifest.checkProtocols(pulled, "LiveChannel tv/news", Set.of("RTMP")))
                .hasMessageContaining("spec.httpPull is true");
        assertThatCode(() -> {
                    RecordTaskManifest.checkProtocols(plain, "a channel", Set.of("RTMP", "HLS"));
                    RecordTaskManifest.checkProtocols(pulled, "a channel", Set.of("HLS"));
                    RecordTaskManifest.checkProtocols(plain, "one of which nothing is known", Set.of());
                })
                .doesNotThrowAnyException();
    }

    @Test
    void settlesItsTimesWhenItIsSent() {
        var timed = Samples.desired(spec -> {});
        var now = Samples.START.minusSeconds(60);

        assertThat(timed.timesAt(now, Optional.empty()))
                .isEqualTo(new RecordTaskDesired.Times(Optional.of(Samples.START), Samples.END));
        assertThat(timed.timesAt(Samples.START.minusSeconds(2), Optional.empty()))
                .as("too late to be timed")
                .isEqualTo(new RecordTaskDesired.Times(Optional.empty(), Samples.END));
    }

    @Test
    void recordsAtLeastAMinuteAndEndsWhereTheLostOneWouldHave() {
        var now = Instant.parse("2026-11-21T20:00:59Z");
        var brief = Samples.desired(spec -> {
            spec.start = null;
            spec.end = null;
            spec.duration = "1m";
        });

        var end = brief.timesAt(now, Optional.empty()).end();

        assertThat(Duration.between(now, end)).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(end).isEqualTo(Instant.parse("2026-11-21T20:02:00Z"));
        assertThat(brief.timesAt(now, Optional.of(Samples.END)).end()).isEqualTo(Samples.END);
    }
}
