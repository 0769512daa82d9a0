package dev.onair.operator;

import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurationServiceCustomizer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Gives every reconcile a virtual thread, so that thousands may wait for their turn at a vendor and none holds up another.
 *
 * <p>At the end it waits for those that are in a call. JOSDK could do that too, but asked for it, it has a second hook stop
 * the operator while Quarkus stops it, and one of the two fails.
 */
@Singleton
public class VirtualThreads implements ConfigurationServiceCustomizer {
    private static final int LONGEST_END_SECONDS = 15;

    /** After the gates were closed, so that who waits there is sent away; before the operator is stopped. */
    private static final int BEFORE_THE_OPERATOR = 2;

    private final AtomicInteger underWay = new AtomicInteger();
    private final CompletableFuture<Boolean> idle = new CompletableFuture<>();
    private volatile boolean ending;

    @Override
    public Consumer<ConfigurationServiceOverrider> overrider() {
        var threads = Thread.ofVirtual().name("reconcile-", 0).factory();
        return configuration -> configuration.withExecutorService(
                Executors.newThreadPerTaskExecutor(task -> threads.newThread(() -> counted(task))));
    }

    private void counted(Runnable task) {
        underWay.incrementAndGet();
        try {
            task.run();
        } finally {
            if (underWay.decrementAndGet() == 0 && ending) {
                idle.complete(true);
            }
        }
    }

    void ending(@Observes @Priority(BEFORE_THE_OPERATOR) ShutdownEvent event) {
        ending = true;
        if (underWay.get() == 0) {
            idle.complete(true);
        }
        idle.completeOnTimeout(false, LONGEST_END_SECONDS, TimeUnit.SECONDS).join();
    }
}
