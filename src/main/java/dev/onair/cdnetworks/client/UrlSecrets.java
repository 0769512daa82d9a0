package dev.onair.cdnetworks.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What must not be told of a URL that carries a key: a relay's destination has its stream key in path or query, a callback
 * its secret in the path. A vendor's message may quote only a part, so each part that could be the key is hidden too.
 */
final class UrlSecrets {

    /** Shorter path segments are words such as {@code live}, and hiding them would spoil messages and hide nothing. */
    private static final int SHORTEST_SEGMENT = 8;
    /** The last segment is where stream keys are, and the values of a query are keys more often than not. */
    private static final int SHORTEST_KEY = 3;

    private UrlSecrets() {}

    static List<String> in(String url) {
        var scheme = url.indexOf("://");
        var rest = scheme < 0 ? url : url.substring(scheme + 3);
        var slash = rest.indexOf('/');
        var authority = slash < 0 ? rest : rest.substring(0, slash);
        var path = slash < 0 ? "" : rest.substring(slash + 1);
        var secrets = new ArrayList<>(List.of(url, rest));
        if (authority.contains("@")) {
            var user = authority.substring(0, authority.lastIndexOf('@'));
            add(user, SHORTEST_KEY, secrets);
            add(user.substring(user.indexOf(':') + 1), SHORTEST_KEY, secrets);
        }
        addPath(path, secrets);
        return secrets.stream().distinct().toList();
    }

    private static void addPath(String path, List<String> secrets) {
        var mark = path.indexOf('?');
        var query = mark < 0 ? "" : path.substring(mark + 1);
        var segments = (mark < 0 ? path : path.substring(0, mark)).split("/", -1);
        add(path, SHORTEST_SEGMENT, secrets);
        Arrays.stream(segments).forEach(segment -> add(segment, SHORTEST_SEGMENT, secrets));
        add(segments[segments.length - 1], SHORTEST_KEY, secrets);
        add(query, SHORTEST_KEY, secrets);
        Arrays.stream(query.split("&", -1))
                .forEach(parameter -> add(parameter.substring(parameter.indexOf('=') + 1), SHORTEST_KEY, secrets));
    }

    private static void add(String part, int shortest, List<String> secrets) {
        if (part.length() < shortest) {
            return;
        }
        secrets.add(part);
        try {
            secrets.add(URLDecoder.decode(part, UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            // Then it has no other spelling.
        }
    }
}
