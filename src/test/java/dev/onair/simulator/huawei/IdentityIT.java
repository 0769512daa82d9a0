package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityIT {
    private final HuaweiSimulator simulator = HuaweiSimulator.start();
    private final TestCaller caller = new TestCaller(simulator);
    private final String path = "/v1/" + simulator.projectId() + "/flows";
    private final Map<String, String> project = Map.of("X-Project-Id", simulator.projectId());

    @AfterEach
    void close() {
        simulator.close();
    }

    private String asked(TestSigner signer, Map<String, String> headers) throws Exception {
        return TestCaller.outcome(caller.signed(signer, "GET", path, headers, ""));
    }

    private HttpResponse<String> askForToken(String password, String projectName) throws Exception {
        var body = TestCaller.exampleText("4.1-token")
                .replace("\"password\": \"password\"", "\"password\": \"" + password + "\"")
                .replace("projectname", projectName);
        return caller.plain("POST", "/v3/auth/tokens", Map.of("Content-Type", "application/json"), body);
    }

    private String token() throws Exception {
        return askForToken("password", "ap-southeast-1")
                .headers()
                .firstValue("X-Subject-Token")
                .orElseThrow();
    }

    @Test
    void letsInWhoSignsWithAKeyOfTheAccount() throws Exception {
        assertThat(asked(TestSigner.of(simulator), project)).isEqualTo("200");
    }

    @Test
    void takesEncodedPathsAndQueries() throws Exception {
        var answer = caller.send("GET", path + "?limit=10&x=%E4%BD%A0%20%2B~*%2F".replace("*", "%2A"), "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void refusesAWrongSecret() throws Exception {
        var answer = caller.signed(new TestSigner("AKEXAMPLE", "wrong"), "GET", path, project, "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(TestCaller.outcome(answer)).isEqualTo("LIVE.100011002");
    }

    @Test
    void refusesAnUnknownKey() throws Exception {
        assertThat(asked(new TestSigner("nobody", "x"), project)).isEqualTo("APIGW.0301");
    }

    @Test
    void refusesABodyThatWasNotTheSignedOne() throws Exception {
        var url = caller.url(path);
        var date = TestSigner.date(Instant.now());
        var headers =
                Map.of("X-Project-Id", simulator.projectId(), "X-Sdk-Date", date, "Content-Type", "application/json");
        var authorization = TestSigner.of(simulator).authorization("POST", url, headers, "{}");

        var answer = caller.plain(
                "POST",
                path,
                Map.of(
                        "X-Project-Id",
                        simulator.projectId(),
                        "X-Sdk-Date",
                        date,
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        authorization),
                "{\"name\": \"x\"}");

        assertThat(TestCaller.outcome(answer)).isEqualTo("LIVE.100011002");
    }

    @ParameterizedTest
    @CsvSource({"-901, APIGW.0301", "-890, 200", "890, 200", "901, APIGW.0301"})
    void toleratesFifteenMinutesBetweenTheClocks(int seconds, String outcome) throws Exception {
        var date = TestSigner.date(Instant.now().plusSeconds(seconds));

        var answer = asked(TestSigner.of(simulator), Map.of("X-Project-Id", simulator.projectId(), "X-Sdk-Date", date));

        assertThat(answer).isEqualTo(outcome);
    }

    @Test
    void refusesADateThatIsNone() throws Exception {
        var headers = Map.of("X-Project-Id", simulator.projectId(), "X-Sdk-Date", "yesterday");

        assertThat(asked(TestSigner.of(simulator), headers)).isEqualTo("APIGW.0301");
    }

    @Test
    void movesItsOwnClockForSignatures() throws Exception {
        simulator.advanceSignatures(Duration.ofMinutes(16));

        assertThat(asked(TestSigner.of(simulator), project)).isEqualTo("APIGW.0301");
    }

    @Test
    void wantsTheSecurityTokenOfATemporaryKeyAndOfNoOther() throws Exception {
        simulator.account().keys().put("TEMPORARY", "s");
        simulator.account().securityTokens().put("TEMPORARY", "t");
        var temporary = new TestSigner("TEMPORARY", "s");
        var right = Map.of("X-Project-Id", simulator.projectId(), "X-Security-Token", "t");
        var wrong = Map.of("X-Project-Id", simulator.projectId(), "X-Security-Token", "u");

        assertThat(asked(temporary, right)).isEqualTo("200");
        assertThat(asked(temporary, wrong)).isEqualTo("APIGW.0301");
        assertThat(asked(temporary, project)).isEqualTo("APIGW.0301");
        assertThat(asked(TestSigner.of(simulator), right)).isEqualTo("APIGW.0301");
    }

    @Test
    void wantsTheProjectOfThePathInTheHeader() throws Exception {
        assertThat(asked(TestSigner.of(simulator), Map.of())).isEqualTo("LIVE.100011015");
        assertThat(asked(TestSigner.of(simulator), Map.of("X-Project-Id", "other")))
                .isEqualTo("LIVE.100011015");
    }

    @Test
    void refusesTheProjectOfAnotherAccount() throws Exception {
        simulator.accounts().add(AccountSetup.another("other", "p2", "k", "s"));

        var answer = caller.signed(TestSigner.of(simulator), "GET", "/v1/p2/flows", Map.of("X-Project-Id", "p2"), "");

        assertThat(TestCaller.outcome(answer)).isEqualTo("LIVE.100011015");
    }

    @Test
    void refusesWhoSaysNothingOfHimself() throws Exception {
        var answer = caller.plain("GET", path, Map.of(), "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(TestCaller.outcome(answer)).isEqualTo("APIGW.0301");
    }

    @Test
    void letsInWhoBearsATokenForADay() throws Exception {
        var token = token();
        simulator.advance(Duration.ofHours(23).plusMinutes(59));

        assertThat(TestCaller.outcome(caller.withToken(token, "GET", path, ""))).isEqualTo("200");

        simulator.advance(Duration.ofMinutes(1));
        var late = caller.withToken(token, "GET", path, "");
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(TestCaller.outcome(late)).isEqualTo("APIGW.0307");
    }

    @Test
    void refusesATokenThatWasRevokedOrNeverGiven() throws Exception {
        var token = token();
        caller.admin("DELETE", "/tokens", "");

        for (var bad : new String[] {token, "MIIOnever"}) {
            var answer = caller.withToken(bad, "GET", path, "");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(TestCaller.outcome(answer)).isEqualTo("APIGW.0301");
        }
    }

    @Test
    void refusesATokenOfAnotherProject() throws Exception {
        var elsewhere = askForToken("password", "ap-southeast-3")
                .headers()
                .firstValue("X-Subject-Token")
                .orElseThrow();

        assertThat(TestCaller.outcome(caller.withToken(elsewhere, "GET", path, "")))
                .isEqualTo("LIVE.100011015");
    }

    @ParameterizedTest
    @CsvSource({"wrong, ap-southeast-1, 401", "password, nowhere, 404", "password, ap-southeast-1, 201"})
    void givesTokensForTheRightPasswordAndAProjectOfTheAccount(String password, String projectName, int status)
            throws Exception {
        var answer = askForToken(password, projectName);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-Subject-Token").isPresent()).isEqualTo(status == 201);
        if (status != 201)
            assertThat(TestCaller.json(answer).at("/error/code").asInt()).isEqualTo(status);
    }

    /** As keystoneauth, gophercloud and the vendor's SDKs ask for a token of the account, and what they read of it. */
    @Test
    void givesATokenOfTheWholeAccountWhichIsGoodForNoProject() throws Exception {
        var body = TestCaller.exampleText("4.1-token")
                .replaceAll("(?s)\"project\": *\\{.*?}", "\"domain\": {\"name\": \"domainname\"}");

        var answer = caller.plain("POST", "/v3/auth/tokens", Map.of("Content-Type", "application/json"), body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var token = TestCaller.json(answer).path("token");
        assertThat(token.at("/domain/id").asText()).isEqualTo("65382450e8f64ac0870cd180d14e684b");
        assertThat(token.has("project")).isFalse();
        assertThat(token.at("/user/id").asText()).matches("[0-9a-f]{32}");
        assertThat(token.path("expires_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        var text = answer.headers().firstValue("X-Subject-Token").orElseThrow();
        var domains = caller.withToken(text, "GET", "/v3/auth/domains", "");
        assertThat(TestCaller.json(domains).at("/domains/0/name").asText()).isEqualTo("domainname");
        var projects = caller.withToken(text, "GET", "/v3/auth/projects", "");
        assertThat(TestCaller.json(projects).at("/projects")).hasSize(2);
        assertThat(TestCaller.outcome(caller.withToken(text, "GET", path, ""))).isEqualTo("LIVE.100011015");
    }

    @Test
    void refusesATokenOfTwoScopesOrOfAnotherAccount() throws Exception {
        var both = TestCaller.exampleText("4.1-token")
                .replaceAll("\"scope\": *\\{", "\"scope\": {\"domain\": {\"name\": \"domainname\"},");
        var other = TestCaller.exampleText("4.1-token")
                .replaceAll("(?s)\"project\": *\\{.*?}", "\"domain\": {\"name\": \"other\"}");

        for (var body : new String[] {both, other}) {
            var answer = caller.plain("POST", "/v3/auth/tokens", Map.of("Content-Type", "application/json"), body);
            assertThat(answer.statusCode()).isEqualTo(body.equals(both) ? 400 : 404);
        }
    }

    @Test
    void refusesATokenRequestOfAnotherForm() throws Exception {
        var answer = caller.plain("POST", "/v3/auth/tokens", Map.of("Content-Type", "application/json"), "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("auth is mandatory");
    }

    @Test
    void tellsProjectsByNameToSignersAndBearers() throws Exception {
        var byKey = caller.signed(TestSigner.of(simulator), "GET", "/v3/projects?name=ap-southeast-3", Map.of(), "");
        var byToken = caller.withToken(token(), "GET", "/v3/projects?name=ap-southeast-3", "");

        assertThat(TestCaller.json(byKey).at("/projects")).hasSize(1);
        assertThat(TestCaller.json(byKey).at("/projects/0/id").asText()).isEqualTo("b5b6e5109fc5585fb33de16f908e7ca0");
        assertThat(byToken.body()).isEqualTo(byKey.body());
        assertThat(caller.plain("GET", "/v3/projects", Map.of(), "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void logsTokenRequestsWithoutThePassword() throws Exception {
        askForToken("password", "ap-southeast-1");

        var line = simulator.requests().of("createToken").getLast();
        assertThat(line.account()).isEqualTo("domainname");
        assertThat(line.parameters().get("body"))
                .contains("username", "*****")
                .doesNotContain("\"password\":\"password\"");
    }
}
