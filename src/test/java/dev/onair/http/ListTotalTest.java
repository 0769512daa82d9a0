package dev.onair.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListTotalTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "' 17 ', 17",
        "2000000000, 2000000000",
        "00000000000000000000000000012, 12",
        "999999999999999999, 999999999999999999",
        "1000000000000000000, 9223372036854775807",
        "99999999999999999999999999999999, 9223372036854775807"
    })
    void readsAnyNumberOfEntries(String text, long total) {
        assertThat(ListTotal.of(text)).hasValue(total);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "1e9", "many", "0x10"})
    void whatIsNoNumberOfEntriesIsNone(String text) {
        assertThat(ListTotal.of(text)).isEqualTo(OptionalLong.empty());
    }
}
