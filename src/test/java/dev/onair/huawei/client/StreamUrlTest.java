package dev.onair.huawei.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamUrlTest {

    @ParameterizedTest
    @CsvSource({
        "rtmp://push.example.com/ott/test?auth_key=1-2, rtmp://push.example.com/ott/test?***, auth_key=1-2",
        "https://user:pw@example.com/live.m3u8, https://***@example.com/live.m3u8, user:pw",
        "srt://example.com:5000#!::u=user, srt://example.com:5000?***, !::u=user",
        "//user@example.com/a, //***@example.com/a, user",
        "pull.example.com/ott/index.m3u8, pull.example.com/ott/index.m3u8, ''",
        "https://example.com/a@b, https://example.com/a@b, ''",
        "'', '', ''",
    })
    void whatMayBeAKeyIsHidden(String url, String printed, String keys) {
        assertThat(new StreamUrl(url).toString()).isEqualTo(printed);
        assertThat(new StreamUrl(url).keys())
                .isEqualTo(Arrays.stream(keys.split(","))
                        .filter(key -> !key.isEmpty())
                        .toList());
    }
}
