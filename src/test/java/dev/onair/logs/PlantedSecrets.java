package dev.onair.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Secrets that a test gave to the operator, and the places where they must not appear. Safe for use by several threads. */
public final class PlantedSecrets {
    private static final int EXCERPT = 400;

    private final Map<String, String> byKind = new TreeMap<>();

    /** @param kind what it is, for the message of a failure */
    public synchronized String plant(String kind, String secret) {
        if (secret.length() < 8) {
            throw new IllegalArgumentException(kind + " is too short to be told from other text: " + secret);
        }
        byKind.put(kind, secret);
        return secret;
    }

    /** Those that this text contains, however it spells them. */
    public synchronized List<String> in(String text) {
        return byKind.values().stream()
                .filter(secret -> spellings(secret).anyMatch(text::contains))
                .toList();
    }

    /** One line for each text that gives something away, with what and where. */
    public synchronized List<String> leaks(Collection<String> texts) {
        return texts.stream()
                .flatMap(text -> byKind.entrySet().stream()
                        .flatMap(planted -> spellings(planted.getValue())
                                .filter(text::contains)
                                .limit(1)
                                .map(spelled -> planted.getKey() + " in: " + excerpt(text, text.indexOf(spelled)))))
                .distinct()
                .toList();
    }

    private static String excerpt(String text, int at) {
        return text.substring(0, Math.min(EXCERPT / 2, at)) + " … "
                + text.substring(Math.max(0, at - EXCERPT / 2), Math.min(text.length(), at + EXCERPT / 2));
    }

    /** Plain, in a URL, in JSON, and as Kubernetes keeps it. */
    private static Stream<String> spellings(String secret) {
        return Stream.of(
                        secret,
                        URLEncoder.encode(secret, UTF_8),
                        URLEncoder.encode(secret, UTF_8).replace("+", "%20"),
                        new String(JsonStringEncoder.getInstance().quoteAsString(secret)),
                        Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)))
                .distinct();
    }
}
