package dev.onair.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.logs.CapturedLogs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** A callback's address is its password; here everything is logged that can be. */
class LoggedSecretsIT {
    private static final String SECRET = "706c616e7465642d456789012345678901234567";

    @Test
    void noLevelShowsTheAddressOfACallback() throws Exception {
        var metrics = new SimpleMeterRegistry();
        var logs = CapturedLogs.from(Level.ALL);
        try (logs;
                var http = HttpClient.newHttpClient();
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

        assertThat(logs.lines()).isNotEmpty().noneMatch(line -> line.contains(SECRET));
    }
}
