package dev.onair.huawei.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes the {@code Authorization} header of AK/SK authentication, one pure function for each part of the canonical
 * request. Huawei Cloud Media Live API 3.1 and 3.2 show the headers; the computation is that of the vendor's client
 * libraries (docs/vendors/huawei.md, "Signing"). The time is the caller's.
 */
public final class RequestSigner {

    public static final String ALGORITHM = "SDK-HMAC-SHA256";

    static final String DATE_HEADER = "X-Sdk-Date";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RequestSigner() {}

    /**
     * What is signed of a request.
     *
     * @param path as in the URL, encoded, without the query
     * @param query as in the URL, encoded and sorted; empty where there is none
     * @param headers all that are signed, {@code Host} and {@code X-Sdk-Date} among them, in any letter case
     */
    public record Signable(String method, String path, String query, Map<String, String> headers, String body) {

        /** Without values: a security token and passphrases may be among them. */
        @Override
        public String toString() {
            return "Signable[" + method + " " + path + ", headers=" + headers.keySet() + "]";
        }
    }

    /** The whole header. */
    public static String authorization(Credentials.AccessKey keys, Signable request) {
        var headers = lowerCased(request.headers());
        var date = headers.get("x-sdk-date");
        if (date == null) {
            throw new IllegalArgumentException("X-Sdk-Date is not among the headers to sign: add it");
        }
        return ALGORITHM + " Access=" + keys.accessKey() + ", SignedHeaders=" + signedHeaders(headers) + ", Signature="
                + signature(keys.secretKey().value(), stringToSign(date, canonicalRequest(request)));
    }

    /** The header {@code X-Sdk-Date}, cut to the second. */
    public static String date(Instant time) {
        return DATE.format(time);
    }

    static String canonicalRequest(Signable request) {
        var headers = lowerCased(request.headers());
        return String.join(
                "\n",
                request.method(),
                canonicalPath(request.path()),
                request.query(),
                canonicalHeaders(headers),
                signedHeaders(headers),
                sha256(request.body()));
    }

    /** Ends in a slash, also where the URL does not. */
    static String canonicalPath(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    /** Each header ends its line, so an empty line follows the last one in the canonical request. */
    static String canonicalHeaders(SortedMap<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
    }

    static String signedHeaders(SortedMap<String, String> headers) {
        return String.join(";", headers.keySet());
    }

    static String stringToSign(String date, String canonicalRequest) {
        return ALGORITHM + "\n" + date + "\n" + sha256(canonicalRequest);
    }

    static String signature(String secretKey, String stringToSign) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secretKey.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(stringToSign.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static SortedMap<String, String> lowerCased(Map<String, String> headers) {
        var sorted = new TreeMap<String, String>();
        headers.forEach((name, value) -> sorted.put(name.toLowerCase(Locale.ROOT), value));
        return sorted;
    }
}
