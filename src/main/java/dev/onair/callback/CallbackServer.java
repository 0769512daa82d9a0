package dev.onair.callback;

import dev.onair.operator.metrics.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The port that callbacks come in by, and nothing else does: health and metrics are on another one, which nobody outside needs.
 * Requests are read on one event loop, within the limits of {@link ReceiverLimits}, and answered each on a virtual thread. Nothing
 * of a request is logged at any level, since its address is a secret.
 */
final class CallbackServer implements AutoCloseable {
    private static final int AWAITING_ACCEPT = 256;
    /** Of the request's first line, in bytes: a channel's state comes as a query. */
    private static final int LONGEST_LINE = 16 * 1024;

    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final String RETRY_AFTER_SECONDS = "20";
    private static final int END_SECONDS = 5;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("callback-", 0).factory());
    private final ReceiverLimits limits;
    private final Connections connections;
    private final Deadlines deadlines;
    private final FrontDesk desk;
    private final LeaderRelay relay;
    private final BooleanSupplier leads;
    private final MeterRegistry metrics;
    private final Counter turnedAway;

    /** @param leads whether this replica is the one that knows the accounts */
    CallbackServer(
            Vertx vertx,
            InetSocketAddress address,
            ReceiverLimits limits,
            FrontDesk desk,
            LeaderRelay relay,
            BooleanSupplier leads,
            MeterRegistry metrics)
            throws IOException {
        this.limits = limits;
        this.connections = new Connections(limits);
        this.deadlines = new Deadlines(vertx);
        this.desk = desk;
        this.relay = relay;
        this.leads = leads;
        this.metrics = metrics;
        this.turnedAway = Metric.CALLBACKS_CONNECTIONS_REFUSED.counter(metrics, Tags.empty());
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(address.getAddress().getHostAddress())
                        .setPort(address.getPort())
                        .setAcceptBacklog(AWAITING_ACCEPT)
                        .setMaxInitialLineLength(LONGEST_LINE)
                        .setMaxHeaderSize(LONGEST_HEADERS)
                        .setHttp2ClearTextEnabled(false)
                        .setCompressionSupported(false))
                .connectionHandler(this::opened)
                .requestHandler(request -> received(request, vertx.getOrCreateContext()));
        listen();
    }

    private void listen() throws IOException {
        try {
            server.listen().toCompletionStage().toCompletableFuture().get(END_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException cannot) {
            throw new IOException("callbacks cannot be received: " + cannot.getMessage(), cannot);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IOException("callbacks are not received: interrupted", ending);
        }
    }

    int port() {
        return server.actualPort();
    }

    private void opened(HttpConnection connection) {
        var address = connection.remoteAddress().hostAddress();
        if (!connections.admit(address)) {
            turnedAway.increment();
            connection.close();
            return;
        }
        connection.closeHandler(over -> {
            deadlines.clear(connection);
            connections.closed(address);
        });
        deadlines.set(connection, limits.head());
    }

    private void received(HttpServerRequest request, Context loop) {
        deadlines.set(request.connection(), limits.request());
        var body = new IncomingBody();
        request.handler(body::add);
        request.exceptionHandler(hungUp -> deadlines.clear(request.connection()));
        request.endHandler(whole -> {
            deadlines.clear(request.connection());
            try {
                threads.execute(() -> answer(request, body, loop));
            } catch (RejectedExecutionException closing) {
                request.connection().close();
            }
        });
    }

    /** On a thread of its own: who is asked may block, for the leader's answer too. */
    private void answer(HttpServerRequest request, IncomingBody body, Context loop) {
        var reply = replyTo(request, body);
        if (reply == null) {
            loop.runOnContext(go -> request.connection().close());
            return;
        }
        Metric.CALLBACKS
                .counter(
                        metrics,
                        Tags.of(
                                "kind",
                                reply.kind(),
                                "account",
                                reply.account(),
                                "result",
                                reply.result().name().toLowerCase(Locale.ROOT)))
                .increment();
        loop.runOnContext(go -> send(request, reply));
    }

    private @Nullable Reply replyTo(HttpServerRequest request, IncomingBody body) {
        var incoming = new Incoming(
                request.method().name(),
                orEmpty(request.path()),
                orEmpty(request.query()),
                body.length(),
                body.stream(),
                request.headers().contains(LeaderRelay.RELAYED));
        try {
            return leads.getAsBoolean() ? desk.receive(incoming) : relay.hand(incoming);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void send(HttpServerRequest request, Reply reply) {
        var response = request.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(reply.status());
        if (reply.status() == Result.THROTTLED.status() || reply.status() == Result.NO_LEADER.status()) {
            response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        var isHead = request.method().equals(HttpMethod.HEAD);
        if (!reply.body().isEmpty()) {
            response.putHeader("Content-Type", "application/json");
        }
        deadlines.set(request.connection(), limits.head());
        response.end(isHead ? Buffer.buffer() : Buffer.buffer(reply.body()));
    }

    /** Nothing is taken in any more; the vendor sends again what it got no answer to. */
    @Override
    public void close() {
        try {
            server.close().toCompletionStage().toCompletableFuture().get(END_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException hangs) {
            // The process ends, and the connections with it.
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        relay.close();
    }
}
