package dev.onair.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTest {
    @ParameterizedTest
    @CsvSource({
        "PT-5S, <invalid>",
        "PT-1S, 0s",
        "PT0S, 0s",
        "PT119S, 119s",
        "PT2M, 2m",
        "PT9M59S, 9m59s",
        "PT10M1S, 10m",
        "PT2H59M, 179m",
        "PT3H, 3h",
        "PT7H30M, 7h30m",
        "PT47H, 47h",
        "PT48H, 2d",
        "PT191H, 7d23h",
        "PT192H, 8d",
        "P729D, 729d",
        "P730D, 2y",
        "P731D, 2y1d",
        "P3000D, 8y"
    })
    void saysAnAgeAsKubectlDoes(Duration age, String text) {
        assertThat(Column.shortly(age)).isEqualTo(text);
    }

    @Test
    void showsTheFirstOfSeveralValues() {
        var column = Column.declared(Api.json("""
                {"name":"Outputs","type":"string","jsonPath":".spec.outputs[*].url"}"""));

        assertThat(column.cell().apply(Api.json("""
                {"spec":{"outputs":[{"url":"u0"},{"url":"u1"}]}}""")).asText()).isEqualTo("u0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        .spec.name                                    | ["a"]
        .spec.outputs[0].url                          | ["u0"]
        .spec.outputs[-1].url                         | ["u1"]
        .spec.outputs[*].url                          | ["u0","u1"]
        .status.conditions[?(@.type=="Ready")].status | ["True"]
        .status.conditions[?(@.type=='Gone')].status  | []
        .metadata.annotations.onair\\.dev/id          | ["7"]
        .metadata.annotations['onair.dev/id']         | ["7"]
        .spec.missing.deeper                          | []
        .spec{not understood}                         | []
        """)
    void findsWhatAColumnPointsAt(String path, String found) {
        var object = Api.json("""
                {"metadata":{"annotations":{"onair.dev/id":"7"}},
                 "spec":{"name":"a","outputs":[{"url":"u0"},{"url":"u1"}]},
                 "status":{"conditions":[{"type":"Other","status":"False"},{"type":"Ready","status":"True"}]}}""");

        assertThat(ColumnPath.parse(path).find(object)).hasToString(found.replace(",", ", "));
    }
}
