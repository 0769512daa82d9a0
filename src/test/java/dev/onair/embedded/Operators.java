package dev.onair.embedded;

import io.javaoperatorsdk.operator.Operator;

/** Ends what JOSDK leaves running. */
public final class Operators {
    private Operators() {}

    /**
     * Stops the operator with its timer: JOSDK 5.3.2 leaves that one running, it wakes a hundred times a second for ever, and the
     * hundreds of operators that the tests start would take the machine.
     */
    public static void stop(Operator operator) {
        operator.stop();
        operator.getConfigurationService()
                .getExecutorServiceManager()
                .scheduledExecutorService()
                .shutdownNow();
    }
}
