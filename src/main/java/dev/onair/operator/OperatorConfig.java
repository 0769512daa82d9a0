package dev.onair.operator;

import dev.onair.common.EndpointHosts;
import dev.onair.engine.WriteLimits;
import dev.onair.operator.metrics.ResourceMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.InformerStoppedHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The one place where clock, randomness and settings of the process come from. */
@ApplicationScoped
public class OperatorConfig {
    private static final Logger LOG = Logger.getLogger(OperatorConfig.class);

    /** How long a vendor's reads may lag behind a write, as of a list that does not yet show what was created. */
    @ConfigProperty(name = "onair.visibility")
    Optional<Duration> visibility = Optional.empty();

    /** What {@link #visibility} was called before. */
    @ConfigProperty(name = "onair.create-visibility", defaultValue = "30s")
    Duration createVisibility;

    /** How often the same change of the same field is sent in an hour. */
    @ConfigProperty(name = "onair.corrections-per-hour", defaultValue = "5")
    int correctionsPerHour;

    /** How long a resource that waits says nothing of it. */
    @ConfigProperty(name = "onair.patience", defaultValue = "60s")
    Duration patience;

    /** Whether the resources of an account are observed together, or each by itself. */
    @ConfigProperty(name = "onair.observe", defaultValue = "shared")
    String observe;

    /** Between two reads of one resource, where each is observed by itself. */
    @ConfigProperty(name = "onair.observe-interval", defaultValue = "60s")
    Duration observeInterval;

    /** How many resources have metrics of their own. */
    @ConfigProperty(name = "onair.metrics.resources", defaultValue = "1000")
    int resourcesMeasured;

    /** Which hosts accounts may name as endpoints; none: any. */
    @ConfigProperty(name = "onair.endpoint-hosts")
    Optional<List<String>> endpointHosts = Optional.empty();

    /** Where notices of vendors come in; none: nowhere. */
    @ConfigProperty(name = "onair.callbacks.port")
    Optional<Integer> callbacksPort = Optional.empty();

    /** Whether this process, and so each replica of its Deployment, listens for notices of vendors. */
    public boolean hasReceiver() {
        return callbacksPort.isPresent();
    }

    public EndpointHosts endpointHosts() {
        return new EndpointHosts(endpointHosts.orElse(List.of()));
    }

    public Duration patience() {
        return patience;
    }

    public Duration visibility() {
        return visibility.orElse(createVisibility);
    }

    @Produces
    @Singleton
    public WriteLimits writeLimits() {
        return new WriteLimits(visibility(), correctionsPerHour);
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

    /** For secrets; not to be had as just any source of chance. */
    @Produces
    @Singleton
    @Typed(SecureRandom.class)
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    /**
     * An informer that gives up leaves an operator that hears nothing more: better to end, and be started again. JOSDK does
     * so by itself, but not under Quarkus, where this bean is all there is.
     */
    @Produces
    @Singleton
    @Unremovable
    InformerStoppedHandler informerStopped() {
        return (informer, why) -> {
            if (why != null && informer.hasSynced()) {
                LOG.errorf(why, "watching %s came to an end: the operator ends too", informer.getApiTypeClass());
                Quarkus.asyncExit(1);
            }
        };
    }

    @Produces
    @Singleton
    LongWaits longWaits(Clock clock) {
        return new LongWaits(clock, patience);
    }

    void close(@Disposes LongWaits waits) {
        waits.close();
    }

    @Produces
    @Singleton
    public OwnReads ownReads(Clock clock) {
        return OwnReads.of(observe, observeInterval, clock);
    }

    @Produces
    @Singleton
    Telling telling(KubernetesClient kubernetes, MeterRegistry metrics, Clock clock) {
        return new Telling(kubernetes, metrics, clock);
    }

    @Produces
    @Singleton
    ResourceMetrics resourceMetrics(MeterRegistry metrics, Clock clock) {
        return new ResourceMetrics(metrics, resourcesMeasured, clock);
    }

    @Produces
    @Singleton
    Outputs outputs(KubernetesClient kubernetes) {
        return new Outputs(kubernetes);
    }

    /** In the operator's own namespace: POD_NAMESPACE, and outside of a cluster the one that kubectl would take. */
    @Produces
    @Singleton
    SealKeys sealKeys(
            KubernetesClient kubernetes,
            SecureRandom random,
            @ConfigProperty(name = "pod.namespace") Optional<String> namespace) {
        return new SealKeys(
                kubernetes,
                namespace.orElseGet(
                        () -> Optional.ofNullable(kubernetes.getNamespace()).orElse("default")),
                random);
    }

    @Produces
    @Singleton
    Secrets secrets(KubernetesClient kubernetes) {
        return new Secrets(kubernetes);
    }
}
