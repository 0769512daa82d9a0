package dev.onair.cdnetworks.client;

import static dev.onair.cdnetworks.client.Calls.client;
import static dev.onair.cdnetworks.client.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.http.RawVendor;
import dev.onair.http.Stub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
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
                arguments("a deep JSON", Stub.saying(200, "[".repeat(100_000)), "is nested deeper than 64"),
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
                    .isInstanceOfAny(Failure.Retryable.class, Failure.Excessive.class)
                    .satisfies(failure -> assertThat(failure.message())
                            .startsWith("getChannelConfigure: ")
                            .contains(message));
            assertThat(failureOf(Calls.create(client)))
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
                    .isEqualTo(new Failure.Excessive("getChannelConfigure: HTTP 200 with more than 4194304 bytes"));
            assertThat(failureOf(Calls.create(client))).isInstanceOf(Failure.Unknown.class);
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
            assertThat(failureOf(Calls.create(client))).isInstanceOf(Failure.Unknown.class);
        }
    }

    @Test
    void aWriteOnAConnectionThatDiesIsNotSentTwice() throws IOException {
        var answer = "HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\n{\"code\": 200, \"data\": 1}";
        try (var vendor = new RawVendor(answer, "");
                var client = client(vendor.endpoint())) {
            assertThat(client.disconnectStream("p")).isInstanceOf(Outcome.Done.class);
            assertThat(failureOf(Calls.create(client))).isInstanceOf(Failure.Unknown.class);
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
                var client = client(vendor.endpoint(), Duration.ofSeconds(2))) {
            assertThat(failureOf(client.getChannelConfigure("p")))
                    .isEqualTo(new Failure.Retryable("getChannelConfigure: had no whole answer within PT2S"));
            assertThat(failureOf(Calls.create(client)))
                    .isEqualTo(new Failure.Unknown("createChannel: had no whole answer within PT2S"));
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
            assertThat(failureOf(Calls.create(client))).isInstanceOf(Failure.Unknown.class);
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
            assertThat(failureOf(Calls.create(refused))).isInstanceOf(Failure.Retryable.class);
            assertThat(failureOf(Calls.create(unknown))).isInstanceOf(Failure.Retryable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", ""})
    void aWriteThatFailsInTheTlsHandshakeIsRetryable(String answer) throws IOException {
        try (var vendor = new RawVendor(RawVendor::readSomething, answer);
                var client = client(URI.create("https://" + vendor.endpoint().getAuthority()))) {
            assertThat(failureOf(Calls.create(client))).isInstanceOf(Failure.Retryable.class);
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
                failure.set(failureOf(Calls.create(client)));
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
            var outcome = Calls.create(client);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failureOf(outcome)).isInstanceOf(Failure.Retryable.class);
            assertThat(vendor.seen).isEmpty();
        }
    }

    /** Until the server is stopped, which interrupts its threads. */
    private static void await(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
