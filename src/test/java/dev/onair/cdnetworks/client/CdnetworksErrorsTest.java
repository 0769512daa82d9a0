package dev.onair.cdnetworks.client;

import static dev.onair.http.CallKind.READ;
import static dev.onair.http.CallKind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.engine.Failure;
import dev.onair.engine.RefusalKind;
import dev.onair.http.CallKind;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdnetworksErrorsTest {

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("an internal error in a read may be tried again", READ, 200, "900", "", "Retryable"),
                arguments("an internal error in a write may have done something", WRITE, 200, "900", "", "Unknown"),
                arguments("a wrong parameter is final", WRITE, 200, "1000", "", "Rejected"),
                arguments("a wrong signature blames the account", READ, 200, "1001", "", "AuthRefused"),
                arguments("a missing token blames the account", READ, 200, "1002", "", "AuthRefused"),
                arguments("an unknown user blames the account", READ, 200, "1003", "", "AuthRefused"),
                arguments("missing rights are this call's trouble", WRITE, 200, "1007", "", "Rejected"),
                arguments("missing permission too", WRITE, 200, "1008", "", "Rejected"),
                arguments("a wrong clock blames the account", READ, 200, "1010", "", "AuthRefused"),
                arguments("a slow clock blames the account", READ, 200, "1011", "", "AuthRefused"),
                arguments("a channel that is not there is gone", READ, 200, "1217", "", "Gone"),
                arguments("an existing task is left to the caller", WRITE, 200, "1337", "", "Rejected"),
                arguments("a ban is left to the caller", WRITE, 200, "1339", "", "Rejected"),
                arguments("a recording that failed to start is tried again", WRITE, 200, "1338", "", "Retryable"),
                arguments("401 with a gateway's code blames the account", READ, 401, "Unauthorized", "", "AuthRefused"),
                arguments("so it does in a write", WRITE, 401, "InvalidSignature", "", "AuthRefused"),
                arguments(
                        "403 with a gateway's code is this call's trouble", WRITE, 403, "AccessDenied", "", "Rejected"),
                arguments("an ended task is left to the caller", WRITE, 200, "1631", "", "Rejected"),
                arguments("a code counts whatever the HTTP status", WRITE, 500, "1648", "", "Rejected"),
                arguments("a code counts even with 403", READ, 403, "1001", "", "AuthRefused"),
                arguments("429 throttles", WRITE, 429, null, "", "Throttled"),
                arguments("429 throttles whatever the code", WRITE, 429, "1000", "", "Throttled"),
                arguments("429 in the body throttles", WRITE, 200, "429", "", "Throttled"),
                arguments("403 without a code throttles", READ, 403, null, "", "Throttled"),
                arguments("503 without a code may have been acted on", WRITE, 503, null, "", "Unknown"),
                arguments("503 without a code in a read is an outage", READ, 503, null, "", "Retryable"),
                arguments("frequency throttles", WRITE, 200, "1007", "Access too FREQUENT", "Throttled"),
                arguments("frequency throttles in an unknown code", READ, 200, "777", "frequency limit", "Throttled"),
                arguments("frequency throttles in Chinese", READ, 200, "1000", "请求过于频繁", "Throttled"),
                arguments("frequency in a page without a code says nothing", READ, 200, null, "frequent", "Retryable"),
                arguments("401 without a code blames the account", READ, 401, null, "", "AuthRefused"),
                arguments("an unknown code in a read is tried again", READ, 200, "4711", "", "Retryable"),
                arguments("an unknown code in a write is looked up", WRITE, 200, "4711", "", "Unknown"),
                arguments("an unknown code with 400 was refused unread", WRITE, 400, "4711", "", "Retryable"),
                arguments("404 from a gateway was refused unread", WRITE, 404, null, "", "Retryable"),
                arguments("408 may have been acted on", WRITE, 408, null, "", "Unknown"),
                arguments("409 may have been acted on", WRITE, 409, null, "", "Unknown"),
                arguments("500 without a code may have been acted on", WRITE, 500, null, "", "Unknown"),
                arguments("502 without a code in a read is tried again", READ, 502, null, "", "Retryable"),
                arguments("a redirect may come after the act", WRITE, 302, null, "", "Unknown"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void classifies(String claim, CallKind kind, int status, @Nullable String code, String words, String failure) {
        assertThat(CdnetworksErrors.classify(kind, status, code, words)
                        .getClass()
                        .getSimpleName())
                .as(claim)
                .isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, Final",
        "1278, Taken",
        "1337, Taken",
        "1615, Taken",
        "1007, NotPermitted",
        "1008, NotPermitted",
        "1277, NotPermitted",
        "1339, NotPermitted",
        "1611, NotPermitted"
    })
    void saysWhatMustHappenBeforeARefusedCallMayBeTaken(String code, RefusalKind kind) {
        assertThat(CdnetworksErrors.classify(WRITE, 200, code, ""))
                .isInstanceOfSatisfying(
                        Failure.Rejected.class, why -> assertThat(why.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1010", "1011"})
    void aRefusedTimestampPointsAtTheClock(String code) {
        assertThat(CdnetworksErrors.classify(READ, 200, code, "Please input correct timestamp")
                        .message())
                .startsWith("Please input correct timestamp. Check this machine's clock")
                .endsWith("(CDNetworks code " + code + ")");
    }

    @ParameterizedTest
    @EnumSource
    void everyRowHasAMessageOfItsOwnWithinBounds(CdnetworksError row) {
        assertThat(CdnetworksErrors.classify(READ, 200, row.code(), "").message())
                .isEqualTo(row.meaning() + ". " + row.remedy() + " (CDNetworks code " + row.code() + ")");
        assertThat(CdnetworksErrors.classify(READ, 200, row.code(), "long ".repeat(1000))
                        .message())
                .hasSizeLessThanOrEqualTo(300)
                .startsWith("long ")
                .endsWith("(CDNetworks code " + row.code() + ")");
    }

    @Test
    void aThrottlingAnswerPassesOnWhenToComeBack() {
        var after = Optional.of(Duration.ofSeconds(7));
        assertThat(CdnetworksErrors.classify(WRITE, 429, null, "slow down", after))
                .isEqualTo(new Failure.Throttled("slow down", after));
    }
}
