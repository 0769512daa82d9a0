package dev.onair.callback;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.tenancy.CallbackDesk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that open connections and do not go on. All of 127.0.0.0/8 is this machine, so they can come from several addresses. */
class SlowLorisIT {
    private static final int OF_ALL = 40;
    private static final int OF_ONE = 25;
    private static final ReceiverLimits LIMITS =
            new ReceiverLimits(OF_ALL, OF_ONE, Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final String WHOLE = "GET /callbacks/nobody HTTP/1.1\r\nHost: onair\r\n\r\n";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Socket> sockets = new ArrayList<>();
    private final CallbackDesk nobodys = secret -> Optional.empty();
    private Receivers.Open receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = Receivers.open(nobodys, () -> true, Optional::empty, metrics, LIMITS);
    }

    /** Those that come first must be there still when the last comes, however slow the machine is. */
    private void nobodyIsTooSlow() throws IOException {
        receiver.close();
        var patient = new ReceiverLimits(OF_ALL, OF_ONE, Duration.ofMinutes(5), Duration.ofMinutes(5));
        receiver = Receivers.open(nobodys, () -> true, Optional::empty, metrics, patient);
    }

    @AfterEach
    void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        receiver.close();
    }

    private Socket connect(String from, String sent) throws IOException {
        var socket = new Socket();
        sockets.add(socket);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port()), 10_000);
        try {
            socket.getOutputStream().write(sent.getBytes(US_ASCII));
        } catch (IOException refused) {
            // It was closed at once, which is an answer too.
        }
        return socket;
    }

    private void connectMany(int count, String from, String sent) throws IOException {
        for (var i = 0; i < count; i++) {
            connect(from, sent);
        }
    }

    /** Whether the other side has closed it; waits for what is on its way. */
    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(5);
            while (socket.getInputStream().read() >= 0) {
                // The rest of an answer.
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private long held() {
        return sockets.stream().filter(socket -> !isClosed(socket)).count();
    }

    private static String statusLine(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        var line = new StringBuilder();
        for (var next = socket.getInputStream().read();
                next >= 0 && next != '\r';
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private double refused() {
        return metrics.counter("onair.callbacks.connections.refused").count();
    }

    @Test
    void oneAddressHoldsItsShareAndOthersAreServed() throws IOException {
        nobodyIsTooSlow();
        connectMany(200, "127.0.0.2", "GET /callbacks/half HTTP/1.1\r\nHost: ");

        Awaitility.await().until(() -> refused() >= 200 - OF_ONE);
        assertThat(statusLine(connect("127.0.0.3", WHOLE))).isEqualTo("HTTP/1.1 404 Not Found");
    }

    @Test
    void allAddressesTogetherHoldNoMoreThanTheLimit() throws IOException {
        nobodyIsTooSlow();
        for (var address = 2; address < 12; address++) {
            connectMany(20, "127.0.0." + address, "POST /callbacks/half HTTP/1.1\r\n");
        }

        Awaitility.await().until(() -> refused() >= 200 - OF_ALL);
        assertThat(held()).isLessThanOrEqualTo(OF_ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /callbacks/half",
                "GET /callbacks/half HTTP/1.1\r\nHost: onair\r\nX-Slow: ",
                "POST /callbacks/half HTTP/1.1\r\nHost: onair\r\nContent-Length: 5000\r\n\r\nab",
                "POST /callbacks/half HTTP/1.1\r\nHost: onair\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n",
                WHOLE
            })
    void whatDoesNotGoOnIsClosed(String sent) throws IOException {
        connectMany(OF_ONE, "127.0.0.2", sent);

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> held() == 0);
        assertThat(statusLine(connect("127.0.0.2", WHOLE))).isEqualTo("HTTP/1.1 404 Not Found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /callbacks/",
                "POST /callbacks/half HTTP/1.1\r\nHost: onair\r\nContent-Length: 50000\r\n\r\n"
            })
    void aByteNowAndThenDoesNotKeepItOpen(String begun) throws IOException {
        var dripping = connect("127.0.0.2", begun);

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            try {
                dripping.getOutputStream().write('a');
            } catch (IOException closed) {
                return true;
            }
            return isClosed(dripping);
        });
    }

    @Test
    void aConnectionServesSeveralRequests() throws IOException {
        var socket = connect("127.0.0.2", WHOLE);
        assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 404 Not Found");

        socket.getOutputStream().write(WHOLE.getBytes(US_ASCII));

        Awaitility.await().until(() -> metrics.find("onair.callbacks").counter().count() == 2);
    }

    @Test
    void aHeadWithoutEndIsRefused() throws IOException {
        var endless = connect("127.0.0.2", "GET /callbacks/x HTTP/1.1\r\nX-Long: " + "a".repeat(40_000));

        Awaitility.await().until(() -> isClosed(endless) || statusLine(endless).contains(" 4"));
    }
}
