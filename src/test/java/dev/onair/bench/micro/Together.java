package dev.onair.bench.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Many virtual threads that do the same at once. */
final class Together {
    private Together() {}

    /**
     * Returns when all are done.
     *
     * @throws IllegalStateException where one of them failed
     */
    static <T> void run(List<T> each, Consumer<T> work) throws InterruptedException {
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var threads = new ArrayList<Thread>(each.size());
        for (var one : each) {
            threads.add(Thread.ofVirtual()
                    .uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
                    .start(() -> work.accept(one)));
        }
        for (var thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("one of the threads failed", failures.peek());
        }
    }
}
