package dev.onair.huawei.client;

import static dev.onair.huawei.client.Vendor.doneOf;
import static dev.onair.huawei.client.Vendor.failureOf;
import static dev.onair.huawei.client.Vendor.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.http.HttpLimits;
import dev.onair.http.Secret;
import dev.onair.http.Stub;
import dev.onair.huawei.client.HuaweiClient.Settings;
import dev.onair.huawei.client.flow.Flows;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** IAM and the API behind one port: hands out {@code token1}, {@code token2} …, and knows the last {@code valid} one. */
class TokenAuthenticationTest {

    private static final Credentials.Password USER =
            new Credentials.Password("user", new Secret("planted-geheim+1"), "account");
    private static final String REVOKED =
            "{\"error_code\": \"APIGW.0307\", \"error_msg\": \"The token must be updated.\"}";
    private static final String NO_FLOWS = "{\"total\": 0, \"flows\": []}";

    private final AtomicReference<Instant> now = new AtomicReference<>(Vendor.NOW);
    private final List<String> handedOut = new ArrayList<>();
    private @Nullable String valid;
    private String refusal = REVOKED;
    private String expiresAt = "2026-11-22T00:00:00.000000Z";
    private final Stub stub = new Stub(this::reply);
    private final HuaweiClient client = client(null);
    private final Flows flows = new Flows(client, Vendor.PROJECT);

    private HuaweiClient client(@Nullable String projectId) {
        return new HuaweiClient(
                new Settings(stub.endpoint(), stub.endpoint(), "ap-southeast-3", projectId, HttpLimits.USUAL),
                () -> USER,
                now::get);
    }

