package dev.onair.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Addresses that nothing is sent to, whoever asks for it: 169.254.0.0/16 and fe80::/10, and Amazon's fd00:ec2::254. Clouds
 * serve a machine's own credentials there to whoever calls from it.
 */
final class LinkLocal {
    private static final InetAddress AMAZONS = InetAddress.ofLiteral("fd00:ec2::254");

    /** NAT64's well-known prefix, RFC 6052: the last four bytes are an IPv4 address. */
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private LinkLocal() {}

    static boolean is(InetAddress address) {
        return address.isLinkLocalAddress() || address.equals(AMAZONS) || embedsLinkLocal(address.getAddress());
    }

    /**
     * The first of a host's addresses that nothing is sent to. Looks the name up, as the client does right afterwards: within the
     * seconds that the JVM remembers an answer, both get the same, so a name cannot change in between.
     */
    static Optional<InetAddress> of(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .filter(LinkLocal::is)
                    .findFirst();
        } catch (UnknownHostException unknown) {
            // The client will find as much, and say so.
            return Optional.empty();
        }
    }

    private static boolean embedsLinkLocal(byte[] address) {
        return address.length == 16
                && Arrays.equals(address, 0, NAT64.length, NAT64, 0, NAT64.length)
                && address[12] == (byte) 169
                && address[13] == (byte) 254;
    }
}
