package dev.onair.simulator.callback;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings notices to their receivers: each attempt in a virtual thread of its own, so a receiver that hangs delays no
 * other, and receivers must bear that notices overtake each other. Follows no redirects. Repeats fall due by the clock of
 * the business, but only {@link #deliverDue()} looks at it.
 */
public final class Courier implements AutoCloseable {
    private static final int AT_ONCE = 32;
    private static final long MAX_ANSWER = 64 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Clock business;
    private final CallbackLog log = new CallbackLog();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .executor(threads)
            .build();
    private final Map<Long, Delivery> waiting = new LinkedHashMap<>();
    private final Map<Long, Delivery> underway = new LinkedHashMap<>();
    private volatile Optional<Duration> timeout = Optional.empty();
    private volatile Runnable changed = () -> {};
    private long sequence;
    private boolean isClosed;

    public Courier(Clock business) {
        this.business = business;
    }

    /** Told after each attempt. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    /** Waits so long for an answer, whatever the notice says: for tests of receivers that hang. */
    public void timeout(Duration shorter) {
        timeout = Optional.of(shorter);
    }

    public CallbackLog log() {
        return log;
    }

    /** What no receiver has accepted yet, attempts that are under way included. */
    public synchronized List<Delivery> pending() {
        var pending = new LinkedHashMap<>(underway);
        pending.putAll(waiting);
        return List.copyOf(pending.values());
    }

    public synchronized void restore(Collection<Delivery> deliveries) {
        deliveries.forEach(delivery -> waiting.put(++sequence, delivery));
    }

    /** Sends it now. */
    public void send(Notice notice) {
        synchronized (this) {
            waiting.put(++sequence, new Delivery(notice, 0, business.instant()));
        }
        deliverDue();
    }

    /** Begins the attempts that are due; returns at once. */
    public synchronized void deliverDue() {
        if (isClosed) return;
        var now = business.instant();
        var due = new LinkedHashMap<Long, Delivery>();
        waiting.forEach((id, delivery) -> {
            if (!delivery.due().isAfter(now)) due.put(id, delivery);
        });
        waiting.keySet().removeAll(due.keySet());
        underway.putAll(due);
        due.forEach((id, delivery) -> threads.execute(() -> attempt(id, delivery)));
    }

    private void attempt(long id, Delivery delivery) {
        try {
            places.acquire();
            try {
                done(id, delivery, ask(delivery.notice()));
            } finally {
                places.release();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer ask(Notice notice) throws InterruptedException {
        var patience = timeout.orElse(notice.repeats().timeout());
        var answer = http.sendAsync(request(notice), BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER));
        try {
            var reply = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            var isAccepted = notice.repeats().acceptance().accepts(reply.statusCode(), reply.body());
            return new Answer(reply.statusCode(), reply.body(), isAccepted);
        } catch (TimeoutException e) {
            return Answer.none("no answer within " + patience);
        } catch (ExecutionException e) {
            return Answer.none(String.valueOf(e.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest request(Notice notice) {
        var request = HttpRequest.newBuilder(notice.url());
        return notice.body()
                .map(json -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)))
                .orElseGet(request::GET)
                .build();
    }

    private void done(long id, Delivery delivery, Answer answer) {
        var now = business.instant();
        synchronized (this) {
            underway.remove(id);
            if (!answer.accepted() && !delivery.isLastAttempt()) waiting.put(id, delivery.failedAt(now));
            log.add(delivery, now, answer);
        }
        changed.run(); // outside the lock: who is told may hold others, and ask what is pending
    }

    /** Ends attempts that are under way; nothing is sent after it returns. */
    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
        }
        http.shutdownNow();
        threads.shutdownNow();
        threads.close();
    }
}
