package dev.onair.huawei.ottchannel;

import dev.onair.common.ObjectKey;
import dev.onair.operator.metrics.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What was asked of the vendor for monitoring, as metrics by resource; one that goes takes its own along. */
@Singleton
final class OttMetrics {
    private final Figure signals;
    private final Figure pipelines;
    private final Figure audio;

    OttMetrics(MeterRegistry registry) {
        this.signals = new Figure(Metric.OTT_SCTE35_SIGNALS.gauges(registry, Tags.empty()));
        this.pipelines = new Figure(Metric.OTT_PIPELINES.gauges(registry, Tags.empty()));
        this.audio = new Figure(Metric.OTT_AUDIO_TRACKS.gauges(registry, Tags.empty()));
    }

    private record Figure(MultiGauge gauge, Map<ObjectKey, Integer> values) {
        Figure(MultiGauge gauge) {
            this(gauge, new ConcurrentHashMap<>());
        }

        void set(ObjectKey resource, int value) {
            values.put(resource, value);
            show();
        }

        void remove(ObjectKey resource) {
            if (values.remove(resource) != null) {
                show();
            }
        }

        private void show() {
            gauge.register(
                    values.entrySet().stream()
                            .map(entry -> MultiGauge.Row.of(tags(entry.getKey()), entry.getValue()))
                            .collect(Collectors.toList()),
                    true);
        }

        private static Tags tags(ObjectKey resource) {
            return Tags.of("namespace", resource.namespace(), "name", resource.name());
        }
    }

    void signals(ObjectKey resource, int count) {
        signals.set(resource, count);
    }

    void instances(ObjectKey resource, int pipelineCount, int audioCount) {
        pipelines.set(resource, pipelineCount);
        audio.set(resource, audioCount);
    }

    void forget(ObjectKey resource) {
        signals.remove(resource);
        pipelines.remove(resource);
        audio.remove(resource);
    }
}
