package dev.onair.callback;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Collects a body as it comes; of one that is too long, no more is kept than shows that it is. */
final class IncomingBody {
    private static final int KEPT = Incoming.MOST_BYTES + 1;

    private final Buffer kept = Buffer.buffer();

    void add(Buffer part) {
        var room = KEPT - kept.length();
        if (room > 0) {
            kept.appendBuffer(part, 0, Math.min(room, part.length()));
        }
    }

    int length() {
        return kept.length();
    }

    InputStream stream() {
        return new ByteArrayInputStream(kept.getBytes());
    }
}
