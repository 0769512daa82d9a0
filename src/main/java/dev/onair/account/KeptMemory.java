package dev.onair.account;

import dev.onair.engine.MemoryBudget;
import java.util.concurrent.atomic.AtomicReference;

/** What one list takes, as it is known, of the memory that all lists share. Safe for use by several threads. */
final class KeptMemory implements AutoCloseable {
    private final MemoryBudget budget;
    private final Runnable forget;
    private final AtomicReference<MemoryBudget.Share> share;
    private volatile boolean isClosed;

    /** @param forget run when others need the memory and this list takes most of it */
    KeptMemory(MemoryBudget budget, Runnable forget) {
        this.budget = budget;
        this.forget = forget;
        this.share = new AtomicReference<>(open());
    }

    private MemoryBudget.Share open() {
        var self = new AtomicReference<MemoryBudget.Share>();
        var opened = budget.open(() -> givenBack(self.get()));
        self.set(opened);
        return opened;
    }

    /** One that was replaced meanwhile has nothing to forget. */
    private void givenBack(MemoryBudget.Share loser) {
        if (share.compareAndSet(loser, open())) {
            forget.run();
        }
    }

    /** A walk took so many bytes and replaces all that was known. False where that is too much: nothing is to be kept then. */
    boolean replace(long bytes) {
        var next = open();
        share.getAndSet(next).close();
        var fits = next.take(bytes) || isNone(next);
        if (isClosed) {
            // What was under way when the account went takes nothing for ever.
            share.get().close();
        }
        return fits;
    }

    /** So many bytes more are known. False where that is too much, and all was forgotten. */
    boolean add(long bytes) {
        var now = share.get();
        return now.take(bytes) || isNone(now);
    }

    private boolean isNone(MemoryBudget.Share loser) {
        givenBack(loser);
        return false;
    }

    /** Nobody needs the list any more. */
    @Override
    public void close() {
        isClosed = true;
        share.get().close();
    }
}
