package dev.onair.simulator.huawei;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The tests' own hand at signing, so that a mistake in the simulator's is not agreed with. Queries have to be encoded. */
record TestSigner(String accessKey, String secretKey) {
    static TestSigner of(HuaweiSimulator simulator) {
        return new TestSigner(simulator.accessKey(), simulator.secretKey());
    }

    static String date(Instant at) {
        return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    /** The `Authorization` of a request with these headers, all of which and the host are signed. */
    String authorization(String method, URI url, Map<String, String> headers, String body) {
        var signed = new TreeMap<>(Map.of("host", url.getAuthority()));
        headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));
        var query = url.getRawQuery() == null
                ? ""
                : Arrays.stream(url.getRawQuery().split("&", -1)).sorted().collect(Collectors.joining("&"));
        var lines = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        var names = String.join(";", signed.keySet());
        var canonical = method + "\n" + url.getRawPath() + "/\n" + query + "\n" + lines + "\n" + names + "\n"
                + HexFormat.of().formatHex(sha256(body));
        var toSign = "SDK-HMAC-SHA256\n" + signed.get("x-sdk-date") + "\n"
                + HexFormat.of().formatHex(sha256(canonical));
        return "SDK-HMAC-SHA256 Access=" + accessKey + ", SignedHeaders=" + names + ", Signature=" + hmac(toSign);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
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
