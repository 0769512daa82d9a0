package dev.onair.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Requests that no server has heard of, for want of a connection to it: how to tell them, and how to say so. Pure. */
final class Unreached {
    private Unreached() {}

    /** Whether a request that failed by this was surely not sent. */
    static boolean is(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof ConnectException
                        || cause instanceof HttpConnectTimeoutException
                        || cause instanceof NoRouteToHostException
                        || isUnknownHost(cause)
                        || isOfTls(cause));
    }

    /**
     * What failed, where, and what to look at. Of the URI host and port alone: path and query may hold secrets.
     *
     * @param uri that was asked for
     */
    static String words(URI uri, Throwable failure) {
        var why =
                failure.getClass().getSimpleName() + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
        var remedy = causes(failure).anyMatch(Unreached::isUnknownHost)
                ? "the host has no address here: check it in the account's endpoint, and the DNS of this machine"
                : causes(failure).anyMatch(Unreached::isOfTls)
                        ? "check that the account's endpoint names the vendor's own HTTPS port, and that no proxy answers for it"
                        : "check host and port in the account's endpoint, and firewalls and NetworkPolicies on the way";
        return "no connection to " + where(uri) + " (not sent): " + remedy + " (" + why + ")";
    }

    private static String where(URI uri) {
        var usual = "http".equals(uri.getScheme()) ? 80 : 443;
        return uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }

    private static boolean isUnknownHost(Throwable cause) {
        return cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException;
    }

    /** The JDK has no type of its own for a server that answers the handshake with something else than TLS. */
    private static boolean isOfTls(Throwable cause) {
        return cause instanceof SSLHandshakeException
                || (cause instanceof SSLException
                        && String.valueOf(cause.getMessage()).contains("nrecognized SSL message"));
    }
}
