package dev.onair.operator;

import io.javaoperatorsdk.operator.Operator;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * Lets the operator's timer sleep until something is due.
 *
 * <p>JOSDK (5.3.2) makes it without a core thread. A thread beyond the core gives up after ten milliseconds without work, may not
 * end while a task is scheduled, and so tries again, a hundred times a second for as long as the operator lives. The one that
 * belongs to the core waits.
 */
final class QuietTimer {
    private QuietTimer() {}

    /** Before the operator starts, or after; what is scheduled stays so. */
    static void in(Operator operator) {
        if (operator.getConfigurationService().getExecutorServiceManager().scheduledExecutorService()
                instanceof ScheduledThreadPoolExecutor timer) {
            timer.setCorePoolSize(Math.max(1, timer.getCorePoolSize()));
        }
    }
}
