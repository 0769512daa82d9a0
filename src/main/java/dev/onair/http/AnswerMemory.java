package dev.onair.http;

import dev.onair.engine.MemoryBudget;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How much memory all answers that are being read take together, whichever account they are for: ten endpoints that answer
 * with megabytes each must not add up to what ends the process. Where that is too much, the largest of them is dropped.
 */
public final class AnswerMemory {
    private static final int SHARE_OF_HEAP = 12;
    private static final long LEAST_BYTES = 2L * HttpLimits.USUAL.maxResponseBytes();

    /** The heap is one for the whole process, and so is this. */
    static final AnswerMemory OF_PROCESS =
            new AnswerMemory(Math.max(LEAST_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));

    /** In bytes. Smaller ones become a few hundred kilobytes of objects, and are no reason to wait. */
    private static final int LARGE = 16 * 1024;

    private final MemoryBudget budget;
    private final Semaphore turns = new Semaphore(1, true);

    /** @param bytes what all bodies together take at most, until they were read */
    public AnswerMemory(long bytes) {
        this.budget = new MemoryBudget(bytes);
    }

    public long limitBytes() {
        return budget.limitBytes();
    }

    /** What all bodies together take now. */
    public long takenBytes() {
        return budget.takenBytes();
    }

    /** For one answer. */
    Lease lease(Runnable dropped) {
        return new Lease(budget.open(dropped), turns);
    }

    /** What one answer takes. */
    public static final class Lease implements AutoCloseable {
        private final MemoryBudget.Share share;
        private final Semaphore turns;

        private Lease(MemoryBudget.Share share, Semaphore turns) {
            this.share = share;
            this.turns = turns;
        }

        /** Whether so many more bytes may be kept. */
        boolean take(int bytes) {
            return share.take(bytes);
        }

        /** It is whole, and somebody reads it now: it is not dropped for others any more. False where it was already. */
        boolean keep() {
            return share.keep();
        }

        <T> T reading(int bytes, Supplier<T> reader) {
            if (bytes < LARGE) {
                return reader.get();
            }
            turns.acquireUninterruptibly();
            try {
                return reader.get();
            } finally {
                turns.release();
            }
        }

        @Override
        public void close() {
            share.close();
        }
    }
}
