package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static dev.onair.cdnetworks.livechannel.OperatorFixture.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.operator.metrics.Metric;
import io.micrometer.core.instrument.Gauge;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The metrics of a channel follow it from its first pass to its end. */
@Execution(ExecutionMode.CONCURRENT)
class LiveMetricsIT {
    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void open() {
        operator.readyAccount();
        operator.create("news", spec -> {});
        operator.awaitReady("news");
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private List<Double> live() {
        return operator.metrics().find(Metric.CHANNEL_LIVE.meter()).gauges().stream()
                .map(Gauge::value)
                .toList();
    }

    private Map<String, Double> conditions(String kind) {
        return operator.metrics().find(Metric.RESOURCE_CONDITION.meter()).tag("kind", kind).gauges().stream()
                .collect(Collectors.toMap(gauge -> gauge.getId().getTag("condition"), Gauge::value));
    }

    @Test
    void tellsWhetherItIsOnAir() {
        awaitThat(() -> assertThat(live()).containsExactly(0.0));

        operator.simulator.channels().startStream(operator.status("news").pullId);
        operator.sweep();

        awaitThat(() -> assertThat(live()).containsExactly(1.0));
        assertThat(operator.metrics()
                        .get(Metric.CHANNELS_LIVE.meter())
                        .tags("kind", "LiveChannel", "account", "tv/default")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void saysSinceWhenItIsOnAirAndThatItWentOff() {
        awaitThat(() -> assertThat(onAir()).isEqualTo("False"));
        assertThat(operator.events("news")).doesNotContain("WentOffAir");
        var pullId = operator.status("news").pullId;
        operator.simulator.channels().startStream(pullId);
        operator.sweep();
        awaitThat(() -> assertThat(operator.events("news")).contains("WentOnAir"));
        awaitThat(() -> assertThat(onAir()).isEqualTo("True"));

        operator.simulator.channels().change(pullId, channel -> channel.stopped());
        operator.sweep();

        awaitThat(() -> assertThat(operator.events("news")).contains("WentOffAir"));
        awaitThat(() -> assertThat(conditions("LiveChannel")).containsEntry("OnAir", 0.0));
        // It is as declared, whether anybody pushes or not.
        assertThat(condition(operator.status("news").conditions, "Ready")).isEqualTo("True");
        assertThat(condition(operator.status("news").conditions, "Stalled")).isEqualTo("False");
    }

    private String onAir() {
        return condition(operator.status("news").conditions, "OnAir");
    }

    @Test
    void tellsTheConditionsOfChannelAndAccount() {
        awaitThat(() -> assertThat(conditions("LiveChannel"))
                .containsEntry("Ready", 1.0)
                .containsEntry("Stalled", 0.0)
                .containsEntry("Reconciling", 0.0)
                .containsEntry("Synced", 1.0));
        awaitThat(() -> assertThat(conditions("CdnetworksAccount")).containsEntry("Ready", 1.0));
    }

    @Test
    void endsWithTheChannelAndTheAccount() {
        awaitThat(() -> assertThat(live()).isNotEmpty());
        operator.channel("news").delete();
        awaitThat(() -> assertThat(operator.channel("news").get()).isNull());

        awaitThat(() -> assertThat(conditions("LiveChannel")).isEmpty());
        assertThat(live()).isEmpty();
        operator.account().delete();
        awaitThat(() -> assertThat(operator.account().get()).isNull());
        awaitThat(() -> assertThat(operator.metrics().getMeters()).isEmpty());
    }
}
