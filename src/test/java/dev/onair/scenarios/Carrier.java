package dev.onair.scenarios;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Keeps the carrier of a virtual thread busy without any work. All of Java's own ways to wait give the carrier back, and spinning took
 * two thirds of the CPU time of the tests that play scenarios.
 */
final class Carrier {
    private static final int MICROS = 20;
    private static final MethodHandle USLEEP = usleep();

    private Carrier() {}

    @SuppressWarnings("restricted")
    private static MethodHandle usleep() {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("usleep"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    /** A few microseconds, by a call of the C library, in which a virtual thread stays on its carrier. */
    static void sleep() {
        try {
            var unusedInterrupted = (int) USLEEP.invokeExact(MICROS);
        } catch (Throwable broken) {
            throw new AssertionError("usleep cannot be called", broken);
        }
    }
}
