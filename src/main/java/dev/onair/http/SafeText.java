package dev.onair.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.regex.Pattern.CASE_INSENSITIVE;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes text from outside fit for people's eyes: one bounded line without control characters and without secrets. */
public final class SafeText {

    /** The longest message of a failure, in characters. */
    public static final int MESSAGE_LENGTH = 300;

    private static final String MASK = "***";
    /** Masking only shortens to a third or so, hence this much is enough to fill any message and bounds the work. */
    private static final int MOST_READ = 16_384;

    /** Keys and signatures in URLs, headers and JSON, whoever made them. */
    private static final Pattern NAMED_SECRET = Pattern.compile(
            "\\b(pushKey|secretKey|wsSecret|check|Signature|passphrase|password)(\\\\?[\"']?\\s*[=:]\\s*\\\\?[\"']?)[^&\\s\"',;}\\\\]+",
            CASE_INSENSITIVE);

    private final List<Pattern> secrets;

    private SafeText(List<Pattern> secrets) {
        this.secrets = secrets;
    }

    /** Masks these values wherever they appear, also as a URL, a JSON string, HTML or base64 spells them. */
    public static SafeText hiding(Collection<String> secrets) {
        return new SafeText(secrets.stream()
                .flatMap(SafeText::spellings)
                .filter(secret -> !secret.isEmpty())
                .distinct()
                // The longest first, lest a part of it is masked and the rest left.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(secret -> Pattern.compile(Pattern.quote(secret), CASE_INSENSITIVE))
                .toList());
    }

    public String clean(String text, int length) {
        var masked = plain(bounded(text, MOST_READ));
        for (var secret : secrets) {
            masked = secret.matcher(masked).replaceAll(MASK);
        }
        return bounded(NAMED_SECRET.matcher(masked).replaceAll("$1$2" + MASK), length);
    }

    /** Cuts without halving a character. */
    public static String bounded(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        var end = length - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** Without control characters, and without those that only change how the rest is shown (right-to-left marks). */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\s]+", " ").strip();
    }

    private static Stream<String> spellings(String secret) {
        return Stream.of(
                plain(secret),
                URLEncoder.encode(secret, UTF_8),
                URLEncoder.encode(secret, UTF_8).replace("+", "%20"),
                new String(JsonStringEncoder.getInstance().quoteAsString(secret)),
                inHtml(secret),
                Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)));
    }

    /** As the error pages of gateways quote a request. */
    private static String inHtml(String secret) {
        return secret.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
