package dev.onair.operator.metrics;

import dev.onair.operator.Leadership;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which operator this is, and whether it is the one that works. */
@ApplicationScoped
public class ProcessMetrics {
    @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown")
    String version;

    void started(@Observes StartupEvent event, MeterRegistry registry, Leadership leadership) {
        show(registry, version, leadership::leads);
    }

    static void show(MeterRegistry registry, String version, BooleanSupplier leads) {
        var build = Tags.of("version", version, "java", Runtime.version().toString());
        Metric.BUILD_INFO.gauge(registry, build, () -> 1);
        Metric.LEADER.gauge(registry, Tags.empty(), () -> leads.getAsBoolean() ? 1 : 0);
    }
}
