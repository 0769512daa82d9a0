package dev.onair.bench.micro;

import dev.onair.account.Gate;
import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A call through the limiter, by many virtual threads at once; the calls themselves do nothing, and there is quota for all.
 *
 * <p>The baseline is the least that a limiter with an order does, by one thread alone: under a lock into a queue, and under a lock
 * out of it. It is made of the same atomic operations, so the ratio is what order, fairness, quota and contention cost. How much
 * of it is contention depends on the number of cores; with one caller there is none.
 */
public class GateBenchmark {
    private static final int CALLS = 3_200;

    /** What is called through. */
    @State(Scope.Benchmark)
    public static class Callers {
        /** How many call at once; all together make as many calls as one does alone. */
        @Param({"1", "8", "32"})
        public int callers = 1;

        private List<Caller> names = List.of();
        private Gate gate = OpenGate.open();

        /** Opens the gate. */
        @Setup
        public void open() {
            names = OpenGate.callers(callers);
            gate = OpenGate.open();
        }

        /** Shuts it. */
        @TearDown
        public void close() {
            gate.close();
        }
    }

    /** What a limiter is at least. */
    @State(Scope.Thread)
    public static class Queue {
        private final ReentrantLock lock = new ReentrantLock();
        private final ArrayDeque<Object> waiting = new ArrayDeque<>();

        void add(Object call) {
            lock.lock();
            try {
                waiting.addLast(call);
            } finally {
                lock.unlock();
            }
        }

        @Nullable Object take() {
            lock.lock();
            try {
                return waiting.pollFirst();
            } finally {
                lock.unlock();
            }
        }
    }

    /** One call, of many. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public void call(Callers state) throws InterruptedException {
        var calls = CALLS / state.callers;
        Together.run(state.names, caller -> {
            for (var call = 0; call < calls; call++) {
                OpenGate.done(state.gate.call(Lane.WRITE, caller, "nothing", () -> Outcome.done(caller)));
            }
        });
    }

    /** In and out. */
    @Benchmark
    public @Nullable Object baseline(Queue queue) {
        queue.add(this);
        return queue.take();
    }
}
