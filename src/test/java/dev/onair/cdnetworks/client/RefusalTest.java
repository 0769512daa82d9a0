package dev.onair.cdnetworks.client;

import static dev.onair.cdnetworks.client.Calls.client;
import static dev.onair.cdnetworks.client.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.http.Secret;
import dev.onair.http.Stub;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller is told when the vendor says no. */
class RefusalTest {

    private static final String SECRET = Calls.SECRET;
    private static final String CHECK = Calls.CHECK;

    @Test
    void throttlingTellsWhenToComeBack() {
        try (var vendor = new Stub(exchange -> {
                    exchange.getResponseHeaders().add("Retry-After", "7");
                    Stub.saying(429, "slow down").to(exchange);
                });
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(Calls.create(client)))
                    .isEqualTo(new Failure.Throttled(
                            "createChannel: HTTP 429 with 9 bytes that are not JSON: slow down",
                            Optional.of(Duration.ofSeconds(7))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\": 1648, \"message\": \"none\"}", "{\"Code\": \"1648\", \"Message\": \"none\"}"})
    void aCodeIsReadAsNumberAndAsText(String body) {
        try (var vendor = new Stub(Stub.saying(200, body));
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(Calls.create(client)))
                    .isEqualTo(new Failure.Rejected(
                            "1648", "createChannel: none. Name one that exists (CDNetworks code 1648)"));
        }
    }

    /** As a gateway before the API has it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\": [{\"error_code\": \"1648\", \"error_msg\": \"none\"}]}",
                "{\"errors\": [{\"error_code\": 1648, \"error_msg\": \"none\"}, {\"error_code\": 1}]}",
                "{\"errors\": {\"code\": 1648.0, \"message\": \"none\"}}",
                "{\"error\": {\"code\": 1648, \"message\": \"none\"}}",
                "{\"error_code\": 1648, \"error_msg\": \"none\"}",
            })
    void aCodeIsReadWhereAGatewayPutsIt(String body) {
        try (var vendor = new Stub(Stub.saying(400, body));
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(Calls.create(client)))
                    .isEqualTo(new Failure.Rejected(
                            "1648", "createChannel: none. Name one that exists (CDNetworks code 1648, HTTP 400)"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\": 200, \"errors\": []}", "{\"code\": 200, \"errors\": [{\"code\": 1648}]}"})
    void anAnswersOwnCodeCountsBeforeThat(String body) {
        try (var vendor = new Stub(Stub.saying(200, body));
                var client = client(vendor.endpoint())) {
            assertThat(client.deleteChannel(List.of("p"))).isInstanceOf(Outcome.Done.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\": 1001, \"message\": \"bad key " + SECRET
                        + ", check let me+in or let+me%2Bin, pushKey=d3015acd\"}",
                "{\"code\": \"" + SECRET + "\", \"message\": \"" + CHECK + "\"}",
                "<html>" + SECRET + CHECK + "</html>",
            })
    void aVendorThatEchoesSecretsDoesNotMakeUsTellThem(String body) {
        try (var vendor = new Stub(Stub.saying(200, body));
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(Calls.create(client)).toString())
                    .contains("***")
                    .doesNotContain(SECRET, CHECK, "let+me", "d3015acd");
        }
    }

    @Test
    void aLongMessageIsCut() {
        try (var vendor = new Stub(Stub.saying(200, "{\"code\": 4711, \"message\": \"" + "x".repeat(100_000) + "\"}"));
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(Calls.create(client)).message())
                    .hasSizeLessThanOrEqualTo(300)
                    .endsWith("x… (CDNetworks code 4711)");
        }
    }

    /** It was made, perhaps: it is looked for, and not taken for one that can be remembered. */
    @Test
    void anIdThatNothingCanKeepIsNone() {
        var body = "{\"code\": 200, \"data\": {\"pullId\": \"" + "p".repeat(257) + "\"}}";
        try (var vendor = new Stub(Stub.saying(200, body));
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(Calls.create(client)))
                    .isInstanceOfSatisfying(
                            Failure.Unknown.class,
                            why -> assertThat(why.message())
                                    .contains("257 characters of pullId: at most 256 can be kept"));
        }
    }

    @Test
    void aShortSecretDoesNotChangeTheCode() {
        try (var vendor = new Stub(Stub.saying(200, "{\"code\": 1648, \"message\": \"no 48\"}"));
                var client = client(vendor.endpoint())) {
            var edit = new ChannelEdit("p", null, false, Set.of(), null, new Secret("48"), null, null, null);
            assertThat(failureOf(client.channelEdit(edit)))
                    .isEqualTo(new Failure.Rejected(
                            "1648", "channelEdit: no ***. Name one that exists (CDNetworks code 1648)"));
        }
    }
}
