package dev.onair.operator;

import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurationServiceCustomizer;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Gives every reconcile a virtual thread, so that thousands may wait for their turn at a vendor and none holds up another. */
@Singleton
public class VirtualThreads implements ConfigurationServiceCustomizer {
    @Override
    public Consumer<ConfigurationServiceOverrider> overrider() {
        return configuration -> configuration.withExecutorService(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("reconcile-", 0).factory()));
    }
}
