package dev.onair.simulator.callback;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/** The latest attempts, in the order of their answers. */
public final class CallbackLog {
    private static final int MAX_LINES = 20_000;

    private final ArrayDeque<SentCallback> lines = new ArrayDeque<>();
    private long sequence;

    synchronized void add(Delivery delivery, Instant time, Answer answer) {
        var notice = delivery.notice();
        if (lines.size() == MAX_LINES) lines.removeFirst();
        lines.add(new SentCallback(
                ++sequence,
                time,
                notice.account(),
                notice.kind(),
                notice.subject(),
                notice.body().isPresent() ? "POST" : "GET",
                notice.url(),
                notice.body().orElse(""),
                delivery.attempts() + 1,
                answer.status(),
                answer.body(),
                answer.accepted()));
    }

    public synchronized List<SentCallback> all() {
        return List.copyOf(lines);
    }

    public List<SentCallback> of(String kind) {
        return all().stream().filter(line -> line.kind().equals(kind)).toList();
    }

    public synchronized void clear() {
        lines.clear();
    }
}
