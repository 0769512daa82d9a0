package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.RequestSigner.Signable;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RequestSignerTest {

    private static final String PATH = "/live/channelManage/getChannelConfigure";
    private static final long TIME = 1559557864;
    private static final Credentials KEYS =
            new Credentials("bf6b3ba4bd6811e99eb390e2ba00c682", "0123456789abcdef0123456789abcdef");
    private static final Signable WS3 = Signable.post(
            PATH, Signing.WS3.contentType(), "api.cloudv.haplat.net", "pullId=287264e85a754da4927859d162c5f812");
    private static final Signable CNC = Signable.post(
            PATH, Signing.CNC.contentType(), "api.cdnetworks.com", "{\"pullId\":\"287264e85a754da4927859d162c5f812\"}");

    @Test
    void signsTheVectorOfTheDocumentsGeneration() {
        assertThat(RequestSigner.authorization(Signing.WS3, KEYS, TIME, WS3))
                .isEqualTo("WS3-HMAC-SHA256 Credential=bf6b3ba4bd6811e99eb390e2ba00c682,"
                        + " SignedHeaders=content-type;host,"
                        + " Signature=52bde030220cb7b2f3dcf5aee1ba8f9c71cb20118020f07c6fae32070f74aee8");
    }

    @Test
    void signsTheVectorOfTheCurrentGeneration() {
        assertThat(RequestSigner.authorization(Signing.CNC, KEYS, TIME, CNC))
                .isEqualTo("CNC-HMAC-SHA256 Credential=bf6b3ba4bd6811e99eb390e2ba00c682,"
                        + " SignedHeaders=content-type;host,"
                        + " Signature=2948d92f0e36af951f78774701d5907bddb2d308f1845925b9ae97126bbdda34");
    }

    @Test
    void theCanonicalRequestHasAnEmptyQueryLineAndAnEmptyLineAfterTheHeaders() {
        assertThat(RequestSigner.canonicalRequest(WS3))
                .isEqualTo("""
                        POST
                        /live/channelManage/getChannelConfigure

                        content-type:application/x-www-form-urlencoded; charset=utf-8
                        host:api.cloudv.haplat.net

                        content-type;host
                        """ + RequestSigner.sha256("pullId=287264e85a754da4927859d162c5f812"));
    }

    @Test
    void headersAreSortedAndInLowerCase() {
        var headers = new TreeMap<>(Map.of("host", "API.Example:8443", "content-type", "Application/JSON"));
        assertThat(RequestSigner.canonicalHeaders(headers))
                .isEqualTo("content-type:application/json\nhost:api.example:8443\n");
        assertThat(RequestSigner.signedHeaders(headers)).isEqualTo("content-type;host");
    }

    @Test
    void theQueryOfAGetIsDecodedAndThatOfAPostIsEmpty() {
        assertThat(RequestSigner.canonicalQuery(new Signable("GET", "/", "a=b%2Cc&d=%E9%A2%91", "", "", "")))
                .isEqualTo("a=b,c&d=频");
        assertThat(RequestSigner.canonicalQuery(new Signable("POST", "/", "a=b", "", "", "")))
                .isEmpty();
        assertThat(RequestSigner.canonicalQuery(new Signable("GET", "/", null, "", "", "")))
                .isEmpty();
    }

    @Test
    void theStringToSignHasTheTimestampOfTheHeader() {
        assertThat(RequestSigner.stringToSign(Signing.CNC, TIME, "x"))
                .isEqualTo("CNC-HMAC-SHA256\n1559557864\n" + RequestSigner.sha256("x"));
    }
}
