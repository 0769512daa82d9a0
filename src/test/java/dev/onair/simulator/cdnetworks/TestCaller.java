package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;

/** Sends signed calls and admin requests to a simulator, each call with a timestamp of its own. */
final class TestCaller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final CdnetworksSimulator simulator;
    private final TestSigner signer;
    private Instant last;

    TestCaller(CdnetworksSimulator simulator, TestSigner signer) {
        this.simulator = simulator;
        this.signer = signer;
        last = Instant.now().minusSeconds(120);
    }

    static TestCaller ws3(CdnetworksSimulator simulator) {
        return new TestCaller(simulator, TestSigner.of(simulator, Generation.WS3));
    }

    static TestCaller cnc(CdnetworksSimulator simulator) {
        return new TestCaller(simulator, TestSigner.of(simulator, Generation.CNC));
    }

    /** For simulators whose clock is fixed. */
    TestCaller startingAt(Instant instant) {
        last = instant;
        return this;
    }

    TestSigner signer() {
        return signer;
    }

    /** Two equal requests must not have equal timestamps. */
    Instant nextTimestamp() {
        last = last.plusSeconds(1);
        return last;
    }

    URI url(String path) {
        return URI.create(simulator.url() + path);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(signer.post(url(path), body, nextTimestamp()));
    }

    /** The body's JSON of a call in /live/channelManage. */
    JsonNode call(String call, String body) throws IOException, InterruptedException {
        return json(post("/live/channelManage/" + call, body));
    }

    int code(String call, String body) throws IOException, InterruptedException {
        return call(call, body).path("code").asInt();
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> admin(String method, String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url("/admin" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }
}
