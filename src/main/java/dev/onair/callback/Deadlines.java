package dev.onair.callback;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.IdentityHashMap;

/**
 * Closes a connection whose other side is too slow, however many single bytes it sends meanwhile. One deadline at a time for each
 * connection. For the event loop of the server alone.
 */
final class Deadlines {
    private final Vertx vertx;
    private final IdentityHashMap<HttpConnection, Long> timers = new IdentityHashMap<>();

    Deadlines(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The connection is closed after this time, unless another deadline, or none, is set before. */
    void set(HttpConnection connection, Duration within) {
        clear(connection);
        timers.put(connection, vertx.setTimer(within.toMillis(), timer -> connection.close()));
    }

    void clear(HttpConnection connection) {
        var timer = timers.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
