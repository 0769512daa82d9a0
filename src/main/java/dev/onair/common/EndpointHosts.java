package dev.onair.common;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that accounts may name as endpoints, by who runs the operator: such as {@code api.example.com}, or
 * {@code *.example.com} for all below it. Empty: any. An account that names none calls its vendor's own, always.
 */
public record EndpointHosts(List<String> patterns) {
    public EndpointHosts {
        patterns = patterns.stream()
                .map(pattern -> pattern.strip().toLowerCase(Locale.ROOT))
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    /**
     * @param field where the endpoint stands, for the message
     * @throws IllegalArgumentException where the endpoint's host is not among them
     */
    public void require(String field, @Nullable String endpoint) {
        if (endpoint == null || patterns.isEmpty()) {
            return;
        }
        var host = String.valueOf(URI.create(endpoint).getHost()).toLowerCase(Locale.ROOT);
        if (patterns.stream().noneMatch(pattern -> matches(pattern, host))) {
            throw new IllegalArgumentException(field + " has the host '" + host
                    + "', which this operator does not call: leave the field out, or have who runs the operator add"
                    + " the host to onair.endpoint-hosts");
        }
    }

    private static boolean matches(String pattern, String host) {
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }
}
