package dev.onair.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onair.cdnetworks.client.Signing;
import dev.onair.huawei.client.Credentials.AccessKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The signature of one request, of each generation.
 *
 * <p>The baseline is the SHA-256 of the same body, from its text to the digest. Each signature has that in it and cannot do
 * without, so the ratio is what canonical form and HMAC cost on top; whether a machine computes SHA-256 in hardware shows in
 * both.
 */
@State(Scope.Benchmark)
public class SigningBenchmark {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final int IDS = 50;

    /** A generation of a vendor's API. */
    public enum Generation {
        WS3,
        CNC,
        HUAWEI
    }

    /** A size of a request. */
    public enum Body {
        /** A read of one object: an id, 48 bytes. */
        SHORT,
        /** A call for as many ids as one may have, 1.8 KB. */
        LONG
    }

    /** Whose signature. */
    @Param
    public Generation generation = Generation.WS3;

    /** How much is signed. */
    @Param
    public Body body = Body.SHORT;

    private String text = "";
    private UnaryOperator<String> signer = unsigned -> unsigned;

    /** Prepares what is signed. */
    @Setup
    public void prepare() {
        var ids = "\"41b6713a25994bfc14a91241c40c4ea0\",".repeat(body == Body.SHORT ? 1 : IDS);
        text = "{\"pullIds\":[" + ids.substring(0, ids.length() - 1) + "]}";
        signer = switch (generation) {
            case WS3 -> cdnetworks(Signing.WS3);
            case CNC -> cdnetworks(Signing.CNC);
            case HUAWEI -> huawei();
        };
    }

    private static UnaryOperator<String> cdnetworks(Signing signing) {
        var keys = new dev.onair.cdnetworks.client.Credentials("bf6b3ba4bd6811e99eb390e2ba00c682", KEY);
        return sent -> dev.onair.cdnetworks.client.RequestSigner.authorization(
                signing,
                keys,
                NOW.getEpochSecond(),
                dev.onair.cdnetworks.client.RequestSigner.Signable.post(
                        "/live/channelManage/getChannelConfigure", signing.contentType(), "api.example.com", sent));
    }

    /** Its date is written for each request, and a part of what signing costs. */
    private static UnaryOperator<String> huawei() {
        var keys = AccessKey.of("AKEXAMPLE", KEY);
        return sent -> dev.onair.huawei.client.RequestSigner.authorization(
                keys,
                new dev.onair.huawei.client.RequestSigner.Signable(
                        "PUT",
                        "/v1/0123456789abcdef/ott/channels/endpoints",
                        "",
                        Map.of(
                                "Content-Type", "application/json",
                                "Host", "live.example.com",
                                "X-Project-Id", "0123456789abcdef",
                                "X-Sdk-Date", dev.onair.huawei.client.RequestSigner.date(NOW)),
                        sent));
    }

    /** The whole header. */
    @Benchmark
    public String sign() {
        return signer.apply(text);
    }

    /** SHA-256 of the body. */
    @Benchmark
    public byte[] baseline() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    }
}
