package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushUrlTest {

    private static final String STREAM = "rtmp://livepush.ovptest.haplat.net/test1/d6f4f2c435864c3388bfba1833d6b772";
    private static final PushUrl URL =
            new PushUrl(STREAM + "?wsRecord=off&pusht=1501572848&pushKey=d3015acd2e46578724d0ecc071181dba");

    @Test
    void tellsItsParts() {
        assertThat(URL.host()).isEqualTo("livepush.ovptest.haplat.net");
        assertThat(URL.application()).isEqualTo("test1");
        assertThat(URL.streamName()).isEqualTo("d6f4f2c435864c3388bfba1833d6b772");
        assertThat(URL.pushTime()).contains(Instant.ofEpochSecond(1501572848));
    }

    @Test
    void isNeverPrintedWithItsKey() {
        assertThat(URL).hasToString(STREAM + "?***");
        assertThat(new PushUrl("rtmp://user:word@host:1935/app/name?k=v")).hasToString("rtmp://host/app/name?***");
    }

    @ParameterizedTest
    @CsvSource({
        "?pusht=1&pushKey=2, true",
        "?pushKey=other&pusht=3&wsRecord=on, true",
        "?, true",
        "'', true",
        "_800, false",
        "?vhost=other, false",
    })
    void isTheSameStreamWhateverTheSignature(String rest, boolean same) {
        var other = new PushUrl(STREAM + rest);
        assertThat(URL.sameStream(other)).isEqualTo(same);
        assertThat(URL.equals(other)).isEqualTo(same);
        assertThat(URL.hashCode() == other.hashCode()).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "nonsense",
                "rtmp://",
                "rtmp://host",
                "rtmp://host/",
                "/a/b",
                "rtmp://[::1]:1935/a/b?pusht=x"
            })
    void aMalformedOneIsReadWithoutHarm(String value) {
        var url = new PushUrl(value);
        assertThat(url.pushTime()).isEmpty();
        assertThat(url.host() + url.application() + url.streamName() + url).isNotNull();
        assertThat(url.sameStream(url)).isTrue();
    }
}
