package dev.onair.cdnetworks.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Computes the {@code Authorization} header, one pure function for each part of the canonical request. CDNetworks Cloud
 * Live API 2.1.4 shows the headers; the computation is that of the vendor's client libraries (docs/vendors/cdnetworks.md,
 * "Signing"). The time is the caller's.
 */
public final class RequestSigner {

    private RequestSigner() {}

    /**
     * What is signed of a request.
     *
     * @param path without the query
     * @param query as in the URL, still encoded; null where there is none
     * @param host with the port, where the request's own Host header has it
     */
    public record Signable(
            String method, String path, @Nullable String query, String contentType, String host, String body) {

        /** The form of every call that this client makes: POST, with nothing in the query. */
        public static Signable post(String path, String contentType, String host, String body) {
            return new Signable("POST", path, null, contentType, host, body);
        }
    }

    /** The whole header. */
    public static String authorization(Signing signing, Credentials credentials, long epochSecond, Signable request) {
        var toSign = stringToSign(signing, epochSecond, canonicalRequest(request));
        return signing.algorithm() + " Credential=" + credentials.accessKey() + ", SignedHeaders="
                + signedHeaders(headers(request)) + ", Signature=" + signature(credentials.secretKey(), toSign);
    }

    static String canonicalRequest(Signable request) {
        var headers = headers(request);
        return String.join(
                "\n",
                request.method(),
                request.path(),
                canonicalQuery(request),
                canonicalHeaders(headers),
                signedHeaders(headers),
                sha256(request.body()));
    }

    /** The decoded query; a POST has none, even where its URL does. */
    static String canonicalQuery(Signable request) {
        var query = request.query();
        return query == null || request.method().equals("POST") ? "" : URLDecoder.decode(query, UTF_8);
    }

    /** Each header ends its line, so an empty line follows the last one in the canonical request. */
    static String canonicalHeaders(SortedMap<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().toLowerCase(Locale.ROOT) + "\n")
                .collect(Collectors.joining());
    }

    static String signedHeaders(SortedMap<String, String> headers) {
        return String.join(";", headers.keySet());
    }

    static String stringToSign(Signing signing, long epochSecond, String canonicalRequest) {
        return signing.algorithm() + "\n" + epochSecond + "\n" + sha256(canonicalRequest);
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

    private static SortedMap<String, String> headers(Signable request) {
        return new TreeMap<>(Map.of("content-type", request.contentType(), "host", request.host()));
    }
}
