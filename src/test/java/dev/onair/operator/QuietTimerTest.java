package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.MethodCalls;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuietTimerTest {
    private final Operator operator =
            new Operator(configuration -> configuration.withKubernetesClient(new KubernetesClientBuilder().build()));
    private final ScheduledExecutorService timer =
            operator.getConfigurationService().getExecutorServiceManager().scheduledExecutorService();

    @AfterEach
    void stop() {
        timer.shutdownNow();
        operator.getKubernetesClient().close();
    }

    /** How often its thread looked for work with a time limit, while it did a few tasks and more is due later. */
    private long looks() {
        var later = timer.schedule(() -> {}, 1, TimeUnit.HOURS);
        var looks = MethodCalls.during(List.of(MethodCalls.TIMERS_POLLED), this::aFewTasks)
                .getOrDefault(MethodCalls.TIMERS_POLLED, 0L);
        assertThat(later.isDone()).isFalse();
        return looks;
    }

    private void aFewTasks() {
        try {
            for (var task = 0; task < 5; task++) {
                timer.submit(() -> {}).get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void waitsForWhatIsDueNextHoweverLong() {
        QuietTimer.in(operator);

        assertThat(looks()).isZero();
    }

    @Test
    void isNeededWhileJosdksOwnTimerLooksForWorkAllTheTime() {
        assertThat(looks()).as("JOSDK's own timer waits now: QuietTimer may go").isPositive();
    }
}
