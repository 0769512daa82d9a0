package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4s",
                "(none)",
                "[hd, sd]",
                "{url: pull.example.com/ott/index.m3u8, segmentDuration: 4s}",
                "the van's stream",
                "Nachrichten für Köln",
                "新闻 😀",
                "c:\\temp",
                "live.example.com (key hidden)",
                "say \"so\""
            })
    void whatHarmsNobodyIsShownAsItIs(String text) {
        assertThat(ShownText.value(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a; spec.port: 1 -> 2|\"a; spec.port: 1 -> 2\"",
                "a -> b|\"a -> b\"",
                "a, stop (seamless)|\"a, stop (seamless)\"",
                "\"a\"|\"\\\"a\\\"\"",
                "a; \\|\"a; \\\\\""
            },
            delimiter = '|')
    void whatAPlanIsMadeOfIsQuoted(String text, String shown) {
        assertThat(ShownText.value(text)).isEqualTo(shown);
    }

    @Test
    void whatIsNotSeenIsWrittenOut() {
        assertThat(ShownText.value("a\nb\u202ec\u2028\u200b")).isEqualTo("\"a\\u000ab\\u202ec\\u2028\\u200b\"");
        assertThat(ShownText.value("half \ud83d")).isEqualTo("\"half \\ud83d\"");
    }

    @Test
    void noValuePassesForAnotherField() {
        var spoof = new FieldChange(
                "spec.sources[a\u202eb].description",
                "old",
                "new; spec.sources[a].port: 1 -> 2\nnext",
                FieldChange.Cause.OBSERVED);

        assertThat(spoof.toString())
                .isEqualTo("spec.sources[a\\u202eb].description: old -> "
                        + "\"new; spec.sources[a].port: 1 -> 2\\u000anext\"");
    }
}
