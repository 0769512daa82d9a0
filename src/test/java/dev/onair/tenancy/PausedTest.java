package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.livechannel.LiveChannel;
import dev.onair.operator.Annotations;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PausedTest {
    private static LiveChannel annotated(Map<String, String> annotations) {
        var channel = new LiveChannel();
        channel.getMetadata().setAnnotations(annotations);
        return channel;
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "yes", "1", "on", "", "until monday", "no"})
    void anyValueMeansIt(String value) {
        assertThat(Annotations.isPaused(annotated(Map.of("onair.dev/paused", value))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", " false "})
    void butFalse(String value) {
        assertThat(Annotations.isPaused(annotated(Map.of("onair.dev/paused", value))))
                .isFalse();
    }

    @Test
    void norIsOneWithoutIt() {
        assertThat(Annotations.isPaused(new LiveChannel())).isFalse();
    }
}
