package dev.onair.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Stands between an operator and the API server: sees each request, and stops those that a test chose, before they are
 * passed on or before their answer is.
 */
final class ApiServerProxy implements AutoCloseable {
    /** What the JDK's client sets itself, or what is only between two neighbours. */
    private static final Set<String> OWN_HEADERS = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "upgrade",
            "accept-encoding",
            "http2-settings");

    private final Config cluster;
    private final HttpClient upstream;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ApiRequest> seen = new CopyOnWriteArrayList<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private volatile Predicate<ApiRequest> garbled = request -> false;

    /** Where a request is stopped. */
    private enum Where {
        BEFORE,
        AFTER
    }

    private record Rule(Where where, Predicate<ApiRequest> of, Stop stop) {}

    ApiServerProxy() {
        // The caller's own token says who it is; a client certificate would speak for somebody else.
        cluster = new ConfigBuilder(E2eCluster.config())
                .withClientCertData(null)
                .withClientCertFile(null)
                .withClientKeyData(null)
                .withClientKeyFile(null)
                .build();
        try {
            upstream = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(SSLUtils.sslContext(cluster))
                    .executor(threads)
                    .build();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The first such request is not passed on. */
    Stop holding(Predicate<ApiRequest> which) {
        return stopping(Where.BEFORE, which);
    }

    /** The first such request is passed on, and its answer is not. */
    Stop withholdingTheAnswer(Predicate<ApiRequest> which) {
        return stopping(Where.AFTER, which);
    }

    /** Such requests are answered with what nobody can read. */
    void garbling(Predicate<ApiRequest> which) {
        garbled = which;
    }

    private Stop stopping(Where where, Predicate<ApiRequest> which) {
        var stop = new Stop();
        rules.add(new Rule(where, which, stop));
        return stop;
    }

    List<ApiRequest> seen() {
        return List.copyOf(seen);
    }

    /** A kubeconfig that leads here, as whoever has the token. */
    Path kubeconfig(String token, String namespace) {
        var address = server.getAddress();
        var text = """
                apiVersion: v1
                kind: Config
                clusters:
                - name: proxy
                  cluster:
                    server: http://127.0.0.1:%d
                users:
                - name: user
                  user:
                    token: %s
                contexts:
                - name: proxy
                  context: {cluster: proxy, user: user, namespace: %s}
                current-context: proxy
                """.formatted(address.getPort(), token, namespace);
        try {
            var file = Files.createTempFile("onair-e2e-", ".kubeconfig");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the administrator whose token is in the kubeconfig of the cluster. */
    Path adminKubeconfig() {
        return kubeconfig(E2eCluster.config().getAutoOAuthToken(), "default");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var uri = exchange.getRequestURI();
            var request = new ApiRequest(
                    exchange.getRequestMethod(),
                    uri.getPath(),
                    uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                    new String(body, StandardCharsets.UTF_8));
            if (exchange.getRequestHeaders().containsKey("Upgrade")) {
                // The client falls back to watching by plain HTTP.
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            seen.add(request);
            if (isStopped(Where.BEFORE, request)) return;
            if (garbled.test(request)) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("\0\n".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            var answer = upstream.send(forwarded(exchange, body), HttpResponse.BodyHandlers.ofInputStream());
            try (var stream = answer.body()) {
                if (isStopped(Where.AFTER, request)) return;
                copy(answer, stream, exchange);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopped(Where where, ApiRequest request) throws InterruptedException {
        for (var rule : rules) {
            if (rule.where() == where && rule.of().test(request)) {
                rule.stop().reached();
                return true;
            }
        }
        return false;
    }

    private HttpRequest forwarded(HttpExchange exchange, byte[] body) {
        var target = URI.create(cluster.getMasterUrl().replaceFirst("/$", "") + exchange.getRequestURI());
        var builder = HttpRequest.newBuilder(target)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.build();
    }

    /**
     * Passes on each piece as it comes, since a watch never ends. JSON has its text beyond ASCII escaped: Fabric8's watch by
     * HTTP (7.6.1) breaks at it, and only the one by WebSocket, which goes not through here, does not.
     */
    private static void copy(HttpResponse<?> answer, InputStream stream, HttpExchange exchange) throws IOException {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(answer.statusCode(), 0);
        var out = exchange.getResponseBody();
        var reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
        var buffer = new char[64 * 1024];
        for (var read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
            out.write(escaped(buffer, read).getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    private static String escaped(char[] text, int length) {
        var escaped = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            if (text[i] < 128) escaped.append(text[i]);
            else escaped.append("\\u").append(HexFormat.of().toHexDigits(text[i]));
        }
        return escaped.toString();
    }

    @Override
    public void close() {
        rules.forEach(rule -> rule.stop().close());
        server.stop(0);
        upstream.shutdownNow();
        threads.shutdownNow();
    }
}
