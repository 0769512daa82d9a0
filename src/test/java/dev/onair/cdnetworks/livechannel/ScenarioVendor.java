package dev.onair.cdnetworks.livechannel;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.simulator.Reply;
import dev.onair.simulator.Request;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The simulated vendor of a scenario, and what goes over the wire to it. */
final class ScenarioVendor implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 1;

    private final CdnetworksSimulator simulator;
    private final JsonNode before;
    private final List<String> wire = Collections.synchronizedList(new ArrayList<>());

    ScenarioVendor(JsonNode before) {
        this.before = before;
        simulator = CdnetworksSimulator.start(
                CdnetworksSimulator.Options.defaults().withSeed(SEED).withRequestsPerMinute(1_000_000));
        for (var channel : before.path("channels")) {
            admin("POST", "/admin/channels", channel.path("settings"));
            var pullId = channel.path("settings").path("pullId").asText();
            if (channel.path("banned").asBoolean()) {
                simulator.channels().ban(pullId);
            }
            if (channel.path("streaming").asBoolean()) {
                simulator.channels().startStream(pullId);
            }
        }
    }

    CdnetworksSimulator simulator() {
        return simulator;
    }

    Credentials credentials() {
        return new Credentials(simulator.accessKey(), simulator.secretKey());
    }

    /** From here on faults apply, and everything is written down. */
    void begin() {
        before.path("faults").forEach(fault -> admin("POST", "/admin/faults", fault));
        simulator.onExchange(this::note);
    }

    void pass(int number) {
        wire.add("### pass " + number + "\n");
    }

    private void note(Request request, Reply reply) {
        wire.add(request.method() + " " + request.path() + "\n" + request.text() + "\n\n" + answer(reply));
    }

    private static String answer(Reply reply) {
        if (reply.delivery() == Reply.Delivery.NOTHING) {
            return "(the connection is cut)\n";
        }
        var body = new String(reply.body(), StandardCharsets.UTF_8);
        try {
            body = JSON.readTree(body).toPrettyString();
        } catch (IOException notJson) {
            body = body.strip();
        }
        return "HTTP " + reply.status() + "\n" + body + "\n";
    }

    String wire() {
        return String.join("\n", wire);
    }

    boolean awaitDetails(CdnetworksSession session, String pullId) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> session.channels().rounds().knows(pullId));
        return true;
    }

    private void admin(String method, String path, JsonNode body) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(simulator.url() + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
