package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestIdTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    static Stream<Failure> failures() {
        return Stream.of(
                new Failure.Rejected("1000", "no", RefusalKind.Taken),
                new Failure.Throttled("no", Optional.of(Duration.ofSeconds(7))),
                new Failure.Retryable("no"),
                new Failure.AuthRefused("1001", "no"),
                new Failure.Gone("no"),
                new Failure.Unknown("no"),
                new Failure.Recalled("no"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void changesNothingOfAFailureButItsMessage(Failure failure) {
        var named = RequestId.in(failure, "3f2a");

        assertThat(named.message()).isEqualTo("no [request id 3f2a]");
        assertThat(named.saying("no")).isEqualTo(failure);
    }

    @Test
    void isFoundInWhatIsTold() {
        assertThat(RequestId.of("no [request id 3f2a]; and more")).hasValue("3f2a");
        assertThat(RequestId.of("no")).isEmpty();
    }

    @Test
    void anotherRequestWithTheSameOutcomeIsNoNews() {
        var first = Conditions.of(unavailable("HTTP 500", "a-1"), List.of(), 1, NOON);
        var second = Conditions.of(unavailable("HTTP 500", "b-2"), first, 1, NOON.plusSeconds(300));
        var other = Conditions.of(unavailable("HTTP 502", "c-3"), first, 1, NOON.plusSeconds(600));

        assertThat(second).isEqualTo(first);
        assertThat(message(other)).isEqualTo("getChannelList: HTTP 502 [request id c-3]");
        assertThat(message(first)).contains("a-1");
    }

    private static Standing unavailable(String what, String id) {
        return new Standing.Unavailable(
                "VendorUnavailable",
                RequestId.in(new Failure.Retryable("getChannelList: " + what), id)
                        .message(),
                5);
    }

    private static String message(List<io.fabric8.kubernetes.api.model.Condition> conditions) {
        return Conditions.find(conditions, Conditions.SYNCED).orElseThrow().getMessage();
    }
}
