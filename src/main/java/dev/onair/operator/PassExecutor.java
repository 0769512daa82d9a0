package dev.onair.operator;

import dev.onair.engine.Slot;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Runs passes, each on a virtual thread of its own and a bounded number at once; the others wait as data, the most urgent first
 * and in order of arrival. A pass that waits for a vendor gives its {@link Slot} back. Safe for use by any number of threads.
 */
public final class PassExecutor extends AbstractExecutorService {

    /** Which of the passes that wait for a slot is run first. */
    public enum Priority {
        /** Whose turn at the vendor is near; what an emergency or an account needs. */
        DUE,
        /** What somebody edited. */
        EDITED,
        /** All others: what is new, and what was looked at before. */
        ORDINARY
    }

    private static final ScopedValue<Priority> PRIORITY = ScopedValue.newInstance();

    private final int slots;
    private final Thread.Builder.OfVirtual threads = Thread.ofVirtual().name("reconcile-", 0);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private final Map<Priority, Queue<Runnable>> waiting = new EnumMap<>(Priority.class);
    /** Passes that had a slot, waited for somebody, and go on before others begin. */
    private final Queue<CompletableFuture<Void>> returning = new ArrayDeque<>();
    /** Passes that were begun and are not over, be they with a slot or without. */
    private int begun;

    private int busy;
    private boolean closed;

    /**
     * @param slots how many passes run at once, at least 1
     */
    PassExecutor(int slots) {
        if (slots < 1) {
            throw new IllegalArgumentException("there must be at least 1 slot, not " + slots);
        }
        this.slots = slots;
        for (var priority : Priority.values()) {
            waiting.put(priority, new ArrayDeque<>());
        }
    }

    /** What this hands to any of these executors, on this thread, has the priority. */
    public static void with(Priority priority, Runnable submission) {
        ScopedValue.where(PRIORITY, priority).run(submission);
    }

    /** A pass that is asked for by the thread of one, of the same resource then, goes on where that one ends. */
    private static Priority priority() {
        return PRIORITY.orElse(Slot.CURRENT.isBound() ? Priority.EDITED : Priority.ORDINARY);
    }

    /** Once it is shut down, this does nothing: whoever asks need not know that the operator ends. */
    @Override
    public void execute(Runnable pass) {
        locked(() -> {
            if (closed) {
                return;
            }
            Objects.requireNonNull(waiting.get(priority())).add(pass);
            if (busy < slots) {
                busy++;
                handOver();
            }
        });
    }

    /** A slot is free for whoever is next. The lock is held. */
    private void handOver() {
        var back = returning.poll();
        if (back != null) {
            back.complete(null);
            return;
        }
        var next = next();
        if (next.isEmpty()) {
            busy--;
            return;
        }
        begun++;
        threads.start(() -> run(next.get()));
    }

    private Optional<Runnable> next() {
        return waiting.values().stream()
                .filter(queue -> !queue.isEmpty())
                .findFirst()
                .map(Queue::remove);
    }

    private void run(Runnable pass) {
        try {
            ScopedValue.where(Slot.CURRENT, new OwnSlot()).run(pass);
        } finally {
            locked(() -> {
                begun--;
                handOver();
                over.signalAll();
            });
        }
    }

    private final class OwnSlot implements Slot {
        @Override
        public <T> T without(Supplier<T> wait) {
            locked(PassExecutor.this::handOver);
            try {
                return wait.get();
            } finally {
                takeAgain();
            }
        }
    }

    private void takeAgain() {
        var turn = new CompletableFuture<Void>();
        locked(() -> {
            if (busy < slots) {
                busy++;
                turn.complete(null);
            } else {
                returning.add(turn);
            }
        });
        // Whatever interrupts it meanwhile, it has to have its slot before it goes on.
        turn.join();
    }

    /** How many passes wait for a slot. */
    int waiting() {
        return locked(() -> waiting.values().stream().mapToInt(Queue::size).sum());
    }

    /** No pass begins any more; the operator that comes next looks at everything. */
    @Override
    public void shutdown() {
        shutdownNow();
    }

    /** What is under way is not interrupted: a call that was sent comes to its end. */
    @Override
    public List<Runnable> shutdownNow() {
        return locked(() -> {
            closed = true;
            var left = waiting.values().stream().flatMap(Queue::stream).toList();
            waiting.values().forEach(Queue::clear);
            over.signalAll();
            return left;
        });
    }

    @Override
    public boolean isShutdown() {
        return locked(() -> closed);
    }

    @Override
    public boolean isTerminated() {
        return locked(() -> closed && begun == 0);
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = unit.toNanos(time);
            while (!(closed && begun == 0)) {
                if (left <= 0) {
                    return false;
                }
                left = over.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
