package dev.onair.cdnetworks.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.cdnetworks.client.CdnetworksClient.Settings;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a call when the vendor, or the way to it, fails. */
class TransportTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String CHECK = "let me+in";

    static Stream<Arguments> nonsense() {
        return Stream.of(
                arguments(
                        "HTML",
                        Stub.saying(200, "<html>\r\nlogin\u0000</html>"),
                        "HTTP 200 with 21 bytes that are not JSON: <html> login </html>"),
                arguments("nothing", Stub.saying(200, ""), "HTTP 200 with 0 bytes that are not JSON"),
                arguments(
                        "JSON and more",
                        Stub.saying(200, "{\"code\": 200}<html>"),
                        "HTTP 200 with 19 bytes that are not JSON"),
                arguments(
                        "half a JSON",
                        Stub.saying(200, "{\"code\": 200, \"da"),
                        "HTTP 200 with 17 bytes that are not JSON"),
                arguments(
                        "JSON without a code",
                        Stub.saying(200, "{\"data\": {\"pullId\": \"p\"}}"),
                        "not an answer, for want of a code"),
                arguments("a JSON list", Stub.saying(200, "[1, 2]"), "HTTP 200 with 6 bytes that are not JSON: [1, 2]"),
                arguments(
                        "a deep JSON",
                        Stub.saying(200, "[".repeat(100_000)),
                        "HTTP 200 with 100000 bytes that are not JSON"),
                arguments(
                        "an error page",
                        Stub.saying(502, "Bad gateway"),
                        "HTTP 502 with 11 bytes that are not JSON: Bad gateway"),
                arguments(
                        "success in a failure",
                        Stub.saying(500, "{\"code\": 200, \"data\": {\"pullId\": \"p\"}}"),
                        "HTTP 500 with code 200 in its body"),
                arguments(
                        "success without the id",
                        Stub.saying(200, "{\"code\": 200, \"data\": \"\"}"),
                        "the vendor's answer has no "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void nonsenseIsRetryableInAReadAndUnknownInAWrite(String what, Stub.Reply reply, String message) {
        try (var vendor = new Stub(reply);
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(client.getChannelConfigure("p")))
                    .as(what)
                    .isInstanceOf(Failure.Retryable.class)
                    .satisfies(failure -> assertThat(failure.message())
                            .startsWith("getChannelConfigure: ")
                            .contains(message));
            assertThat(failureOf(create(client)))
                    .isInstanceOf(Failure.Unknown.class)
                    .satisfies(failure -> assertThat(failure.message())
                            .startsWith("createChannel: ")
                            .contains(message));
        }
    }

    @Test
    void anAnswerOfFiftyMegabytesIsDroppedAtTheLimit() {
        var sent = new AtomicLong();
        Stub.Reply endless = exchange -> {
            exchange.sendResponseHeaders(200, 50L << 20);
            var megabyte = new byte[1 << 20];
            for (var i = 0; i < 50; i++) {
                exchange.getResponseBody().write(megabyte);
                sent.addAndGet(megabyte.length);
            }
        };
        try (var vendor = new Stub(endless);
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(client.getChannelConfigure("p")))
                    .isEqualTo(new Failure.Retryable("getChannelConfigure: HTTP 200 with more than 4194304 bytes"));
            assertThat(failureOf(create(client))).isInstanceOf(Failure.Unknown.class);
            assertThat(sent.get()).isLessThan(40L << 20);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"code\": 200, ",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"cod\r\n",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "",
            })
    void aBrokenConnectionIsRetryableInAReadAndUnknownInAWrite(String bytes) throws IOException {
        try (var vendor = new RawVendor(bytes);
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(client.getChannelConfigure("p"))).isInstanceOf(Failure.Retryable.class);
            assertThat(failureOf(create(client))).isInstanceOf(Failure.Unknown.class);
        }
    }

    @Test
    void aWriteOnAConnectionThatDiesIsNotSentTwice() throws IOException {
        var answer = "HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\n{\"code\": 200, \"data\": 1}";
        try (var vendor = new RawVendor(answer, "");
                var client = client(vendor.endpoint())) {
            assertThat(client.disconnectStream("p")).isInstanceOf(Outcome.Done.class);
            assertThat(failureOf(create(client))).isInstanceOf(Failure.Unknown.class);
            assertThat(vendor.requests.get()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatTricklesIsCutOffInTime() {
        Stub.Reply trickle = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(new CountDownLatch(1));
        };
        try (var vendor = new Stub(trickle);
                var client = client(vendor.endpoint(), Duration.ofMillis(300))) {
            assertThat(failureOf(client.getChannelConfigure("p")))
                    .isEqualTo(new Failure.Retryable("getChannelConfigure: had no whole answer within PT0.3S"));
            assertThat(failureOf(create(client)))
                    .isEqualTo(new Failure.Unknown("createChannel: had no whole answer within PT0.3S"));
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        try (var elsewhere = new Stub(Stub.saying(200, "{\"code\": 200, \"data\": {\"pullId\": \"p\"}}"));
                var vendor = new Stub(exchange -> {
                    exchange.getResponseHeaders().add("Location", elsewhere.endpoint() + "/");
                    exchange.sendResponseHeaders(307, -1);
                });
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(create(client))).isInstanceOf(Failure.Unknown.class);
            assertThat(failureOf(client.getChannelConfigure("p"))).isInstanceOf(Failure.Retryable.class);
            assertThat(elsewhere.seen).isEmpty();
        }
    }

    @Test
    void aWriteThatNeverLeftIsRetryable() throws IOException {
        int freePort;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = closed.getLocalPort();
        }
        try (var refused = client(URI.create("http://127.0.0.1:" + freePort));
                var unknown = client(URI.create("https://nowhere.invalid"))) {
            assertThat(failureOf(create(refused))).isInstanceOf(Failure.Retryable.class);
            assertThat(failureOf(create(unknown))).isInstanceOf(Failure.Retryable.class);
        }
    }

    @Test
    void aWriteToAServerWithoutTlsIsNotTakenForDone() {
        try (var vendor = new Stub(Stub.saying(200, "{}"));
                var client = client(
                        URI.create("https://127.0.0.1:" + vendor.endpoint().getPort()))) {
            assertThat(failureOf(create(client))).isInstanceOf(Failure.Retryable.class);
            assertThat(vendor.seen).isEmpty();
        }
    }

    @Test
    void throttlingTellsWhenToComeBack() {
        try (var vendor = new Stub(exchange -> {
                    exchange.getResponseHeaders().add("Retry-After", "7");
                    Stub.saying(429, "slow down").to(exchange);
                });
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(create(client)))
                    .isEqualTo(new Failure.Throttled(
                            "createChannel: HTTP 429 with 9 bytes that are not JSON: slow down",
                            Optional.of(Duration.ofSeconds(7))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\": 1648, \"message\": \"none\"}", "{\"Code\": \"1648\", \"Message\": \"none\"}"})
    void aCodeIsReadAsNumberAndAsText(String body) {
        try (var vendor = new Stub(Stub.saying(200, body));
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(create(client)))
                    .isEqualTo(new Failure.Rejected(
                            "1648", "createChannel: none. Name one that exists (CDNetworks code 1648)"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\": 1001, \"message\": \"bad key " + SECRET
                        + ", check let me+in or let+me%2Bin, pushKey=d3015acd\"}",
                "{\"code\": \"" + SECRET + "\", \"message\": \"" + CHECK + "\"}",
                "<html>" + SECRET + CHECK + "</html>",
            })
    void aVendorThatEchoesSecretsDoesNotMakeUsTellThem(String body) {
        try (var vendor = new Stub(Stub.saying(200, body));
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(create(client)).toString())
                    .contains("***")
                    .doesNotContain(SECRET, CHECK, "let+me", "d3015acd");
        }
    }

    @Test
    void aLongMessageIsCut() {
        try (var vendor = new Stub(Stub.saying(200, "{\"code\": 4711, \"message\": \"" + "x".repeat(100_000) + "\"}"));
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(create(client)).message())
                    .hasSizeLessThanOrEqualTo(300)
                    .endsWith("x… (CDNetworks code 4711)");
        }
    }

    @Test
    void anInterruptedWriteIsUnknownAndItsThreadStaysInterrupted() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        var failure = new AtomicReference<Failure>();
        var flag = new AtomicReference<Boolean>();
        try (var vendor = new Stub(exchange -> {
                    arrived.countDown();
                    await(new CountDownLatch(1));
                });
                var client = client(vendor.endpoint())) {
            var caller = Thread.startVirtualThread(() -> {
                failure.set(failureOf(create(client)));
                flag.set(Thread.currentThread().isInterrupted());
            });
            arrived.await();
            caller.interrupt();
            caller.join();
            assertThat(failure.get()).isInstanceOf(Failure.Unknown.class);
            assertThat(flag.get()).isTrue();
        }
    }

    @Test
    void aThreadThatIsInterruptedAlreadySendsNothing() {
        try (var vendor = new Stub(Stub.saying(200, "{}"));
                var client = client(vendor.endpoint())) {
            Thread.currentThread().interrupt();
            var outcome = create(client);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failureOf(outcome)).isInstanceOf(Failure.Retryable.class);
            assertThat(vendor.seen).isEmpty();
        }
    }

    private static Outcome<CreatedChannel> create(CdnetworksClient client) {
        return client.createChannel(new ChannelForm(
                "n",
                "push.example",
                "app",
                Set.of(),
                Set.of(Bitrate.ORIGIN),
                null,
                null,
                new Secret(CHECK),
                null,
                null,
                null));
    }

    private static Failure failureOf(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    private static CdnetworksClient client(URI endpoint) {
        return client(endpoint, Duration.ofSeconds(10));
    }

    private static CdnetworksClient client(URI endpoint, Duration timeout) {
        var settings = new Settings(endpoint, Signing.WS3, Duration.ofSeconds(5), timeout, 4 << 20);
        return new CdnetworksClient(settings, () -> new Credentials("access", SECRET), Clock.systemUTC());
    }

    /** Until the server is stopped, which interrupts its threads. */
    private static void await(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A vendor that gives these answers on each connection, whatever it is asked, and hangs up. */
    private static final class RawVendor implements AutoCloseable {

        final AtomicLong requests = new AtomicLong();
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        RawVendor(String... answers) throws IOException {
            Thread.startVirtualThread(() -> {
                while (!socket.isClosed()) {
                    try (var connection = socket.accept()) {
                        for (var answer : answers) {
                            readRequest(connection.getInputStream());
                            requests.incrementAndGet();
                            connection.getOutputStream().write(answer.getBytes(UTF_8));
                        }
                    } catch (IOException hungUp) {
                        // The next caller, or the end.
                    }
                }
            });
        }

        /** Head and body of these small requests come in one or two pieces. */
        private static void readRequest(InputStream in) throws IOException {
            var text = new StringBuilder();
            var bytes = new byte[8192];
            while (!text.toString().matches("(?s).*\r\n\r\n.+")) {
                var count = in.read(bytes);
                if (count < 0) {
                    throw new IOException("hung up");
                }
                text.append(new String(bytes, 0, count, UTF_8));
            }
        }

        URI endpoint() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
