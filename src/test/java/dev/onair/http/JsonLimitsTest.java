package dev.onair.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLimitsTest {
    private static final ObjectMapper JSON = new ObjectMapper(JsonLimits.factory(JsonLimits.LONGEST_TEXT));

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "1", "\"\"", "null"})
    void fourMegabytesOfNothingAreNotMadeIntoObjects(String nothing) {
        var many = "[" + (nothing + ",").repeat(JsonLimits.MOST_VALUES) + "1]";

        assertThatThrownBy(() -> JSON.readTree(many)).isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void aTextAndADepthHaveTheirBounds() throws Exception {
        var longest = "a".repeat(JsonLimits.LONGEST_TEXT);
        assertThat(JSON.readTree("\"" + longest + "\"").textValue()).isEqualTo(longest);

        assertThatThrownBy(() -> JSON.readTree("\"" + longest + "a\"")).isInstanceOf(StreamConstraintsException.class);
        assertThatThrownBy(() -> JSON.readTree("[".repeat(65) + "]".repeat(65)))
                .isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void aValueWeighsMoreThanItsBytes() {
        assertThat(JsonLimits.weight(1_000, 100)).isEqualTo(4_200);
    }
}
