package dev.onair.cdnetworks.pullchannel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.Protocol;
import dev.onair.http.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceUrlTest {
    @ParameterizedTest
    @CsvSource({
        "rtmp://o.example.com/live/a, RTMP, true",
        "rtmps://u:p@o.example.com:1936/live/a?k=v, RTMP, true",
        "http://o.example.com/live/a.flv, HDL, true",
        "https://o.example.com/live/a/playlist.m3u8, HLS, true",
        "http://o.example.com/live/a.flv, RTMP, false",
        "rtmp://o.example.com/live/a, HDL, false",
        "rtmp://o.example.com, RTMP, false",
        "rtmp:///live/a, RTMP, false",
        "ftp://o.example.com/a, HDL, false",
        "open sesame, RTMP, false",
        "rtmp://o.example.com/live/a b, RTMP, false",
    })
    void saysWhatCannotBePulledFromWithoutRepeatingIt(String url, Protocol protocol, boolean good) {
        var problem = new SourceUrl(new Secret(url), true).problem(protocol);

        assertThat(problem.isEmpty()).isEqualTo(good);
        assertThat(problem.orElse("")).doesNotContain(url);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(new SourceUrl(new Secret("rtmp://o/" + "a".repeat(1016)), true).problem(Protocol.RTMP))
                .isPresent();
        assertThat(new SourceUrl(new Secret("rtmp://o/" + "a".repeat(1015)), true).problem(Protocol.RTMP))
                .isEmpty();
    }

    @Test
    void showsAUrlOnlyWhereItStandsInTheManifestAnyway() {
        assertThat(new SourceUrl(new Secret("rtmp://o/a"), false).shown()).isEqualTo("rtmp://o/a");
        assertThat(new SourceUrl(new Secret("rtmp://o/a"), true).shown()).isEqualTo("(hidden)");
        assertThat(new SourceUrl(new Secret("rtmp://o/a"), true).toString()).doesNotContain("rtmp");
    }

    @ParameterizedTest
    @CsvSource({
        "rtmp://u:p@o.example.com:1936/live/a?k=v, rtmp://o.example.com:1936/***",
        "http://o.example.com?key=v, http://o.example.com/***",
        "rtmp://o.example.com#key, rtmp://o.example.com/***",
        "key, (hidden)",
    })
    void showsNoMoreThanTheDomainOfWhatTheVendorHas(String url, String shown) {
        assertThat(SourceUrl.shownFound(new Secret(url))).isEqualTo(shown);
    }
}
