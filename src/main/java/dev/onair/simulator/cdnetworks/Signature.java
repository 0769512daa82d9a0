package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.FormCode;
import dev.onair.simulator.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature that a request ought to carry (WIRE-NOTES, Signing). */
final class Signature {
    private static final Pattern BETWEEN_NAMES = Pattern.compile(";");

    private Signature() {}

    /** @param signedHeaders as the request names them: lower-case names between semicolons, in order */
    static String of(Request request, Generation generation, String signedHeaders, String timestamp, String secretKey) {
        var canonical = String.join(
                "\n",
                request.method(),
                request.rawPath(),
                request.method().equals("GET") ? FormCode.text(request.rawQuery()) : "",
                canonicalHeaders(request, signedHeaders),
                signedHeaders,
                sha256(request.body()));
        var toSign = generation.algorithm() + "\n" + timestamp + "\n" + sha256(utf8(canonical));
        return hmac(secretKey, toSign);
    }

    static String hmac(String secretKey, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(secretKey), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(utf8(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // each Java platform has it
        }
    }

    private static String canonicalHeaders(Request request, String signedHeaders) {
        var lines = new StringBuilder();
        BETWEEN_NAMES
                .splitAsStream(signedHeaders)
                .sorted()
                .forEach(name -> lines.append(name)
                        .append(':')
                        .append(request.header(name).orElse("").toLowerCase(Locale.ROOT))
                        .append('\n'));
        return lines.toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // each Java platform has it
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
