package dev.onair.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A vendor that cannot be reached: whoever reads of it learns which host is meant, and nothing that is secret. */
class UnreachedTest {
    private static String told(String uri) {
        try (var exchanges = new Exchanges(new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 20))) {
            var body = new RequestBody("{}");
            var request = Exchanges.to(URI.create(uri)).method("POST", body).build();
            var outcome = exchanges.send(
                    request, body, new Wording("listChannel", CallKind.WRITE, SafeText.hiding(List.of("s3cret"))));
            return outcome instanceof Outcome.Failed<?>(Failure.Retryable(var message)) ? message : "" + outcome;
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void isNamedByHostAndPortAlone() throws IOException {
        var port = closedPort();

        assertThat(told("http://user:pass@127.0.0.1:" + port + "/v1/s3cret/channels?key=hidden"))
                .startsWith("listChannel: no connection to 127.0.0.1:" + port
                        + " (not sent): check host and port in the" + " account's endpoint")
                .contains("ConnectException")
                .doesNotContain("channels", "hidden", "pass");
    }

    @Test
    void hasNoAddress() {
        assertThat(told("https://live.invalid/v1/channels"))
                .startsWith("listChannel: no connection to live.invalid:443 (not sent): the host has no address here:"
                        + " check it in the account's endpoint");
    }

    @Test
    void doesNotSpeakTls() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = Thread.ofVirtual().start(() -> {
                try (var connection = socket.accept()) {
                    connection.getOutputStream().write("HTTP/1.1 400 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    connection.getOutputStream().flush();
                    connection.getInputStream().readAllBytes();
                } catch (IOException ended) {
                    // By the client, as it should.
                }
            });

            assertThat(told("https://127.0.0.1:" + socket.getLocalPort() + "/"))
                    .startsWith("listChannel: no connection to 127.0.0.1:" + socket.getLocalPort()
                            + " (not sent): check that the account's endpoint names the vendor's own HTTPS port");
            server.join();
        }
    }
}
