package dev.onair.tenancy;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One read for all who ask before it begins: what each gets was read after it asked. Safe for use by several threads. */
final class SharedRead<T> {
    private final Supplier<T> reader;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicLong begun = new AtomicLong();
    private long lastRead;
    private @Nullable T last;

    SharedRead(Supplier<T> reader) {
        this.reader = reader;
    }

    /** Blocks for the read that is under way, and then for one that begins after it, if none has by then. */
    T get() {
        var asked = begun.get();
        reading.lock();
        try {
            var shared = last;
            if (shared != null && lastRead > asked) {
                return shared;
            }
            var number = begun.incrementAndGet();
            var read = reader.get();
            lastRead = number;
            last = read;
            return read;
        } finally {
            reading.unlock();
        }
    }

    /** How many wait for a read that is under way. */
    int waiting() {
        return reading.getQueueLength();
    }
}
