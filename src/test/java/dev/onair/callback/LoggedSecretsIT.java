package dev.onair.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A callback's address is its password; here everything is logged that can be. */
class LoggedSecretsIT {
    private static final String SECRET = "s3cr3t6789012345678901234567890123456789";

    private final Logger root = Logger.getLogger("");
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private Level before = Level.INFO;

    @BeforeEach
    void logAll() {
        before = root.getLevel();
        root.setLevel(Level.ALL);
        root.addHandler(handler);
    }

    @AfterEach
    void logAsBefore() {
        root.removeHandler(handler);
        root.setLevel(before);
    }

    @Test
    void noLevelShowsTheAddressOfACallback() throws Exception {
        var metrics = new SimpleMeterRegistry();
        try (var http = HttpClient.newHttpClient();
                var leader = Receivers.leading(secret -> Optional.empty(), metrics);
                var standby = Receivers.open(
                        secret -> Optional.empty(),
                        () -> false,
                        () -> Optional.of("127.0.0.1:" + leader.port()),
                        metrics)) {
            for (var receiver : List.of(leader, standby)) {
                var address = URI.create(receiver.baseUrl() + "/callbacks/" + SECRET + "/record-task");
                http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
                http.send(
                        HttpRequest.newBuilder(address)
                                .POST(BodyPublishers.ofByteArray(new byte[Incoming.MOST_BYTES + 1]))
                                .build(),
                        BodyHandlers.discarding());
            }
        }

        assertThat(logged).isNotEmpty().noneMatch(line -> line.contains(SECRET));
    }
}
