package dev.onair.huawei.client;

import static dev.onair.http.CallKind.READ;
import static dev.onair.http.CallKind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
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

class HuaweiErrorsTest {

    private static final String WRONG = "LIVE.100011001";

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("a wrong parameter is final", WRITE, 400, WRONG, "param check failed", "Rejected"),
                arguments("a channel that is not there is gone", READ, 400, "LIVE.103011019", "", "Gone"),
                arguments("it is gone with 404 too", WRITE, 404, "LIVE.103011019", "", "Gone"),
                arguments("a flow that is not there is gone", WRITE, 400, WRONG, "flow_id not exist", "Gone"),
                arguments("a named flow too", WRITE, 400, WRONG, "flow_id ec89-74 not exist", "Gone"),
                arguments("an output too", READ, 400, WRONG, "output_name test not exist in flow", "Gone"),
                arguments("a template is no channel", WRITE, 400, WRONG, "template_id hd not exist", "Rejected"),
                arguments("nor is another field", WRITE, 400, WRONG, "flow_id bad, region not exist", "Rejected"),
                arguments("too many requests at once throttle", WRITE, 500, "LIVE.100011007", "", "Throttled"),
                arguments("the gateway throttles", READ, 429, "APIGW.0308", "", "Throttled"),
                arguments("429 throttles without a code", WRITE, 429, null, "", "Throttled"),
                arguments("429 throttles whatever the code", WRITE, 429, WRONG, "", "Throttled"),
                arguments("a wrong signature blames the account", WRITE, 401, "LIVE.100011002", "", "AuthRefused"),
                arguments("a wrong project too", READ, 401, "LIVE.100011015", "", "AuthRefused"),
                arguments("a frozen account too", READ, 401, "LIVE.100011014", "", "AuthRefused"),
                arguments("the gateway's 401 too", READ, 401, "APIGW.0301", "", "AuthRefused"),
                arguments("an unknown code's 401 too", READ, 401, "AccessDenied", "", "AuthRefused"),
                arguments("403 is this call's trouble", WRITE, 403, null, "", "Rejected"),
                arguments("so is 403 with a gateway's code", READ, 403, "WAF.0001", "", "Rejected"),
                arguments("and 403 for what is known", WRITE, 403, "LIVE.103011016", "", "Rejected"),
                arguments("a known code counts even with 403", WRITE, 403, "LIVE.100011002", "", "AuthRefused"),
                arguments("a fault in a read is tried again", READ, 500, "LIVE.100011005", "", "Retryable"),
                arguments("a fault in a write may have done it", WRITE, 500, "LIVE.100011005", "", "Unknown"),
                arguments("also with 400", WRITE, 400, "LIVE.103011021", "", "Unknown"),
                arguments("maintenance did nothing", WRITE, 400, "LIVE.100011008", "", "Retryable"),
                arguments("nor did a full queue", WRITE, 400, "LIVE.103011033", "", "Retryable"),
                arguments("statistics may come later", READ, 404, "LIVE.103011099", "", "Retryable"),
                arguments("500 in a read is tried again", READ, 500, null, "", "Retryable"),
                arguments("502 in a read is tried again", READ, 502, null, "", "Retryable"),
                arguments("503 in a read is tried again", READ, 503, null, "", "Retryable"),
                arguments("504 in a read is tried again", READ, 504, "APIGW.0201", "", "Retryable"),
                arguments("504 may come after the act", WRITE, 504, "APIGW.0201", "", "Unknown"),
                arguments("an unknown path is final", WRITE, 404, "APIGW.0101", "", "Rejected"),
                arguments("an unknown 404 says nothing", READ, 404, null, "", "Retryable"),
                arguments("after a write a look tells more", WRITE, 404, null, "", "Unknown"),
                arguments("an unknown code with 400 is final", WRITE, 400, "LIVE.4711", "", "Rejected"),
                arguments("408 did nothing", WRITE, 408, null, "", "Retryable"),
                arguments("409 is looked at again", WRITE, 409, null, "", "Retryable"),
                arguments("an unknown code may be throttling", WRITE, 400, "LIVE.4711", "too frequent", "Throttled"),
                arguments("a known one is what it is", WRITE, 400, WRONG, "too frequent", "Rejected"),
                arguments("405 is final", WRITE, 405, null, "", "Rejected"),
                arguments("an unknown code with 200 says nothing", READ, 200, "LIVE.4711", "", "Retryable"),
                arguments("in a write it may be done", WRITE, 200, "LIVE.4711", "", "Unknown"),
                arguments("a redirect may come after the act", WRITE, 302, null, "", "Unknown"));
    }

    @ParameterizedTest
    @CsvSource({
        "LIVE.103011018, '', Taken",
        "LIVE.100011001, output url pull.example.com/x is exist, Taken",
        "LIVE.100011001, outputs[0] name test has been exist, Taken",
        "LIVE.100011003, '', NotPermitted",
        "LIVE.103011016, '', Final",
        "LIVE.100011001, param check failed, Final"
    })
    void saysWhatMustHappenBeforeARefusedCallMayBeTaken(String code, String words, RefusalKind kind) {
        assertThat(HuaweiErrors.classify(WRITE, 400, code, words))
                .isInstanceOfSatisfying(
                        Failure.Rejected.class, why -> assertThat(why.kind()).isEqualTo(kind));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void classifies(String claim, CallKind kind, int status, @Nullable String code, String words, String failure) {
        assertThat(HuaweiErrors.classify(kind, status, code, words).getClass().getSimpleName())
                .as(claim)
                .isEqualTo(failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "output url pull.testott.hls.com/ott/test/index.m3u8 is exist",
                "outputs[0] name test has been exist",
                "The resource to create is already exists",
            })
    void whatExistsIsKnownByAnyWords(String words) {
        var refusal = HuaweiErrors.classify(WRITE, 400, WRONG, words);
        assertThat(HuaweiErrors.isExisting(refusal)).isTrue();
        assertThat(refusal.message()).startsWith(words).endsWith("(Huawei Cloud code " + WRONG + ", HTTP 400)");
    }

    @Test
    void whatExistsIsKnownByItsCode() {
        assertThat(HuaweiErrors.isExisting(HuaweiErrors.classify(WRITE, 400, "LIVE.103011018", "x")))
                .isTrue();
        assertThat(HuaweiErrors.isExisting(HuaweiErrors.classify(WRITE, 400, WRONG, "no such region exists")))
                .isFalse();
    }

    @Test
    void whatTheStateForbidsIsKnown() {
        var refusal = HuaweiErrors.classify(WRITE, 400, "LIVE.103011022", "");
        assertThat(HuaweiErrors.isNotInThisState(refusal)).isTrue();
        assertThat(HuaweiErrors.isExisting(refusal)).isFalse();
        assertThat(HuaweiErrors.isNotInThisState(new Failure.Retryable("LIVE.103011022")))
                .isFalse();
    }

    @Test
    void aCreateIsNotToldThatItsObjectIsGone() {
        assertThat(HuaweiErrors.ofCreate(Outcome.failed(new Failure.Gone("no domain"))))
                .isEqualTo(Outcome.failed(new Failure.Rejected("LIVE.103011019", "no domain")));
        assertThat(HuaweiErrors.ofCreate(Outcome.done("made"))).isEqualTo(Outcome.done("made"));
    }

    @ParameterizedTest
    @EnumSource
    void everyRowHasAMessageOfItsOwnWithinBounds(HuaweiError row) {
        var end = ". " + row.remedy() + " (Huawei Cloud code " + row.code() + ", HTTP 400)";
        assertThat(HuaweiErrors.classify(READ, 400, row.code(), "").message()).isEqualTo(row.meaning() + end);
        assertThat(HuaweiErrors.classify(READ, 400, row.code(), "long ".repeat(1000))
                        .message())
                .hasSizeLessThanOrEqualTo(300)
                .startsWith("long ")
                .endsWith(end);
    }

    @Test
    void aThrottlingAnswerPassesOnWhenToComeBack() {
        var after = Optional.of(Duration.ofSeconds(7));
        assertThat(HuaweiErrors.classify(WRITE, 429, null, "slow down", after))
                .isEqualTo(new Failure.Throttled("slow down", after));
    }
}
