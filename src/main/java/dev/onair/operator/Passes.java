package dev.onair.operator;

import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurationServiceCustomizer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Has passes run a few dozen at a time: they compute, and write to the cluster, and what they wait for they wait for without a
 * {@link dev.onair.engine.Slot}, or as data at the account's gate. So ten thousand cost no more memory than a few dozen.
 *
 * <p>At the end it waits for those that are in a call. JOSDK could do that too, but asked for it, it has a second hook stop
 * the operator while Quarkus stops it, and one of the two fails.
 */
@Singleton
public class Passes implements ConfigurationServiceCustomizer {
    /** More would not be quicker: a pass is milliseconds of computing, and at most as much of waiting for the cluster. */
    private static final int SLOTS = 32;

    private static final int LONGEST_END_SECONDS = 15;

    /** After the gates were closed, so that who waits there is sent away; before the operator is stopped. */
    private static final int BEFORE_THE_OPERATOR = 2;

    private final PassExecutor executor = new PassExecutor(SLOTS);

    @Override
    public Consumer<ConfigurationServiceOverrider> overrider() {
        return configuration -> configuration.withExecutorService(executor);
    }

    void ending(@Observes @Priority(BEFORE_THE_OPERATOR) ShutdownEvent event) throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
    }
}
