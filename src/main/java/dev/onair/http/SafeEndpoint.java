package dev.onair.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.function.Predicate;

/** Admits endpoints to which a signed request may go: HTTPS anywhere, HTTP only within this machine. */
public final class SafeEndpoint {

    private SafeEndpoint() {}

    /** The endpoint as scheme, host and, unless it is the scheme's own, port. */
    public static URI require(URI endpoint) {
        // Not shown in messages: it may be a password.
        if (endpoint.getRawUserInfo() != null) {
            throw refused(URI.create("https://***"), "has a user or password", "leave them out");
        }
        var scheme = endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
        var host = endpoint.getHost();
        if (host == null) {
            throw refused(endpoint, "has no host", "write https://<host>");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(host))) {
            throw refused(
                    endpoint, "is not HTTPS", "write https://; http:// is for 127.0.0.0/8, ::1 and localhost only");
        }
        if (isLinkLocal(host)) {
            throw refused(
                    endpoint,
                    "is a link-local address, where clouds keep their machines' credentials",
                    "name the vendor's host");
        }
        var path = endpoint.getRawPath();
        if (!(path == null || path.isEmpty() || path.equals("/"))
                || endpoint.getRawQuery() != null
                || endpoint.getRawFragment() != null) {
            throw refused(endpoint, "has more than scheme, host and port", "end it after the host or port");
        }
        var port = endpoint.getPort();
        var isDefaultPort = port == -1 || port == (scheme.equals("https") ? 443 : 80);
        return URI.create(scheme + "://" + host + (isDefaultPort ? "" : ":" + port));
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || isLiteral(host, InetAddress::isLoopbackAddress);
    }

    private static boolean isLinkLocal(String host) {
        return isLiteral(host, LinkLocal::is);
    }

    /** Names are looked up when they are called. */
    private static boolean isLiteral(String host, Predicate<InetAddress> such) {
        try {
            return such.test(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException notALiteral) {
            return false;
        }
    }

    private static IllegalArgumentException refused(URI endpoint, String why, String remedy) {
        return new IllegalArgumentException("endpoint '" + endpoint + "' " + why + ": " + remedy);
    }
}
