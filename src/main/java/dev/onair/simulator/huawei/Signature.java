package dev.onair.simulator.huawei;

import dev.onair.simulator.FormCode;
import dev.onair.simulator.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the signature of a request has to be: {@code SDK-HMAC-SHA256}, as WIRE-NOTES say. */
final class Signature {
    static final String ALGORITHM = "SDK-HMAC-SHA256";
    private static final Pattern SLASH = Pattern.compile("/");
    private static final Pattern AMPERSAND = Pattern.compile("&");

    private Signature() {}

    /**
     * Computes it.
     *
     * @param signedHeaders lower-case names, in the order in which they were signed; each must be in the request
     */
    static String of(Request request, List<String> signedHeaders, String date, String secretKey) {
        var headers = signedHeaders.stream()
                .map(name -> name + ":" + request.header(name).orElse("").strip() + "\n")
                .collect(Collectors.joining());
        var canonical = String.join(
                "\n",
                request.method(),
                path(request.rawPath()),
                query(request.rawQuery()),
                headers,
                String.join(";", signedHeaders),
                sha256(request.body()));
        return hmac(ALGORITHM + "\n" + date + "\n" + sha256(bytes(canonical)), secretKey);
    }

    /** Each segment encoded, a slash at the end. */
    private static String path(String rawPath) {
        var path = Arrays.stream(SLASH.split(rawPath, -1))
                .map(segment -> encoded(FormCode.text(segment.replace("+", "%2B"))))
                .collect(Collectors.joining("/"));
        return path.endsWith("/") ? path : path + "/";
    }

    /** Sorted by name, then by value. */
    private static String query(String rawQuery) {
        return AMPERSAND
                .splitAsStream(rawQuery)
                .filter(pair -> !pair.isEmpty())
                .map(Signature::pair)
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String pair(String raw) {
        var equals = raw.indexOf('=');
        return equals < 0
                ? encoded(FormCode.text(raw)) + "="
                : encoded(FormCode.text(raw.substring(0, equals))) + "="
                        + encoded(FormCode.text(raw.substring(equals + 1)));
    }

    /** RFC 3986: letters, digits and -_.~ stay. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String hmac(String text, String key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(key), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
