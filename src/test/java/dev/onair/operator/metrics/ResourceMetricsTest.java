package dev.onair.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.common.ObjectKey;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ResourceMetricsTest {
    private static final ObjectKey NEWS = new ObjectKey("tv", "news");
    private static final ObjectKey SPORTS = new ObjectKey("tv", "sports");
    private static final String ACCOUNT = "tv/default";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Set<ObjectKey> existing = new HashSet<>(Set.of(NEWS, SPORTS));
    private Instant now = Instant.parse("2026-11-29T12:00:00Z");

    private ResourceMetrics.OfKind channels(int limit) {
        return new ResourceMetrics(registry, limit, () -> now).of("LiveChannel", existing::contains);
    }

    private static List<Condition> ready(String status) {
        return List.of(
                new ConditionBuilder().withType("Ready").withStatus(status).build());
    }

    private static Measures live(boolean live) {
        return Measures.live(Optional.of(live));
    }

    /** Value by labels, in the order of their names. */
    private Map<String, Double> shown(Metric metric) {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().equals(metric.meter()))
                .collect(Collectors.toMap(
                        meter -> meter.getId().getTags().stream()
                                .map(Tag::getValue)
                                .collect(Collectors.joining(" ")),
                        meter -> meter.measure().iterator().next().getValue(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    @Test
    void showsEachConditionAndCountsThem() {
        var channels = channels(10);
        channels.show(NEWS, ACCOUNT, true, ready("True"), live(true));
        channels.show(SPORTS, ACCOUNT, true, ready("False"), live(false));

        assertThat(shown(Metric.RESOURCE_CONDITION))
                .containsOnly(
                        Map.entry("tv/default Ready LiveChannel news tv", 1.0),
                        Map.entry("tv/default Ready LiveChannel sports tv", 0.0));
        assertThat(shown(Metric.CHANNEL_LIVE))
                .containsOnly(
                        Map.entry("tv/default LiveChannel news tv", 1.0),
                        Map.entry("tv/default LiveChannel sports tv", 0.0));
        assertThat(shown(Metric.RESOURCES))
                .containsOnly(
                        Map.entry("tv/default Ready LiveChannel True", 1.0),
                        Map.entry("tv/default Ready LiveChannel False", 1.0));
        assertThat(shown(Metric.CHANNELS_LIVE)).containsOnly(Map.entry("tv/default LiveChannel", 1.0));
    }

    @Test
    void followsWhatChanges() {
        var channels = channels(10);
        channels.show(NEWS, ACCOUNT, true, ready("True"), live(true));
        channels.show(NEWS, ACCOUNT, true, ready("Unknown"), live(false));
        channels.show(NEWS, ACCOUNT, true, ready("Unknown"), live(false));

        assertThat(shown(Metric.RESOURCE_CONDITION))
                .containsOnly(Map.entry("tv/default Ready LiveChannel news tv", -1.0));
        assertThat(shown(Metric.RESOURCES)).containsOnly(Map.entry("tv/default Ready LiveChannel Unknown", 1.0));
        assertThat(shown(Metric.CHANNELS_LIVE)).isEmpty();
    }

    @Test
    void aTaskHasOnePhaseAndAFlowEachPartsHealth() {
        var tasks = channels(10);
        tasks.show(NEWS, ACCOUNT, true, List.of(), Measures.phase(Optional.of("Pending")));
        tasks.show(NEWS, ACCOUNT, true, List.of(), Measures.phase(Optional.of("Forwarding")));
        tasks.show(SPORTS, ACCOUNT, true, List.of(), Measures.health(Map.of("sources", true, "outputs", false)));

        assertThat(shown(Metric.TASK_PHASE)).containsOnlyKeys("tv/default LiveChannel news tv Forwarding");
        assertThat(shown(Metric.TASKS)).containsOnly(Map.entry("tv/default LiveChannel Forwarding", 1.0));
        assertThat(shown(Metric.FLOW_HEALTH))
                .containsOnly(
                        Map.entry("tv/default LiveChannel sports tv sources", 1.0),
                        Map.entry("tv/default LiveChannel sports tv outputs", 0.0));
        assertThat(shown(Metric.FLOWS))
                .containsOnlyKeys(
                        "tv/default connected LiveChannel sources", "tv/default disconnected LiveChannel outputs");
    }

    @Test
    void showsNoMoreResourcesThanAllowedButCountsAll() {
        var channels = channels(1);
        channels.show(NEWS, ACCOUNT, true, ready("True"), Measures.NONE);
        channels.show(SPORTS, ACCOUNT, true, ready("True"), Measures.NONE);

        assertThat(shown(Metric.RESOURCE_CONDITION)).containsOnlyKeys("tv/default Ready LiveChannel news tv");
        assertThat(shown(Metric.RESOURCES)).containsOnly(Map.entry("tv/default Ready LiveChannel True", 2.0));

        channels.forget(NEWS);
        channels.show(SPORTS, ACCOUNT, true, ready("True"), Measures.NONE);
        assertThat(shown(Metric.RESOURCE_CONDITION)).containsOnlyKeys("tv/default Ready LiveChannel sports tv");
    }

    @Test
    void noneHasSeriesOfItsOwnWithALimitOfZero() {
        var channels = channels(0);
        channels.show(NEWS, ACCOUNT, true, ready("True"), live(true));

        assertThat(shown(Metric.RESOURCE_CONDITION)).isEmpty();
        assertThat(shown(Metric.RESOURCES)).hasSize(1);
        assertThatThrownBy(() -> channels(-1)).hasMessageContaining("onair.metrics.resources -1");
    }

    @Test
    void whatIsGoneHasNoSeries() {
        var channels = channels(10);
        channels.show(NEWS, ACCOUNT, true, ready("True"), live(true));
        channels.forget(NEWS);
        channels.forget(NEWS);

        assertThat(registry.getMeters()).isEmpty();
    }

    /** Whoever takes a finalizer away by hand has the resource go without its last pass. */
    @Test
    void whatVanishedIsForgottenInTime() {
        var channels = channels(10);
        channels.show(NEWS, ACCOUNT, true, ready("True"), live(true));
        existing.remove(NEWS);

        channels.show(SPORTS, ACCOUNT, true, ready("True"), Measures.NONE);
        assertThat(shown(Metric.CHANNEL_LIVE)).hasSize(1);
        now = now.plus(Duration.ofMinutes(10));
        channels.show(SPORTS, ACCOUNT, true, ready("True"), Measures.NONE);
        assertThat(shown(Metric.CHANNEL_LIVE)).isEmpty();
        assertThat(shown(Metric.RESOURCE_CONDITION)).containsOnlyKeys("tv/default Ready LiveChannel sports tv");
    }

    /** Anybody may name an account that does not let them in, and make a thousand resources before its tenants do. */
    @Test
    void whatDoesNotCountTakesNoPlaceFromWhatDoes() {
        var channels = channels(1);
        channels.show(NEWS, ACCOUNT, false, ready("False"), live(true));
        channels.show(SPORTS, ACCOUNT, true, ready("True"), live(false));

        assertThat(shown(Metric.RESOURCE_CONDITION)).containsOnlyKeys("tv/default Ready LiveChannel sports tv");
        assertThat(shown(Metric.RESOURCES))
                .containsOnly(
                        Map.entry("tv/default Ready LiveChannel True", 1.0),
                        Map.entry(" Ready LiveChannel False", 1.0));
        assertThat(shown(Metric.CHANNELS_LIVE)).containsOnly(Map.entry(" LiveChannel", 1.0));
    }

    @Test
    void whatCountsNoMoreGivesUpItsPlace() {
        var channels = channels(1);
        channels.show(NEWS, ACCOUNT, true, ready("True"), live(true));
        channels.show(NEWS, ACCOUNT, false, ready("False"), live(true));
        assertThat(shown(Metric.RESOURCE_CONDITION)).isEmpty();
        assertThat(shown(Metric.CHANNEL_LIVE)).isEmpty();

        channels.show(SPORTS, ACCOUNT, true, ready("True"), Measures.NONE);
        channels.show(NEWS, ACCOUNT, true, ready("True"), Measures.NONE);
        assertThat(shown(Metric.RESOURCE_CONDITION)).containsOnlyKeys("tv/default Ready LiveChannel sports tv");
        assertThat(shown(Metric.RESOURCES)).containsOnly(Map.entry("tv/default Ready LiveChannel True", 2.0));

        channels.forget(SPORTS);
        channels.show(NEWS, ACCOUNT, true, ready("True"), Measures.NONE);
        assertThat(shown(Metric.RESOURCE_CONDITION)).containsOnlyKeys("tv/default Ready LiveChannel news tv");
    }

    /** A tenant may write any account's name into a manifest; totals are not to grow by that. */
    @Test
    void accountsThatThereAreNotHaveOneTotal() {
        var channels = channels(0);
        channels.show(NEWS, "tv/invented-1", false, ready("False"), Measures.NONE);
        channels.show(SPORTS, "tv/invented-2", false, ready("False"), Measures.NONE);

        assertThat(shown(Metric.RESOURCES)).containsOnly(Map.entry(" Ready LiveChannel False", 2.0));
    }
}
