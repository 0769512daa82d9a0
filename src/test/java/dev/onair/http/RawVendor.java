package dev.onair.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** A vendor that gives the same answers on each connection, whatever it is asked, and hangs up. */
public final class RawVendor implements AutoCloseable {

    /** Takes in what comes before an answer. */
    public interface Listener {
        void listen(InputStream in) throws IOException;
    }

    public final AtomicLong requests = new AtomicLong();
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    public RawVendor(String... answers) throws IOException {
        this(RawVendor::readRequest, answers);
    }

    public RawVendor(Listener listener, String... answers) throws IOException {
        Thread.startVirtualThread(() -> {
            while (!socket.isClosed()) {
                try (var connection = socket.accept()) {
                    for (var answer : answers) {
                        listener.listen(connection.getInputStream());
                        requests.incrementAndGet();
                        connection.getOutputStream().write(answer.getBytes(UTF_8));
                    }
                } catch (IOException hungUp) {
                    // The next caller, or the end.
                }
            }
        });
    }

    /** Head and body of these small requests come in one or two pieces; some have no body. */
    private static void readRequest(InputStream in) throws IOException {
        var text = new StringBuilder();
        var bytes = new byte[8192];
        while (!text.toString().matches("(?s)((GET|DELETE) .*\\r\\n\\r\\n|.*\\r\\n\\r\\n.+)")) {
            var count = in.read(bytes);
            if (count < 0) {
                throw new IOException("hung up");
            }
            text.append(new String(bytes, 0, count, UTF_8));
        }
    }

    /** For what is not HTTP. */
    public static void readSomething(InputStream in) throws IOException {
        if (in.read(new byte[8192]) < 0) {
            throw new IOException("hung up");
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
