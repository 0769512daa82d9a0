package dev.onair.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks, and what the vendor calls it. */
class AskingTest {
    private static final SafeText SAFE = SafeText.hiding(List.of("s3cret-key"));

    private static RawAnswer answer(int status, String header, String value) {
        var headers = HttpHeaders.of(Map.of(header, List.of(value)), (name, text) -> true);
        return new RawAnswer(status, headers, Optional.empty(), 1, new AnswerMemory(1 << 20).lease(() -> {}));
    }

    private static String told(String header, String value) {
        var raw = answer(500, header, value);
        var outcome = raw.named(Outcome.failed(new Failure.Retryable("no")), SAFE, List.of("X-Request-Id", "X-Other"));
        return ((Outcome.Failed<?>) outcome).failure().message();
    }

    @Test
    void everyRequestSaysWhoAsksAndForWhat() {
        var request = Exchanges.to(URI.create("https://live.example.com/")).build();

        assertThat(request.headers().firstValue("User-Agent"))
                .hasValueSatisfying(agent -> assertThat(agent).matches("onair(/[0-9A-Za-z.-]+)?"));
        assertThat(request.headers().firstValue("Accept")).contains("application/json");
    }

    @Test
    void theVendorsNameOfARequestIsTold() {
        assertThat(told("x-request-id", " 6c1f-22.a ")).isEqualTo("no [request id 6c1f-22.a]");
        assertThat(told("X-Other", "b")).isEqualTo("no [request id b]");
        assertThat(told("X-Third", "c")).isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "li\u0000ne", "]", "a-s3cret-key-b", "secretKey=abc"})
    void whatIsNoNameOrASecretIsNot(String value) {
        assertThat(told("X-Request-Id", value)).isEqualTo("no");
    }

    @Test
    void aSuccessStaysAsItIs() {
        var raw = answer(200, "X-Request-Id", "a");

        assertThat(raw.named(Outcome.done(7), SAFE, List.of("X-Request-Id"))).isEqualTo(Outcome.done(7));
    }
}
