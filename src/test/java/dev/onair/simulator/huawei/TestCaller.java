package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends signed calls and admin requests to a simulator. */
final class TestCaller {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HuaweiSimulator simulator;
    private final Clock clock;

    TestCaller(HuaweiSimulator simulator, Clock clock) {
        this.simulator = simulator;
        this.clock = clock;
    }

    TestCaller(HuaweiSimulator simulator) {
        this(simulator, Clock.systemUTC());
    }

    /** A call of the API: the path behind the project. */
    HttpResponse<String> call(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, "/v1/" + simulator.projectId() + path, body);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return call("GET", path, "");
    }

    /** Signed with the simulator's first key, for its first project. */
    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return signed(TestSigner.of(simulator), method, path, Map.of("X-Project-Id", simulator.projectId()), body);
    }

    HttpResponse<String> signed(TestSigner signer, String method, String path, Map<String, String> more, String body)
            throws IOException, InterruptedException {
        var headers = new LinkedHashMap<>(more);
        headers.putIfAbsent("X-Sdk-Date", TestSigner.date(clock.instant()));
        if (!body.isEmpty()) headers.putIfAbsent("Content-Type", "application/json");
        headers.put("Authorization", signer.authorization(method, url(path), headers, body));
        return plain(method, path, headers, body);
    }

    HttpResponse<String> withToken(String token, String method, String path, String body)
            throws IOException, InterruptedException {
        return plain(method, path, Map.of("X-Auth-Token", token, "Content-Type", "application/json"), body);
    }

    HttpResponse<String> plain(String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url(path)).method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> admin(String method, String path, String body) throws IOException, InterruptedException {
        return plain(method, "/admin" + path, Map.of(), body);
    }

    URI url(String path) {
        return URI.create(simulator.url() + path);
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** The code of a refusal in either shape, or the status. */
    static String outcome(HttpResponse<String> response) throws IOException {
        var body = json(response);
        var code = body.path("result_code").asText(body.path("error_code").asText());
        return response.statusCode() < 400 ? Integer.toString(response.statusCode()) : code;
    }

    /** A request of the document. */
    static ObjectNode example(String section) throws IOException {
        return (ObjectNode) JSON.readTree(exampleText(section));
    }

    static String exampleText(String section) throws IOException {
        return Files.readString(Path.of("src/test/resources/huawei/examples", section + ".json"))
                .stripTrailing();
    }
}
