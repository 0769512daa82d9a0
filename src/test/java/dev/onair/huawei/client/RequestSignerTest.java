package dev.onair.huawei.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.http.Secret;
import dev.onair.huawei.client.RequestSigner.Signable;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestSignerTest {

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** The worked example of docs/vendors/huawei.md, "Signing". */
    private static Signable example() {
        return new Signable(
                "GET",
                "/v1/p123/flows",
                "limit=10",
                Map.of("Host", "live.example.com", "X-Sdk-Date", RequestSigner.date(Vendor.NOW)),
                "");
    }

    @Test
    void signsTheWorkedExample() {
        assertThat(RequestSigner.authorization(Vendor.KEYS, example()))
                .isEqualTo("SDK-HMAC-SHA256 Access=AKEXAMPLE, SignedHeaders=host;x-sdk-date, Signature="
                        + "b33eeb89236bd75fbd279833e28364d3391cf65a978259a4221ebd80dd566bbc");
    }

    @Test
    void theCanonicalRequestEndsThePathInASlashAndTheHeadersInAnEmptyLine() {
        assertThat(RequestSigner.canonicalRequest(example()))
                .isEqualTo("GET\n/v1/p123/flows/\nlimit=10\nhost:live.example.com\nx-sdk-date:20261121T000000Z\n\n"
                        + "host;x-sdk-date\n" + EMPTY);
    }

    @Test
    void aPathThatEndsInASlashGetsNoOther() {
        assertThat(RequestSigner.canonicalPath("/v3/projects/")).isEqualTo("/v3/projects/");
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("the method", "DELETE", "/v1/p123/flows", "limit=10", "live.example.com", ""),
                arguments("the path", "GET", "/v1/p123/flow", "limit=10", "live.example.com", ""),
                arguments("the query", "GET", "/v1/p123/flows", "limit=11", "live.example.com", ""),
                arguments("the port", "GET", "/v1/p123/flows", "limit=10", "live.example.com:8443", ""),
                arguments("the body", "GET", "/v1/p123/flows", "limit=10", "live.example.com", "{}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void whateverIsSignedChangesTheSignature(
            String what, String method, String path, String query, String host, String body) {
        var headers = Map.of("Host", host, "X-Sdk-Date", "20261121T000000Z");
        assertThat(RequestSigner.authorization(Vendor.KEYS, new Signable(method, path, query, headers, body)))
                .as(what)
                .startsWith("SDK-HMAC-SHA256 Access=AKEXAMPLE, SignedHeaders=host;x-sdk-date, Signature=")
                .isNotEqualTo(RequestSigner.authorization(Vendor.KEYS, example()));
    }

    @Test
    void headersAreSortedWithLowerCaseNamesAndTheirOwnValues() {
        var headers = new TreeMap<>(example().headers());
        headers.put("X-Security-Token", " Aa ");
        headers.put("Content-Type", "application/json");
        headers.put("X-Project-Id", "P1");
        var request = new Signable("PUT", "/", "", headers, "{}");
        assertThat(RequestSigner.canonicalRequest(request))
                .isEqualTo("PUT\n/\n\ncontent-type:application/json\nhost:live.example.com\nx-project-id:P1\n"
                        + "x-sdk-date:20261121T000000Z\nx-security-token:Aa\n\n"
                        + "content-type;host;x-project-id;x-sdk-date;x-security-token\n"
                        + RequestSigner.sha256("{}"));
    }

    @Test
    void whatIsSignedIsNotPrinted() {
        var request =
                new Signable("PUT", "/v1", "", Map.of("X-Security-Token", "temporary"), "{\"passphrase\": \"geheim\"}");
        assertThat(request.toString()).isEqualTo("Signable[PUT /v1, headers=[X-Security-Token]]");
        assertThat(Json.write(new Secret("geheim")).toString()).isEqualTo("Written[8 characters]");
    }

    @Test
    void aRequestWithoutItsTimeIsNotSigned() {
        var timeless = new Signable("GET", "/", "", Map.of("Host", "h"), "");
        assertThatThrownBy(() -> RequestSigner.authorization(Vendor.KEYS, timeless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Sdk-Date");
    }

    @Test
    void theTimeIsThatOfGreenwichCutToTheSecond() {
        assertThat(RequestSigner.date(Instant.parse("2026-02-03T04:05:06.999Z")))
                .isEqualTo("20260203T040506Z");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/p 1/a+b, /v1/p%201/a%2Bb",
        "/v1/-_.~/é, /v1/-_.~/%C3%A9",
        "/v1//x/, /v1//x/",
    })
    void eachSegmentOfAPathIsEncoded(String path, String encoded) {
        assertThat(UriEncoding.path(path)).isEqualTo(encoded);
    }

    @Test
    void aQueryIsEncodedThenSorted() {
        assertThat(UriEncoding.query(Map.of("id", "a b&c", "domain", "x/y", "app_name", "*", "Z", "")))
                .isEqualTo("Z=&app_name=%2A&domain=x%2Fy&id=a%20b%26c");
    }

    @Test
    void keysLoseTheLineBreakOfTheirFileAndAreNotPrinted() {
        var keys = new Credentials.AccessKey(" AK\n", new Secret("SK\n"), new Secret("ST\n"));
        assertThat(keys).isEqualTo(new Credentials.AccessKey("AK", new Secret("SK"), new Secret("ST")));
        assertThat(keys.toString()).isEqualTo("AccessKey[accessKey=AK, secretKey=***, securityToken=***]");
        assertThat(new Credentials.Password("u", new Secret("geheim\r\n"), "d"))
                .isEqualTo(new Credentials.Password("u", new Secret("geheim"), "d"))
                .asString()
                .doesNotContain("geheim");
    }

    @Test
    void credentialsThatCannotBeSentAreRefusedUnseen() {
        assertThatThrownBy(() -> Credentials.AccessKey.of("AK", "S K"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("secretKey")
                .hasMessageNotContaining("S K");
        assertThatThrownBy(() -> new Credentials.Password(" ", new Secret("p"), "d"))
                .hasMessage("username is empty: give one");
    }
}
