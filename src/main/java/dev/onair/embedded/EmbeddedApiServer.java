package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Kubernetes API server inside this process, reachable from this machine only and without authentication. */
public final class EmbeddedApiServer implements AutoCloseable {
    /** How many changes a watch may be behind. */
    private static final int KEPT_CHANGES = 10_000;

    private final HttpServer http;
    private final ExecutorService threads;
    private final Store store;
    private final Registry registry;
    private final Writer writer;

    private EmbeddedApiServer(int port, int keptChanges, Clock clock) throws IOException {
        // Read once, when the server's classes load; without it each small answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        http = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        store = new Store(keptChanges);
        registry = new Registry();
        store.listen(registry::follow);
        var admission = new Admission(clock, UUID::randomUUID);
        writer = new Writer(store, registry, admission);
        var deleter = new Deleter(store, admission);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        http.setExecutor(threads);
        http.createContext("/", new ApiHandler(store, registry, writer, deleter));
        for (var name : List.of("default", "kube-system", "kube-public")) {
            install(namespace(name));
        }
        threads.execute(new Collector(store, registry, writer, deleter));
        http.start();
    }

    /**
     * Starts a server that keeps its objects in memory.
     *
     * @param port 0 for a free one
     */
    public static EmbeddedApiServer start(int port) {
        return start(port, KEPT_CHANGES);
    }

    /**
     * The same, in a time that a test moves.
     *
     * @param clock says when objects are created and deleted
     */
    public static EmbeddedApiServer start(int port, Clock clock) {
        return start(port, KEPT_CHANGES, clock);
    }

    static EmbeddedApiServer start(int port, int keptChanges) {
        return start(port, keptChanges, Clock.systemUTC());
    }

    private static EmbeddedApiServer start(int port, int keptChanges, Clock clock) {
        try {
            return new EmbeddedApiServer(port, keptChanges, clock);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded API server cannot listen on port " + port, e);
        }
    }

    /** Where clients find it. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** The text of a kubeconfig whose only context is this server. */
    public String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: onair-embedded
                  cluster:
                    server: %s
                users:
                - name: onair-embedded
                  user: {}
                contexts:
                - name: onair-embedded
                  context:
                    cluster: onair-embedded
                    user: onair-embedded
                    namespace: default
                current-context: onair-embedded
                """.formatted(url());
    }

    /** Writes {@link #kubeconfig()} to that file and returns its path. */
    public Path writeKubeconfig(Path file) {
        try {
            return Files.writeString(file, kubeconfig());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #install(JsonNode)}, for each document of a YAML file. */
    public void install(InputStream manifests) {
        Json.parseYamlDocuments(manifests).forEach(this::install);
    }

    /**
     * Creates an object, a CustomResourceDefinition for instance, or replaces the one of that name; one that names no namespace goes
     * to {@code default}.
     *
     * @throws IllegalArgumentException when the server refuses it
     */
    public void install(JsonNode manifest) {
        var type = registry.findKind(Json.text(manifest, "apiVersion"), Json.text(manifest, "kind"));
        if (type == null || !(manifest instanceof ObjectNode object)) {
            throw new IllegalArgumentException(
                    "No such kind is served: " + Json.text(manifest, "apiVersion") + " " + Json.text(manifest, "kind"));
        }
        var namespace = Json.namespace(object).isEmpty() ? "default" : Json.namespace(object);
        var target = new Target(type, type.namespaced() ? namespace : "", Json.name(object), "");
        try {
            if (store.get(target.key()) == null) {
                writer.create(target, object, WriteOptions.internal());
            } else {
                writer.change(target, WriteOptions.internal(), current -> object.deepCopy());
            }
        } catch (StatusException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Ends all watches and forgets all objects. */
    @Override
    public void close() {
        store.close();
        http.stop(0);
        threads.shutdownNow();
    }

    private static ObjectNode namespace(String name) {
        var namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
        namespace.putObject("metadata").put("name", name);
        return namespace;
    }
}
