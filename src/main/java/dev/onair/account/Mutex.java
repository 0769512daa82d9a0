package dev.onair.account;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One thread at a time. What runs inside must be short and must not block: thousands of virtual threads pass here. */
final class Mutex {

    private final ReentrantLock lock = new ReentrantLock();

    <R> R with(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void with(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
