package dev.onair.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one place where clock, randomness and settings of the process come from. */
@ApplicationScoped
public class OperatorConfig {
    /** How long a vendor's list may take to show an object after its creation. */
    @ConfigProperty(name = "onair.create-visibility", defaultValue = "30s")
    Duration createVisibility;

    public Duration createVisibility() {
        return createVisibility;
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    RandomGenerator random() {
        return RandomGenerator.getDefault();
    }

    @Produces
    @Singleton
    Telling telling(KubernetesClient kubernetes, MeterRegistry metrics, Clock clock) {
        return new Telling(kubernetes, metrics, clock);
    }

    @Produces
    @Singleton
    Outputs outputs(KubernetesClient kubernetes) {
        return new Outputs(kubernetes);
    }

    @Produces
    @Singleton
    Secrets secrets(KubernetesClient kubernetes) {
        return new Secrets(kubernetes);
    }
}
