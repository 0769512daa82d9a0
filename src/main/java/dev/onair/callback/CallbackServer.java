package dev.onair.callback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * The port that callbacks come in by, and nothing else does: health and metrics are on another one, which nobody outside needs.
 * Each request has a virtual thread. Nothing of a request is logged, since its address is a secret.
 */
final class CallbackServer implements AutoCloseable {
    private static final int AWAITING_ACCEPT = 256;
    private static final String RETRY_AFTER_SECONDS = "20";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("callback-", 0).factory());
    private final FrontDesk desk;
    private final LeaderRelay relay;
    private final BooleanSupplier leads;
    private final MeterRegistry metrics;

    /** @param leads whether this replica is the one that knows the accounts */
    CallbackServer(
            InetSocketAddress address, FrontDesk desk, LeaderRelay relay, BooleanSupplier leads, MeterRegistry metrics)
            throws IOException {
        this.desk = desk;
        this.relay = relay;
        this.leads = leads;
        this.metrics = metrics;
        this.server = HttpServer.create(address, AWAITING_ACCEPT);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var incoming = incoming(exchange);
            var reply = leads.getAsBoolean() ? desk.receive(incoming) : relay.hand(incoming);
            metrics.counter(
                            "onair.callbacks",
                            "account",
                            reply.account(),
                            "result",
                            reply.result().name().toLowerCase(Locale.ROOT))
                    .increment();
            answer(exchange, reply);
        }
    }

    private static Incoming incoming(HttpExchange exchange) {
        var uri = exchange.getRequestURI();
        return new Incoming(
                exchange.getRequestMethod(),
                Optional.ofNullable(uri.getRawPath()).orElse(""),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                length(exchange.getRequestHeaders().getFirst("Content-Length")),
                exchange.getRequestBody(),
                exchange.getRequestHeaders().containsKey(LeaderRelay.RELAYED));
    }

    private static long length(@org.jspecify.annotations.Nullable String header) {
        try {
            return header == null ? -1 : Long.parseLong(header);
        } catch (NumberFormatException nonsense) {
            return Long.MAX_VALUE;
        }
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        if (reply.status() == Result.THROTTLED.status() || reply.status() == Result.NO_LEADER.status()) {
            exchange.getResponseHeaders().set("Retry-After", RETRY_AFTER_SECONDS);
        }
        if (body.length > 0) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        }
        var isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), body.length == 0 || isHead ? -1 : body.length);
        if (body.length > 0 && !isHead) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Nothing is taken in any more; the vendor sends again what it got no answer to. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        relay.close();
    }
}
