package dev.onair.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as it arrived, wholly read.
 *
 * @param path the path, URL-decoded, without trailing slashes beyond the first character
 * @param rawPath the path as it was sent
 * @param rawQuery the query as it was sent, empty when there was none
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Request(
        String method, String path, String rawPath, String rawQuery, Map<String, List<String>> headers, byte[] body) {
    public Optional<String> header(String lowerCaseName) {
        var values = headers.getOrDefault(lowerCaseName, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public Map<String, String> query() {
        return FormCode.decode(rawQuery);
    }
}
