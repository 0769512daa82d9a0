package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Immediate recordings, of which nothing but the vendor's notice tells (2.26; case V4): from the stream to the status. */
@Execution(ExecutionMode.CONCURRENT)
class ImmediateRecordingIT {
    private final CallbacksFixture callbacks = new CallbacksFixture();
    private final OperatorFixture operator = callbacks.operator;

    @BeforeEach
    void open() {
        callbacks.readyAccount();
        awaitThat(
                () -> assertThat(callbacks.secretValue("immediateRecordingUrl")).isNotBlank());
        operator.simulator.account().directRecordingUrl(receiver());
    }

    @AfterEach
    void close() {
        callbacks.close();
    }

    private URI receiver() {
        return URI.create(callbacks.secretValue("immediateRecordingUrl"));
    }

    private String channel(String name, boolean immediate) {
        operator.create(name, spec -> {
            spec.recording = new LiveChannelSpec.Recording();
            spec.recording.immediate = immediate;
        });
        operator.awaitReady(name);
        return Objects.requireNonNull(operator.status(name).pullId);
    }

    private int post(String body) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(receiver())
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    /** As the example of 2.26.6. */
    private static String notice(String pullId, String videoId) {
        return """
                {"eventCode": "wcsDirectRecordCallback", "eventId": "e-%s", "data": {"videoId": "%s", "fileName": "f",
                 "fileSize": 1, "videoDuration": 17.0, "fileFullUrl": "https://files.example.com/f.mp4", "pullId": "%s"}}""".formatted(videoId, videoId, pullId);
    }

    @Test
    void aTimeOnAirIsKeptWithItsLinkAlsoOverARestart() {
        var pullId = channel("news", true);
        operator.simulator.channels().startStream(pullId);
        operator.simulator.advance(Duration.ofMinutes(10));

        operator.simulator.channels().stopStream(pullId);

        awaitThat(() -> assertThat(operator.status("news").immediateRecordings).hasSize(1));
        var kept = operator.status("news").immediateRecordings.getFirst();
        assertThat(kept.url)
                .startsWith("https://livepush.ovptest.haplat.net/newRecord/live-")
                .endsWith(".mp4");
        assertThat(kept.durationSeconds).isEqualTo(600);
        assertThat(kept.sizeBytes).isPositive();
        assertThat(kept.videoId).isNotBlank();
        operator.awaitReady("news");

        operator.restart();
        operator.sweep();
        operator.edit("news", spec -> spec.channelName = "evening");

        awaitThat(() -> assertThat(operator.simulator
                        .channels()
                        .all()
                        .getFirst()
                        .settings()
                        .channelName())
                .isEqualTo("evening"));
        operator.awaitReady("news");
        assertThat(operator.status("news").immediateRecordings)
                .singleElement()
                .satisfies(after -> assertThat(after.url).isEqualTo(kept.url));
    }

    @Test
    void aNoticeOfAChannelThatRecordsNothingIsNotBelieved() throws Exception {
        var quiet = channel("quiet", false);
        var news = channel("news", true);

        assertThat(post(notice(quiet, "forged"))).isEqualTo(200);
        assertThat(post(notice("none-of-ours", "forged"))).isEqualTo(200);
        assertThat(post(notice(news, "v1"))).isEqualTo(200);

        awaitThat(() -> assertThat(operator.status("news").immediateRecordings)
                .singleElement()
                .satisfies(kept -> assertThat(kept.videoId).isEqualTo("v1")));
        assertThat(operator.status("quiet").immediateRecordings).isEmpty();
        assertThat(callbacks.received("undeclared")).isEqualTo(2);
    }
}