    private void reply(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/v3/auth/tokens")) {
            valid = "planted-token" + (handedOut.size() + 1);
            handedOut.add(valid);
            exchange.getResponseHeaders().add("X-Subject-Token", valid);
            Stub.saying(201, "{\"token\": {\"expires_at\": \"" + expiresAt + "\"}}")
                    .to(exchange);
        } else if (exchange.getRequestHeaders().getFirst("X-Auth-Token").equals(valid)) {
            Stub.saying(200, NO_FLOWS).to(exchange);
        } else {
            Stub.saying(401, refusal).to(exchange);
        }
    }

    private List<String> asked() {
        return stub.seen.stream().map(seen -> seen.method() + " " + seen.path()).toList();
    }

    @Test
    void aTokenIsFetchedOnceForTheRegionsProject() {
        doneOf(flows.listFlow(10, 0));
        doneOf(flows.listFlow(10, 10));
        assertThat(asked())
                .containsExactly(
                        "POST /v3/auth/tokens",
                        "GET /v1/p123/flows?limit=10&offset=0",
                        "GET /v1/p123/flows?limit=10&offset=10");
        assertThat(json(stub.seen.getFirst().body())).isEqualTo(json("""
                                {"auth": {
                                  "identity": {
                                    "methods": ["password"],
                                    "password": {"user": {
                                      "name": "user", "password": "planted-geheim+1", "domain": {"name": "account"}}}
                                  },
                                  "scope": {"project": {"name": "ap-southeast-3"}}
                                }}
                                """));
        assertThat(stub.seen.get(1).header("X-Project-Id")).isEqualTo("p123");
    }

    @Test
    void aKnownProjectIsNamedByItsId() {
        doneOf(new Flows(client("p123"), "p123").listFlow(1, 0));
        assertThat(json(stub.seen.getFirst().body()).at("/auth/scope"))
                .isEqualTo(json("{\"project\": {\"id\": \"p123\"}}"));
    }

    @Test
    void aTokenIsRenewedBeforeTheEndThatIamNamed() {
        doneOf(flows.listFlow(1, 0));
        now.set(Instant.parse("2026-11-21T23:45:00Z"));
        doneOf(flows.listFlow(1, 0));
        assertThat(handedOut).hasSize(2);
    }

    @Test
    void aCachedTokenThatIsRefusedIsReplacedAndTheCallSentAgain() {
        doneOf(flows.listFlow(1, 0));
        valid = "revoked";
        assertThat(doneOf(flows.listFlow(1, 0)).total()).isZero();
        assertThat(handedOut).hasSize(2);
        assertThat(stub.seen).hasSize(5);
        assertThat(stub.seen.getLast().header("X-Auth-Token")).isEqualTo("planted-token2");
    }

    @Test
    void aFreshTokenThatIsRefusedIsNotReplaced() {
        try (var stubborn = new Stub(exchange -> {
                    exchange.getResponseHeaders().add("X-Subject-Token", "planted-token");
                    var isIam = exchange.getRequestURI().getPath().startsWith("/v3");
                    Stub.saying(isIam ? 201 : 401, isIam ? "{}" : REVOKED).to(exchange);
                });
                var refused = new HuaweiClient(
                        new Settings(stubborn.endpoint(), stubborn.endpoint(), "r", null, HttpLimits.USUAL),
                        () -> USER,
                        now::get)) {
            var others = new Flows(refused, Vendor.PROJECT);
            assertThat(failureOf(others.listFlow(1, 0))).isInstanceOf(Failure.AuthRefused.class);
            assertThat(stubborn.seen).hasSize(2);
            assertThat(failureOf(others.listFlow(1, 0))).isInstanceOf(Failure.AuthRefused.class);
            assertThat(stubborn.seen).as("with the cached one, and once more").hasSize(5);
        }
    }

    @Test
    void aRefusalThatIsNotTheTokensFaultCostsNoOther() {
        doneOf(flows.listFlow(1, 0));
        valid = "revoked";
        refusal =
                "{\"error_code\": \"LIVE.100011003\", \"error_msg\": \"no permission for planted-token1 planted-geheim+1\"}";
        assertThat(failureOf(flows.listFlow(1, 0)))
                .isInstanceOf(Failure.Rejected.class)
                .satisfies(failure -> assertThat(failure.message())
                        .startsWith("listFlow: no permission for ***")
                        .doesNotContain("token1"));
        assertThat(handedOut).hasSize(1);
    }

    @Test
    void aRefusedPasswordBlamesTheAccountAndIsNotTold() {
        var said = "{\"error\": {\"message\": \"planted-geheim+1 or planted-geheim%2B1 is wrong\", \"code\": 401}}";
        for (var status : new int[] {400, 401, 403, 404}) {
            assertThat(fetchAnsweredWith(status, said))
                    .isInstanceOf(Failure.AuthRefused.class)
                    .satisfies(failure -> assertThat(failure.message())
                            .contains("createToken: *** or *** is wrong")
                            .doesNotContain("planted-geheim"));
        }
    }

    @Test
    void anIamThatFailsIsTriedAgainLater() {
        assertThat(fetchAnsweredWith(503, "{}")).isInstanceOf(Failure.Retryable.class);
        assertThat(fetchAnsweredWith(201, "{}"))
                .isEqualTo(new Failure.Retryable("createToken: the vendor's answer has no X-Subject-Token"));
        assertThat(fetchAnsweredWith(429, "{}")).isInstanceOf(Failure.Throttled.class);
    }

    /** A write that had no token was not sent, whatever its kind. */
    private static Failure fetchAnsweredWith(int status, String body) {
        try (var iam = new Stub(Stub.saying(status, body));
                var client = new HuaweiClient(
                        Vendor.settings(iam.endpoint(), java.time.Duration.ofSeconds(10)),
                        () -> USER,
                        () -> Vendor.NOW)) {
            Outcome<?> outcome = new Flows(client, Vendor.PROJECT).deleteFlow("f");
            assertThat(iam.seen).hasSize(1);
            return failureOf(outcome);
        }
    }

    /** The vendor's clock may be behind this machine's. */
    @Test
    void anEndThatIsPastWhenTheTokenComesIsNotBelieved() {
        expiresAt = "2026-11-20T23:59:59Z";

        doneOf(flows.listFlow(1, 0));
        doneOf(flows.listFlow(1, 0));

        assertThat(handedOut).hasSize(1);
    }
}
