package dev.onair.simulator.cdnetworks;

import java.net.URI;
import java.util.Optional;

/**
 * Where a pull channel takes its stream from, and where it is played (CDNetworks Cloud Live API 2.12.3).
 *
 * @param pullDomain the playback domain
 */
public record PullSource(String url, Protocol protocol, String pullDomain) {
    /** The origin of the document's examples. */
    public static PullSource sample() {
        return new PullSource(
                "rtmp://live.ovptest.haplat.net/test1/31be31f93b2c47ada887c20f41e2c53e",
                Protocol.RTMP,
                "live.ovptest.haplat.net");
    }

    public PullSource withUrl(String to) {
        return new PullSource(to, protocol, pullDomain);
    }

    public PullSource withProtocol(Protocol to) {
        return new PullSource(url, to, pullDomain);
    }

    public PullSource withPullDomain(String to) {
        return new PullSource(url, protocol, to);
    }

    /** The origin's domain; empty where the URL, set behind the API's back, has none. */
    Optional<String> originDomain() {
        return domain(url);
    }

    /** The host of a URL, with whatever scheme; empty when it is no URL with a host. */
    static Optional<String> domain(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost());
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }
}
