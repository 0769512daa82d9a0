package dev.onair.cdnetworks.forwardtask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardTaskManifestTest {

    @ParameterizedTest
    @CsvSource({
        "rtmp://a.rtmp.example.com/live2/key-1234?backup=1, a.rtmp.example.com",
        "'  rtmp://a.example.com:1935/live/key\n', a.example.com",
        "'rtmp://[2001:db8::1]/live/key', '[2001:db8::1]'",
        "rtmp://user:the-key@a.example.com/live/x, a.example.com",
        "rtmp://push_1.example.com/live/key, push_1.example.com"
    })
    void tellsTheHostOfADestination(String url, String host) {
        var destination = ForwardTaskManifest.destination(url, Sample.SECRET_KEY, "it");

        assertThat(destination.host()).isEqualTo(host);
        assertThat(destination.url().value()).isEqualTo(url.strip());
        assertThat(destination.toString()).doesNotContain("key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtmps://a.example.com/live/the-key",
                "rtmp://a.example.com",
                "rtmp://a.example.com/",
                "rtmp://user:the-key@/live/x",
                "rtmp://a.example.com/live/the key",
                "the-key"
            })
    void refusesWhatIsNoRtmpUrlWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> ForwardTaskManifest.destination(url, Sample.SECRET_KEY, "the Secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the Secret is no RTMP URL")
                .hasMessageNotContaining("the-key");
    }

    @Test
    void cutsTimesToTheSecond() {
        var desired = Sample.desired(spec -> spec.end = "2026-11-21T21:30:00.999+08:00");

        assertThat(desired.end()).contains(Instant.parse("2026-11-21T13:30:00Z"));
    }

    @Test
    void refusesADayThatDoesNotExist() {
        assertThatThrownBy(() -> Sample.desired(spec -> spec.start = "2026-02-30T00:00:00Z"))
                .hasMessageContaining("spec.start \"2026-02-30T00:00:00Z\"");
    }

    @Test
    void isTooLateFiveMinutesBeforeItsEnd() {
        var desired = Sample.desired(spec -> spec.end = "2026-11-21T12:05:00Z");

        assertThat(desired.isTooLate(Sample.NOW)).isFalse();
        assertThat(desired.isTooLate(Sample.NOW.plus(Duration.ofSeconds(1)))).isTrue();
        assertThat(Sample.desired(spec -> {}).isTooLate(Sample.NOW)).isFalse();
    }
}
