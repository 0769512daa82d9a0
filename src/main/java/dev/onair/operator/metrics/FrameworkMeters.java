package dev.onair.operator.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The meters of JVM and frameworks, as far as their names break Prometheus' own rules ({@code promtool check metrics}). */
@ApplicationScoped
public class FrameworkMeters {
    private static final String NANOSECONDS = "ns";

    @Produces
    @Singleton
    MeterFilter names() {
        return filter();
    }

    static MeterFilter filter() {
        return new MeterFilter() {
            /** Time in other units than seconds is left out: what shows it is also shown otherwise, as process_cpu_usage. */
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return NANOSECONDS.equals(id.getBaseUnit()) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
            }

            /** A gauge of a name that ends in _count looks like a part of a histogram. */
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getType() == Meter.Type.GAUGE && id.getName().endsWith(".count")
                        ? id.withName(id.getName().substring(0, id.getName().length() - ".count".length()) + "s")
                        : id;
            }
        };
    }
}
