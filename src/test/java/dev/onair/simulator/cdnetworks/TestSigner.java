package dev.onair.simulator.cdnetworks;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The tests' own hand at signing, so that a mistake in the simulator's is not agreed with. */
record TestSigner(String accessKey, String secretKey, Generation generation) {
    static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    static TestSigner of(CdnetworksSimulator simulator, Generation generation) {
        return new TestSigner(simulator.accessKey(), simulator.secretKey(), generation);
    }

    HttpRequest post(URI url, String body, Instant at) {
        var request = HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(body));
        return signed(request, "POST", url, "", body, at).build();
    }

    HttpRequest get(URI url, Instant at) {
        var query = url.getRawQuery() == null ? "" : URLDecoder.decode(url.getRawQuery(), StandardCharsets.UTF_8);
        return signed(HttpRequest.newBuilder(url).GET(), "GET", url, query, "", at)
                .build();
    }

    String contentType() {
        return generation == Generation.WS3 ? FORM : "application/json";
    }

    private HttpRequest.Builder signed(
            HttpRequest.Builder request, String method, URI url, String query, String body, Instant at) {
        var algorithm = generation == Generation.WS3 ? "WS3-HMAC-SHA256" : "CNC-HMAC-SHA256";
        var timestamp = Long.toString(at.getEpochSecond());
        var canonical = method + "\n" + url.getRawPath() + "\n" + query + "\ncontent-type:" + contentType() + "\nhost:"
                + url.getAuthority().toLowerCase(Locale.ROOT) + "\n\ncontent-type;host\n" + sha256(body);
        var signature = hmac(algorithm + "\n" + timestamp + "\n" + sha256(canonical));
        request.header("Content-Type", contentType())
                .header(
                        "Authorization",
                        algorithm + " Credential=" + accessKey + ", SignedHeaders=content-type;host, Signature="
                                + signature);
        return generation == Generation.WS3
                ? request.header("X-WS-AccessKey", accessKey).header("X-WS-Timestamp", timestamp)
                : request.header("x-cnc-accessKey", accessKey)
                        .header("x-cnc-timestamp", timestamp)
                        .header("x-cnc-auth-method", "AKSK");
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
