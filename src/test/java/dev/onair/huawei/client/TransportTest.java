package dev.onair.huawei.client;

import static dev.onair.huawei.client.Vendor.doneOf;
import static dev.onair.huawei.client.Vendor.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.http.HttpLimits;
import dev.onair.http.RawVendor;
import dev.onair.http.Secret;
import dev.onair.http.Stub;
import dev.onair.huawei.client.HuaweiClient.Settings;
import dev.onair.huawei.client.RequestSigner.Signable;
import dev.onair.huawei.client.flow.FlowEntry;
import dev.onair.huawei.client.flow.FlowForm;
import dev.onair.huawei.client.flow.FlowSource;
import dev.onair.huawei.client.flow.FlowSourceDecryption;
import dev.onair.huawei.client.flow.Flows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a call on its way, and when the vendor, or the way to it, fails. */
class TransportTest {

    private static final String PASSPHRASE = "let me+in";

    private static Outcome<?> create(HuaweiClient client) {
        var decryption = new FlowSourceDecryption("aes256", "srt-password", new Secret(PASSPHRASE));
        var source = new FlowSource(null, null, null, null, null, null, "srt-caller", "s", decryption, null);
        return new Flows(client, Vendor.PROJECT).createFlow(new FlowForm("n", "r", List.of(source)));
    }

    private static Outcome<?> read(HuaweiClient client) {
        return new Flows(client, Vendor.PROJECT).getFlowDetail("f", false);
    }

