package dev.onair.huawei.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes paths and queries as they are both sent and signed: all but RFC 3986's unreserved characters as {@code %XX}. */
final class UriEncoding {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    private UriEncoding() {}

    /** Each segment by itself; the slashes stay. */
    static String path(String path) {
        return Arrays.stream(path.split("/", -1)).map(UriEncoding::encode).collect(Collectors.joining("/"));
    }

    /** Names and values encoded, then sorted. */
    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> Map.entry(encode(parameter.getKey()), encode(parameter.getValue())))
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        var encoded = new StringBuilder();
        for (var octet : text.getBytes(UTF_8)) {
            var character = (char) (octet & 0xff);
            if (UNRESERVED.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append('%').append("%02X".formatted(octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
