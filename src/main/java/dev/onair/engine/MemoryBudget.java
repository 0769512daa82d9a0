package dev.onair.engine;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Memory that all accounts share, in bytes. Where it does not suffice, whoever takes most gives all back, so that one who
 * takes much does not keep many from taking little; nobody ever waits for another. Safe for use by several threads.
 */
public final class MemoryBudget {
    private final long limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Share> shares = new HashSet<>();
    private long taken;

    /** @param limitBytes what all shares together take at most */
    public MemoryBudget(long limitBytes) {
        if (limitBytes <= 0) {
            throw new IllegalArgumentException("a budget of " + limitBytes + " bytes is none: give a positive number");
        }
        this.limit = limitBytes;
    }

    public long limitBytes() {
        return limit;
    }

    /** What all shares together take now. */
    public long takenBytes() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A share that takes nothing yet.
     *
     * @param givenBack run once, on the thread of whoever needed the memory, when this share was the largest and had to give
     *     back what it took
     */
    public Share open(Runnable givenBack) {
        return new Share(givenBack);
    }

    /** What one answer or one list takes of it. */
    public final class Share implements AutoCloseable {
        private final Runnable givenBack;
        private long bytes;
        private boolean isKept;
        private boolean isOver;

        private Share(Runnable givenBack) {
            this.givenBack = givenBack;
        }

        /** Takes so many more bytes, before {@link #keep}; false where the share is none any more: it was the largest, or closed. */
        public boolean take(long more) {
            Optional<Share> loser;
            lock.lock();
            try {
                if (isOver) {
                    return false;
                }
                shares.add(this);
                bytes += more;
                taken += more;
                // One is enough: the largest took at least what was added now.
                loser = taken <= limit ? Optional.empty() : largest();
                loser.ifPresent(Share::end);
            } finally {
                lock.unlock();
            }
            loser.filter(share -> share != this).ifPresent(share -> share.givenBack.run());
            return loser.filter(share -> share == this).isEmpty();
        }

        /** From now on it is not given back for others, only by {@link #close}; false where it was already. */
        public boolean keep() {
            lock.lock();
            try {
                isKept = true;
                return !isOver;
            } finally {
                lock.unlock();
            }
        }

        /** Gives back what it took. */
        @Override
        public void close() {
            lock.lock();
            try {
                end();
            } finally {
                lock.unlock();
            }
        }

        private void end() {
            shares.remove(this);
            taken -= bytes;
            bytes = 0;
            isOver = true;
        }
    }

    private Optional<Share> largest() {
        return shares.stream().filter(share -> !share.isKept).max(Comparator.comparingLong(share -> share.bytes));
    }
}
