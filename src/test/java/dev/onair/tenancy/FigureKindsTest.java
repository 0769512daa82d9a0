package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureKindsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"quota":{"used":12}}                          | {"quota":{"used":13}}                          | true
        {"quota":{"used":0}}                           | {"quota":{"used":1}}                           | false
        {"quota":{"used":0}}                           | {}                                             | false
        {"check":{"time":"2026-01-01T00:00:00Z"}}      | {"check":{"time":"2026-01-01T00:01:00Z"}}      | true
        {"viewers":[{"domain":"a","viewers":7}]}       | {"viewers":[{"domain":"a","viewers":9}]}       | true
        {"viewers":[{"domain":"a","viewers":0}]}       | {"viewers":[{"domain":"a","viewers":9}]}       | false
        {"viewers":[]}                                 | {"viewers":[{"domain":"a","viewers":9}]}       | false
        """)
    void areTheSameWhereOnlyTheValueIsAnother(String one, String other, boolean same) throws JsonProcessingException {
        assertThat(FigureKinds.of(JSON.readTree(one)).equals(FigureKinds.of(JSON.readTree(other))))
                .isEqualTo(same);
    }
}
