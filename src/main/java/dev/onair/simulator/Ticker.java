package dev.onair.simulator;

import java.time.Duration;

/** Does something again and again until it is closed: what lets things happen at their time though nobody asks. */
public final class Ticker implements AutoCloseable {
    private final Thread thread;

    public Ticker(Duration every, Runnable task) {
        thread = Thread.ofVirtual().name("simulator-ticker").start(() -> loop(every, task));
    }

    private static void loop(Duration every, Runnable task) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(every);
                task.run();
            } catch (InterruptedException closing) {
                return;
            } catch (RuntimeException e) {
                System.getLogger(Ticker.class.getName())
                        .log(System.Logger.Level.ERROR, "what was to happen by itself failed", e);
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