    private static Outcome<?> delete(HuaweiClient client) {
        return new Flows(client, Vendor.PROJECT).deleteFlow("f");
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                arguments("HTML", 200, "<html>login</html>", "HTTP 200 with 18 bytes that are not JSON: <html>login"),
                arguments("JSON and more", 200, "{}<html>", "HTTP 200 with 8 bytes that are not JSON"),
                arguments("half a JSON", 200, "{\"flow\": {", "HTTP 200 with 10 bytes that are not JSON"),
                arguments("a JSON list", 200, "[1, 2]", "HTTP 200 with 6 bytes that are not JSON: [1, 2]"),
                arguments("a deep JSON", 200, "[".repeat(100_000), "is nested deeper than 64"),
                arguments("nothing", 200, "", "the vendor's answer is not a FlowDetail: flow_id is missing"),
                arguments("success without the id", 200, "{\"flow\": {\"name\": \"n\"}}", "flow_id is missing"),
                arguments(
                        "an id that nothing can keep",
                        200,
                        "{\"flow\": {\"flow_id\": \"" + "f".repeat(257) + "\"}}",
                        "flow_id has 257 characters, and at most 256 can be kept"),
                arguments("an error page", 502, "Bad gateway", "HTTP 502 with 11 bytes that are not JSON: Bad gateway"),
                arguments("success in a failure", 500, "{\"result_code\": \"LIVE.100000000\"}", "HTTP 500 with"),
                arguments("a failure in a success", 200, "{\"error_code\": \"LIVE.4711\"}", "LIVE.4711, HTTP 200"),
                arguments("a redirect", 307, "{}", "HTTP 307 with 2 bytes that are not a success"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void nonsenseIsRetryableInAReadAndUnknownInAWrite(String what, int status, String body, String message) {
        try (var vendor = Vendor.saying(status, body)) {
            assertThat(failureOf(read(vendor.client)))
                    .as(what)
                    .isInstanceOfAny(Failure.Retryable.class, Failure.Excessive.class)
                    .satisfies(failure -> assertThat(failure.message()).contains(message));
            assertThat(failureOf(create(vendor.client)))
                    .isInstanceOf(Failure.Unknown.class)
                    .satisfies(failure -> assertThat(failure.message()).contains(message));
        }
    }

    /** The same code in every place and as text or number: it means the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error_code\": 103011019, \"error_msg\": \"none\"}",
                "{\"result_code\": 1.03011019E8, \"result_msg\": \"none\"}",
                "{\"errors\": [{\"error_code\": \"LIVE.103011019\", \"error_msg\": \"none\"}]}",
                "{\"errors\": [{\"error_code\": 103011019, \"error_msg\": \"none\"}, {\"error_code\": 1}]}",
                "{\"errors\": [{\"code\": \"103011019\", \"message\": \"none\"}]}",
                "{\"error\": {\"code\": 103011019, \"message\": \"none\"}}",
                "{\"code\": 103011019, \"message\": \"none\"}",
            })
    void aCodeIsReadAsNumberAndInAListOfErrors(String body) {
        try (var vendor = Vendor.saying(400, body)) {
            assertThat(failureOf(read(vendor.client)))
                    .isEqualTo(new Failure.Gone("getFlowDetail: none. Nothing: Onair sees to it"
                            + " (Huawei Cloud code LIVE.103011019, HTTP 400)"));
        }
    }

    @Test
    void theGatewaysCodeMayBeANumberToo() {
        try (var vendor = Vendor.saying(500, "{\"errors\": [{\"error_code\": 308, \"error_msg\": \"slow down\"}]}")) {
            assertThat(failureOf(read(vendor.client))).isInstanceOf(Failure.Throttled.class);
        }
    }

    @Test
    void anUnknownNumberIsShownAsItIs() {
        var body = "{\"errors\": [{\"error_code\": 4711, \"error_msg\": \"no\", \"error_detail\": \"field x\"}]}";
        try (var vendor = Vendor.saying(400, body)) {
            assertThat(failureOf(read(vendor.client)))
                    .isEqualTo(new Failure.Rejected(
                            "4711", "getFlowDetail: no: field x (Huawei Cloud code 4711, HTTP 400)"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"flow_id\": ",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "",
            })
    void aBrokenConnectionIsRetryableInAReadAndUnknownInAWrite(String bytes) throws IOException {
        try (var vendor = new RawVendor(bytes);
                var client = Vendor.client(vendor.endpoint(), Duration.ofSeconds(10))) {
            assertThat(failureOf(create(client))).isInstanceOf(Failure.Unknown.class);
            assertThat(failureOf(delete(client)))
                    .as("a write without a body is whole with its head")
                    .isInstanceOf(Failure.Unknown.class);
            assertThat(failureOf(read(client))).isInstanceOf(Failure.Retryable.class);
        }
    }

    @Test
    void aWriteWithoutABodyThatHasNoAnswerInTimeIsUnknown() {
        Stub.Reply never = exchange -> await(new CountDownLatch(1));
        try (var vendor = new Stub(never);
                var client = Vendor.client(vendor.endpoint(), Duration.ofSeconds(2))) {
            assertThat(failureOf(delete(client)))
                    .isEqualTo(new Failure.Unknown("deleteFlow: had no whole answer within PT2S"));
            assertThat(failureOf(read(client)))
                    .isEqualTo(new Failure.Retryable("getFlowDetail: had no whole answer within PT2S"));
        }
    }

    @Test
    void aWriteThatNeverLeftIsRetryable() throws IOException {
        int freePort;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = closed.getLocalPort();
        }
        try (var client = Vendor.client(URI.create("http://127.0.0.1:" + freePort), Duration.ofSeconds(10))) {
            assertThat(failureOf(create(client))).isInstanceOf(Failure.Retryable.class);
            assertThat(failureOf(delete(client))).isInstanceOf(Failure.Retryable.class);
        }
    }

    @Test
    void anAnswerPastTheLimitIsNotRead() {
        try (var vendor = Vendor.saying(200, "x".repeat((4 << 20) + 1))) {
            assertThat(failureOf(read(vendor.client)))
                    .isEqualTo(new Failure.Excessive("getFlowDetail: HTTP 200 with more than 4194304 bytes"));
        }
    }

    @Test
    void whatIsSignedIsWhatIsSent() {
        try (var stub = new Stub(Stub.saying(200, "{\"flow_id\": \"a b&c\"}"));
                var client = new HuaweiClient(
                        Vendor.settings(stub.endpoint(), Duration.ofSeconds(10)),
                        () -> new Credentials.AccessKey("AK", new Secret("SK"), new Secret("temporary")),
                        InstantSource.fixed(Vendor.NOW))) {
            doneOf(new Flows(client, "p 1").getFlowDetail("a b&c", true));
            var seen = stub.seen.getFirst();
            var signed = new HashMap<String, String>();
            for (var name : List.of("Content-Type", "Host", "X-Project-Id", "X-Sdk-Date", "X-Security-Token")) {
                signed.put(name, seen.header(name));
            }
            assertThat(signed)
                    .containsEntry("Host", stub.endpoint().getAuthority())
                    .containsEntry("X-Sdk-Date", "20261121T000000Z")
                    .containsEntry("X-Project-Id", "p 1")
                    .containsEntry("X-Security-Token", "temporary");
            assertThat(seen.path()).isEqualTo("/v1/p%201/flows/detail?data_display=true&flow_id=a%20b%26c");
            assertThat(seen.header("Authorization"))
                    .contains("SignedHeaders=content-type;host;x-project-id;x-sdk-date;x-security-token,")
                    .isEqualTo(RequestSigner.authorization(
                            Credentials.AccessKey.of("AK", "SK"),
                            new Signable(
                                    "GET",
                                    "/v1/p%201/flows/detail",
                                    "data_display=true&flow_id=a%20b%26c",
                                    signed,
                                    "")));
        }
    }

    @Test
    void throttlingTellsWhenToComeBack() {
        try (var vendor = Vendor.replying(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            Stub.saying(429, "{\"error_code\": \"APIGW.0308\", \"error_msg\": \"slow down\"}")
                    .to(exchange);
        })) {
            assertThat(failureOf(create(vendor.client)))
                    .isEqualTo(new Failure.Throttled(
                            "createFlow: slow down. Nothing: Onair slows down (Huawei Cloud code APIGW.0308, HTTP 429)",
                            Optional.of(Duration.ofSeconds(7))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error_code\": \"LIVE.100011001\", \"error_msg\": \"SKEXAMPLE, let me+in or let+me%2Bin\"}",
                "{\"error_code\": \"SKEXAMPLE let me+in\", \"error_msg\": \"\"}",
                "<html>SKEXAMPLE let me+in</html>",
            })
    void aVendorThatEchoesSecretsDoesNotMakeUsTellThem(String body) {
        try (var vendor = Vendor.saying(400, body)) {
            assertThat(failureOf(create(vendor.client)).toString())
                    .contains("***")
                    .doesNotContain("SKEXAMPLE", PASSPHRASE, "let+me");
        }
    }

    @Test
    void projectsAreAskedForByNameAndThoseOfOtherNamesLeftOut() {
        var body = """
                {"projects": [
                  {"domain_id": "65382450e8f64ac0870cd180d14e684b", "is_domain": false, "name": "region01",
                   "description": "", "links": {"next": null}, "id": "a4a5d4098fb4474fa22cd05f897d6b99", "enabled": true},
                  {"name": "region01_other", "id": "b", "enabled": true}
                ], "links": {}}
                """;
        try (var vendor = Vendor.saying(200, body)) {
            assertThat(doneOf(new Projects(vendor.client).listProjects("region01")))
                    .containsExactly(new Project(
                            "a4a5d4098fb4474fa22cd05f897d6b99", "region01", "65382450e8f64ac0870cd180d14e684b", true));
            assertThat(vendor.asked()).isEqualTo("GET /v3/projects?name=region01");
            assertThat(vendor.stub().seen.getFirst().headers()).doesNotContainKey("X-project-id");
        }
    }

    @Test
    void onlyHttpsOrThisMachineIsAdmitted() {
        var safe = URI.create("https://live.example.com");
        var open = URI.create("http://live.example.com");
        assertThatThrownBy(() -> new Settings(open, safe, "r", null, HttpLimits.USUAL))
                .hasMessageContaining("is not HTTPS");
        assertThatThrownBy(() -> new Settings(safe, open, "r", null, HttpLimits.USUAL))
                .hasMessageContaining("is not HTTPS");
        assertThat(Settings.of("ap-southeast-1", null).endpoint())
                .isEqualTo(URI.create("https://live.ap-southeast-1.myhuaweicloud.com"));
    }

    /** Until the server is stopped, which interrupts its threads. */
    private static void await(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error_code\": \" live.103011019 \", \"error_msg\": \"x\"}",
                "{\"error\": {\"code\": \"LIVE.103011019\", \"message\": \"x\"}}",
                "{\"error\": {\"error_code\": \"LIVE.103011019\", \"error_msg\": \"x\"}}",
                "{\"code\": \"LIVE.103011019\", \"message\": \"x\"}",
            })
    void aCodeIsKnownWhereverTheVendorsServicesPutIt(String body) {
        for (var status : List.of(400, 404, 200)) {
            try (var vendor = Vendor.saying(status, body)) {
                assertThat(failureOf(delete(vendor.client))).isInstanceOf(Failure.Gone.class);
            }
        }
    }

    @Test
    void whatIsShownOfAnotherObjectIsNotTakenForThisOnes() {
        try (var vendor = Vendor.saying(200, "{\"flow\": {\"flow_id\": \"g\"}}")) {
            assertThat(failureOf(read(vendor.client)).message()).contains("of another flow than was asked for");
        }
        try (var vendor = Vendor.saying(200, "{\"name\": \"other\"}")) {
            var shown = new Flows(vendor.client, Vendor.PROJECT).showFlowOutput("f", "partner", false);
            assertThat(failureOf(shown).message()).contains("of another output than was asked for");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"no id\"}", "null", "[]"})
    void anElementThatCannotBeReadIsCountedAndHidesNoOther(String odd) {
        try (var vendor = Vendor.saying(200, "{\"total\": 2, \"flows\": [" + odd + ", {\"flow_id\": \" f \"}]}")) {
            var page = doneOf(new Flows(vendor.client, Vendor.PROJECT).listFlow(100, 0));
            assertThat(page.flows()).extracting(FlowEntry::flowId).containsExactly("f");
            assertThat(page.unread()).isOne();
        }
    }

    @Test
    void aListOfWhichNothingCanBeReadIsNotAList() {
        try (var vendor = Vendor.saying(200, "{\"total\": 2, \"flows\": [{\"flowId\": \"f\"}, {\"flowId\": \"g\"}]}")) {
            assertThat(failureOf(new Flows(vendor.client, Vendor.PROJECT).listFlow(100, 0)))
                    .isInstanceOf(Failure.Retryable.class);
        }
    }

    @Test
    void aNumberThatNoTypeHoldsIsAbsentAndHidesNothingElse() {
        var source = "{\"name\": \"s\", \"min_latency\": 99999999999, \"protocol\": \"srt-caller\"}";
        try (var vendor = Vendor.saying(200, "{\"flow\": {\"flow_id\": \"f\", \"sources\": [" + source + "]}}")) {
            var detail = doneOf(new Flows(vendor.client, Vendor.PROJECT).getFlowDetail("f", false));
            assertThat(detail.sources()).singleElement().satisfies(shown -> {
                assertThat(shown.minLatency()).isNull();
                assertThat(shown.protocol()).isEqualTo("srt-caller");
            });
        }
    }
}
