package dev.onair.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    private static final SafeText SAFE = SafeText.hiding(List.of("s3cr&t \"key\"", "s3cr", ""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "said s3cr&t \"key\" aloud",
                "said S3CR&T \"KEY\" aloud",
                "said s3cr%26t+%22key%22 aloud",
                "said s3cr%26t%20%22key%22 aloud",
                "said s3cr&t \\\"key\\\" aloud",
                "said s3cr&amp;t &quot;key&quot; aloud",
                "said czNjciZ0ICJrZXki aloud",
                "said s3cr aloud",
            })
    void masksASecretInEverySpelling(String text) {
        assertThat(SAFE.clean(text, 300)).isEqualTo("said *** aloud");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rtmp://h/a/s?pusht=1&pushKey=d3015acd&x=1 | rtmp://h/a/s?pusht=1&pushKey=***&x=1",
                "{\"pushKey\":\"d3015acd\"} | {\"pushKey\":\"***\"}",
                "{\\\"pushkey\\\": \\\"d3015acd\\\"} | {\\\"pushkey\\\": \\\"***\\\"}",
                "Signature=52bde030, again | Signature=***, again",
            })
    void masksKeysThatItDoesNotKnow(String text, String expected) {
        assertThat(SAFE.clean(text, 300)).isEqualTo(expected);
    }

    @Test
    void keepsOneLineWithoutControlCharacters() {
        assertThat(SAFE.clean("a\r\nb\u0000\u001b[31m\u202ec\td  e ", 300)).isEqualTo("a b [31m c d e");
    }

    @Test
    void boundsWithoutHalvingACharacter() {
        assertThat(SAFE.clean("x".repeat(10_000_000), 300)).hasSize(300).endsWith("x…");
        assertThat(SAFE.clean("ab😀cd", 4)).isEqualTo("ab…");
        assertThat(SAFE.clean("ab", 2)).isEqualTo("ab");
    }

    @Test
    void masksBeforeItCuts() {
        assertThat(SAFE.clean("x".repeat(78) + "s3cr&t \"key\"", 80)).doesNotContain("s3");
    }
}
