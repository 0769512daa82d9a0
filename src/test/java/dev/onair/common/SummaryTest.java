package dev.onair.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static Condition condition(String type, String status, String reason) {
        return new ConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .build();
    }

    @Test
    void givesTheReasonOfWhatIsNotReady() {
        assertThat(Summary.reason(
                        List.of(condition("Synced", "False", "Other"), condition("Ready", "False", "VendorRejected"))))
                .isEqualTo("VendorRejected");
        assertThat(Summary.reason(List.of(condition("Ready", "Unknown", "OutcomeUnknown"))))
                .isEqualTo("OutcomeUnknown");
    }

    @Test
    void givesNoneOfWhatIsReadyOrWasNeverLookedAt() {
        assertThat(Summary.reason(
                        List.of(condition("Ready", "True", "InSync"), condition("Synced", "Unknown", "Throttled"))))
                .isNull();
        assertThat(Summary.reason(List.of())).isNull();
    }

    @Test
    void boundsAReason() {
        assertThat(Summary.reason(List.of(condition("Ready", "False", "x".repeat(500)))))
                .hasSize(Summary.REASON);
    }

    @Test
    void listsEachOnce() {
        assertThat(Summary.list(Stream.of("a", "b", "a"))).isEqualTo("a,b");
        assertThat(Summary.list(Stream.empty())).isNull();
    }

    @Test
    void saysHowManyHaveNoRoom() {
        var paths = IntStream.range(0, 30).mapToObj(n -> "outputs[o%02d].port".formatted(n));

        var text = Summary.list(paths);

        assertThat(text).startsWith("outputs[o00].port,").endsWith(",+16");
        assertThat(text).hasSizeLessThanOrEqualTo(Summary.LIST);
        assertThat(Summary.list(Stream.of("x".repeat(1000)))).hasSize(Summary.LIST);
    }
}
