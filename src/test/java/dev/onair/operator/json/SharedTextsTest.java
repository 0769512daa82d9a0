package dev.onair.operator.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onair.cdnetworks.forwardtask.ForwardTaskSpec;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedTextsTest {
    private final SharedTexts texts = new SharedTexts();

    /** Equal, and another object. */
    private static String made(String text) {
        return String.valueOf(text.toCharArray());
    }

    @Test
    void ofEqualTextsTheFirstIsKept() {
        var first = texts.shared(made("InSync"));

        assertThat(texts.shared(made("InSync"))).isSameAs(first);
    }

    @Test
    void whatIsLongIsLeftAsItIs() {
        var first = texts.shared(made("x".repeat(129)));

        assertThat(texts.shared(made("x".repeat(129)))).isNotSameAs(first).isEqualTo(first);
    }

    @Test
    void aTextThatWasDrivenOutIsSharedAnew() {
        texts.shared(made("InSync"));
        IntStream.range(0, 100_000).forEach(number -> texts.shared("id-" + number));

        var again = texts.shared(made("InSync"));

        assertThat(again).isEqualTo("InSync");
        assertThat(texts.shared(made("InSync"))).isSameAs(again);
    }

    @Test
    void whatMayHoldAKeyIsNotKeptForOthers() throws JsonProcessingException {
        var json = """
                {"pullId":"0123456789","destinationUrl":"rtmp://partner.example.net/live/planted-stream-key"}""";
        var one = ResourceJson.mapper().readValue(json, ForwardTaskSpec.class);
        var other = ResourceJson.mapper().readValue(json, ForwardTaskSpec.class);

        assertThat(other.pullId).isSameAs(one.pullId).isEqualTo("0123456789");
        assertThat(other.destinationUrl).isNotSameAs(one.destinationUrl).endsWith("planted-stream-key");
    }
}
