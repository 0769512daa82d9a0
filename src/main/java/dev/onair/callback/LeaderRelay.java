package dev.onair.callback;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Hands what reaches a standby to the leader, as it came, and its answer back. A standby has no caches and knows no secrets, so it
 * bounds instead: size, time, and how much at once. What cannot be handed over is refused, and the vendor sends it again.
 */
final class LeaderRelay implements AutoCloseable {
    /** Set on what is handed over, lest two replicas that each take the other for the leader send it to and fro. */
    static final String RELAYED = "Onair-Relayed";

    private static final int AT_ONCE = 32;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int LONGEST_RECEIPT = 1024;

    private final Supplier<Optional<String>> leader;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    /** @param leader host and port of its receiver, while one is known */
    LeaderRelay(Supplier<Optional<String>> leader) {
        this.leader = leader;
    }

    Reply hand(Incoming request) throws IOException {
        if (CallbackRequest.of(request.path()).isEmpty()) {
            return Reply.anonymous(Result.WRONG_SECRET);
        }
        var to = leader.get();
        if (request.relayed() || to.isEmpty()) {
            return Reply.anonymous(Result.NO_LEADER);
        }
        if (!places.tryAcquire()) {
            return Reply.anonymous(Result.THROTTLED);
        }
        try {
            var body = request.body();
            return body.isPresent() ? send(request, to.get(), body.get()) : Reply.anonymous(Result.TOO_LARGE);
        } finally {
            places.release();
        }
    }

    private Reply send(Incoming request, String to, byte[] body) {
        try {
            var query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://" + to + request.path() + query))
                            .timeout(ANSWER)
                            .header(RELAYED, "1")
                            .method(request.method(), BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_RECEIPT));
            return new Reply(Result.RELAYED, "", "", answer.statusCode(), answer.body());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return Reply.anonymous(Result.NO_LEADER);
        } catch (IOException | IllegalArgumentException unreachable) {
            // Its text would have the address in it, and that the secret.
            return Reply.anonymous(Result.NO_LEADER);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
