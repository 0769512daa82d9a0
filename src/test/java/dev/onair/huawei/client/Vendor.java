package dev.onair.huawei.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.http.HttpLimits;
import dev.onair.http.Stub;
import dev.onair.huawei.client.HuaweiClient.Settings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A vendor that gives one answer, and a client of its. */
public final class Vendor implements AutoCloseable {

    public static final String PROJECT = "p123";
    static final Credentials.AccessKey KEYS = Credentials.AccessKey.of("AKEXAMPLE", "SKEXAMPLE");
    static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    public final HuaweiClient client;
    private final Stub stub;

    private Vendor(Stub.Reply reply) {
        stub = new Stub(reply);
        client = client(stub.endpoint(), Duration.ofSeconds(10));
    }

    public static Vendor saying(int status, String body) {
        return new Vendor(Stub.saying(status, body));
    }

    public static Vendor replying(Stub.Reply reply) {
        return new Vendor(reply);
    }

    static HuaweiClient client(URI endpoint, Duration timeout) {
        return new HuaweiClient(settings(endpoint, timeout), () -> KEYS, InstantSource.fixed(NOW));
    }

    static Settings settings(URI endpoint, Duration timeout) {
        return new Settings(
                endpoint, endpoint, "ap-southeast-3", null, new HttpLimits(Duration.ofSeconds(5), timeout, 4 << 20));
    }

    /** The one request that there was, as {@code METHOD path?query}. */
    public String asked() {
        assertThat(stub.seen).hasSize(1);
        var seen = stub.seen.getFirst();
        return seen.method() + " " + seen.path();
    }

    public List<String> askedPaths() {
        return stub.seen.stream().map(Stub.Seen::path).toList();
    }

    public JsonNode askedBody() {
        return json(stub.seen.getFirst().body());
    }

    Stub stub() {
        return stub;
    }

    public static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }

    public static <T> T doneOf(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    public static Failure failureOf(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    @Override
    public void close() {
        client.close();
        stub.close();
    }
}
