package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.engine.Slot;
import dev.onair.operator.PassExecutor.Priority;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PassExecutorTest {
    private final PassExecutor executor = new PassExecutor(2);
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> ran = new CopyOnWriteArrayList<>();

    private void hold() {
        try {
            assertThat(end.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void begun(int passes) {
        await().until(() -> executor.waiting() == 0 && ran.size() >= passes);
    }

    private void busy(String name) {
        executor.execute(() -> {
            ran.add(name);
            hold();
        });
    }

    @Test
    void runsSoManyAtOnceAndTheOthersInOrder() throws Exception {
        busy("one");
        busy("two");
        begun(2);
        executor.execute(() -> ran.add("three"));
        executor.execute(() -> ran.add("four"));
        assertThat(executor.waiting()).isEqualTo(2);
        assertThat(ran).containsExactlyInAnyOrder("one", "two");

        end.countDown();
        begun(4);
        assertThat(ran).hasSize(4);
    }

    @Test
    void theMoreUrgentGoFirst() {
        var order = new PassExecutor(1);
        order.execute(this::hold);
        order.execute(() -> ran.add("ordinary"));
        PassExecutor.with(Priority.EDITED, () -> order.execute(() -> ran.add("edited")));
        PassExecutor.with(Priority.DUE, () -> order.execute(() -> ran.add("due")));
        end.countDown();

        await().until(() -> ran.size() == 3);
        assertThat(ran).containsExactly("due", "edited", "ordinary");
    }

    @Test
    void whoWaitsForSomebodyElseGivesItsSlotBack() {
        for (var i = 0; i < 10; i++) {
            executor.execute(() -> {
                ran.add("waits");
                Slot.waiting(() -> {
                    hold();
                    return true;
                });
                ran.add("went on");
            });
        }
        begun(10);
        assertThat(ran).containsOnly("waits");
        executor.execute(() -> ran.add("other"));
        await().until(() -> ran.contains("other"));

        end.countDown();
        await().until(() -> ran.size() == 21);
    }

    @Test
    void noMoreThanTheSlotsRunAtOnceWhateverComesBack() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        for (var i = 0; i < 200; i++) {
            executor.execute(() -> {
                for (var turn = 0; turn < 20; turn++) {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    running.decrementAndGet();
                    Slot.waiting(() -> {
                        Thread.onSpinWait();
                        return true;
                    });
                }
                ran.add("over");
            });
        }
        await().until(() -> ran.size() == 200);
        assertThat(most.get()).isBetween(1, 2);
        executor.execute(() -> ran.add("still works"));
        await().until(() -> ran.size() == 201);
    }

    @Test
    void aPassThatBreaksGivesItsSlotBack() {
        var alone = new PassExecutor(1);
        alone.execute(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, told) -> {});
            throw new IllegalStateException("a bug");
        });
        alone.execute(() -> ran.add("next"));
        await().until(() -> ran.contains("next"));
    }

    @Test
    void onAThreadThatIsNoPassWaitingNeedsNoSlot() {
        assertThat(Slot.waiting(() -> "answer")).isEqualTo("answer");
    }

    @Test
    void atTheEndWhatIsUnderWayIsWaitedForAndWhatWaitsIsLeft() throws Exception {
        busy("one");
        busy("two");
        begun(2);
        executor.execute(() -> ran.add("left"));
        executor.shutdown();
        assertThat(executor.awaitTermination(0, TimeUnit.SECONDS)).isFalse();
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var over = others.submit(() -> executor.awaitTermination(60, TimeUnit.SECONDS));
            end.countDown();
            assertThat(over.get()).isTrue();
        }
        executor.execute(() -> ran.add("too late"));
        assertThat(executor.isTerminated()).isTrue();
        assertThat(ran).containsExactlyInAnyOrder("one", "two");
    }
}
