package dev.onair.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks, and what the vendor calls it. */
class AskingTest {
    private static final SafeText SAFE = SafeText.hiding(List.of("s3cret-key"));
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private static RawAnswer answer(int status, String header, String value) {
        return answer(status, headers(header, value));
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
        assertThat(request.headers().firstValue("Accept-Encoding")).contains("identity");
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

    private static HttpHeaders headers(String... namesAndValues) {
        var headers = new HashMap<String, List<String>>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return HttpHeaders.of(headers, (name, text) -> true);
    }

    private static RawAnswer answer(int status, HttpHeaders headers) {
        return new RawAnswer(status, headers, Optional.empty(), 1, new AnswerMemory(1 << 20).lease(() -> {}));
    }

    @Test
    void theDateToComeBackAtIsByTheVendorsOwnClock() {
        var raw = answer(
                429, headers("Retry-After", "Sat, 21 Nov 2026 01:00:30 GMT", "Date", "Sat, 21 Nov 2026 01:00:00 GMT"));

        assertThat(raw.retryAfter(NOW)).contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({
        "00:03:59, ''",
        "00:12:00, '. This machine''s clock is about 10 minutes behind the vendor''s'",
        "08:00:10, '. This machine''s clock is about 8 h behind the vendor''s'"
    })
    void aRefusalSaysThatTheClocksAreFarApart(String time, String told) {
        var raw = answer(401, headers("Date", "Sat, 21 Nov 2026 " + time + " GMT"));

        assertThat(raw.timed(Outcome.failed(new Failure.AuthRefused("1011", "too old")), NOW))
                .isEqualTo(Outcome.failed(new Failure.AuthRefused("1011", "too old" + told)));
        assertThat(raw.timed(Outcome.failed(new Failure.Retryable("no")), NOW))
                .isEqualTo(Outcome.failed(new Failure.Retryable("no")));
    }
}
