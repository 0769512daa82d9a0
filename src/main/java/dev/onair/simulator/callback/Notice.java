package dev.onair.simulator.callback;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * One thing to tell one receiver.
 *
 * @param account whose receiver it is
 * @param kind what it tells of, for the log
 * @param subject the id of what it tells of
 * @param url http or https, the query included
 * @param body JSON to POST; without one the notice is a GET
 */
public record Notice(String account, String kind, String subject, URI url, Optional<String> body, Repeats repeats) {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public Notice {
        if (!isAddress(url)) throw new IllegalArgumentException("a notice goes to http or https only");
    }

    /** Whether notices may go there: http or https, to a host. */
    public static boolean isAddress(URI url) {
        return url.getScheme() != null && SCHEMES.contains(url.getScheme()) && url.getHost() != null;
    }
}
