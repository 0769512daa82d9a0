package dev.onair.operator.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {
    @Test
    void aPathIsReadFromTheTopWhateverStandsInNames() {
        assertThat(FieldPath.steps("endpoints.hls[play.example.com/a.m3u8].encryption.level"))
                .containsExactly(
                        "endpoints",
                        "endpoints.hls",
                        "endpoints.hls[play.example.com/a.m3u8]",
                        "endpoints.hls[play.example.com/a.m3u8].encryption",
                        "endpoints.hls[play.example.com/a.m3u8].encryption.level");
        assertThat(FieldPath.lastName("sources[a.b].port")).isEqualTo("port");
        assertThat(FieldPath.lastName("name")).isEqualTo("name");
        assertThat(FieldPath.listOf("a.b[c.d]")).isEqualTo("a.b");
        assertThat(FieldPath.entryOf("a.b[c.d]")).isEqualTo("c.d");
    }

    @ParameterizedTest
    @CsvSource({
        "mon, mon",
        "a.b_c-d, a.b_c-d",
        "https://play.example.com/a?key=secret#x, play.example.com/a",
        "rtmp://user:secret@play.example.com/a, play.example.com/a",
        "user:secret@[2001:db8::1]:9000/a@b, _2001:db8::1_:9000/a@b",
    })
    void aNameThatIsAnAddressIsShownWithoutWhatMayBeAKey(String name, String shown) {
        assertThat(FieldPath.shown(name)).isEqualTo(shown);
    }

    @Test
    void namesAreBoundedAndToldApart() {
        assertThat(FieldPath.shown("x".repeat(500))).hasSize(120);
        assertThat(FieldPath.shown("a?1", Set.of("a", "a#2"))).isEqualTo("a#3");
    }
}
