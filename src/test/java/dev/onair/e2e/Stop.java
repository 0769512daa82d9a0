package dev.onair.e2e;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A point that a test wants a process to reach, and at which it then stands still until it is killed. */
final class Stop implements AutoCloseable {
    private static final Duration REACH = Duration.ofSeconds(100);

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    void awaitReached() throws InterruptedException {
        if (!reached.await(REACH.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("not reached within " + REACH);
        }
    }

    /** To be called at the point; comes back when the test is over. */
    void reached() throws InterruptedException {
        reached.countDown();
        over.await();
    }

    /** The same point at the vendor: the call took effect, and nobody is ever told. */
    Fault afterEffect() {
        return new WithheldAnswer(this);
    }

    @Override
    public void close() {
        over.countDown();
    }

    private record WithheldAnswer(Stop stop) implements Fault {
        @Override
        public String name() {
            return "withheld-answer";
        }

        @Override
        public Reply apply(CallContext call, Handling next) {
            next.proceed();
            try {
                stop.reached();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            return Reply.cut();
        }
    }
}
