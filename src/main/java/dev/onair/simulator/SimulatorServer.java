package dev.onair.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The HTTP side of every simulator: loopback only, a virtual thread a request, bodies of at most 1 MB. */
public final class SimulatorServer implements AutoCloseable {
    private static final int MAX_BODY = 1024 * 1024;
    /** How much of a body that is too large is read, so that its sender comes to read the refusal. */
    private static final int MAX_DRAINED = 16 * MAX_BODY;

    static {
        // Read once, when the server's classes load: without it each small answer waits for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Listens as soon as it is made; port 0 takes a free one. */
    public SimulatorServer(int port, Function<Request, Reply> handler) {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port + " of 127.0.0.1", e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, handler));
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threads.close();
    }

    private static void serve(HttpExchange exchange, Function<Request, Reply> handler) throws IOException {
        try (exchange) {
            var in = exchange.getRequestBody();
            var body = in.readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                drain(in);
                send(exchange, Reply.error(413, "a request body may have 1 MB at most"));
                return;
            }
            send(exchange, answer(handler, request(exchange, body)));
        }
    }

    private static Reply answer(Function<Request, Reply> handler, Request request) {
        try {
            return handler.apply(request);
        } catch (RuntimeException e) {
            System.getLogger(SimulatorServer.class.getName())
                    .log(System.Logger.Level.ERROR, "the simulator failed at " + request.path(), e);
            return Reply.error(500, "the simulator failed: " + e);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.delivery() == Reply.Delivery.NOTHING)
            return; // closing an exchange without headers closes its connection
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        var body = reply.body();
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length == 0) return;
        var length = reply.delivery() == Reply.Delivery.HALF ? body.length / 2 : body.length;
        exchange.getResponseBody().write(body, 0, length);
        exchange.getResponseBody().flush();
    }

    private static void drain(InputStream in) throws IOException {
        long left = MAX_DRAINED;
        long skipped;
        while (left > 0 && (skipped = in.skip(left)) > 0) left -= skipped;
    }

    private static Request request(HttpExchange exchange, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        var uri = exchange.getRequestURI();
        var path = uri.getPath() == null ? "/" : uri.getPath();
        while (path.length() > 1 && path.endsWith("/")) path = path.substring(0, path.length() - 1);
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new Request(exchange.getRequestMethod(), path, uri.getRawPath(), query, headers, body);
    }
}
