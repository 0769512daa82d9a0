package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedReadTest {
    private static final int ASKING = 50;

    /** One is under way when the others ask: it may be too old for them, and the next one serves them all. */
    @Test
    void readsOnceForAllWhoAskWhileAnotherReadIsUnderWay() throws Exception {
        var reads = new AtomicInteger();
        var goOn = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var shared = new SharedRead<>(() -> {
            var number = reads.incrementAndGet();
            begun.countDown();
            await(goOn);
            return number;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> asking = shared::get;
            var first = threads.submit(asking);
            begun.await();
            var others = new ArrayList<Future<Integer>>();
            for (int number = 0; number < ASKING; number++) {
                others.add(threads.submit(asking));
            }
            Awaitility.await().until(() -> shared.waiting() == ASKING);
            goOn.countDown();

            assertThat(first.get()).isEqualTo(1);
            for (var other : others) {
                assertThat(other.get()).isEqualTo(2);
            }
        }
        assertThat(reads).hasValue(2);
    }

    @Test
    void readsAnewForWhoAsksLater() {
        var reads = new AtomicInteger();
        var shared = new SharedRead<>(reads::incrementAndGet);

        assertThat(shared.get()).isEqualTo(1);
        assertThat(shared.get()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
