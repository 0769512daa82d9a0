package dev.onair.simulator.cdnetworks;

import java.util.Set;

/**
 * A push domain as the vendor's staff configured it for an account.
 *
 * @param pullDomain where its channels are played from
 * @param applications the channel types (application names) it takes
 * @param protocols the output protocols configured
 * @param rates the transcoding bitrates configured, 0 to 4 (see {@link Rate})
 * @param hasTimestamps whether its push URLs are protected by a timestamp (2.11)
 */
public record PushDomain(
        String name,
        String pullDomain,
        Set<String> applications,
        Set<Protocol> protocols,
        Set<Rate> rates,
        boolean hasTimestamps) {
    public PushDomain {
        applications = Set.copyOf(applications);
        protocols = Set.copyOf(protocols);
        rates = Set.copyOf(rates);
    }

    /** The document's sample domain, with everything configured. */
    public static PushDomain sample() {
        return everything("livepush.ovptest.haplat.net", "live.ovptest.haplat.net", "test1");
    }

    /** A domain with all protocols and bitrates. */
    public static PushDomain everything(String name, String pullDomain, String... applications) {
        return new PushDomain(
                name, pullDomain, Set.of(applications), Set.of(Protocol.values()), Set.of(Rate.values()), true);
    }
}
