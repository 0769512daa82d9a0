package dev.onair.cdnetworks.pullchannel;

import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.PullChannelEntry;
import dev.onair.engine.Failure;
import dev.onair.engine.RefusalKind;
import dev.onair.http.Secret;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * "One origin-stream-pulling domain can only be used by channels using the same protocol to pull streams": CDNetworks Cloud Live
 * API 2.12.3, which names no code for it. Whoever pulls from a domain by one protocol keeps it from the others. Pure.
 */
final class OriginDomains {
    /** "Parameter error": also of what no other channel can mend. */
    private static final String WRONG_PARAMETER = "1000";

    private OriginDomains() {}

    /** What the manifest needs: that nobody pulls from the domain otherwise. Unknown where the URL is in a Secret. */
    static List<String> wanted(PullChannelSpec spec) {
        return host(spec.source.url).map(host -> text(host, spec.source.protocol)).stream()
                .toList();
    }

    /** What the channel keeps others from that want another protocol: as the vendor showed it. */
    static List<String> held(PullChannelStatus status) {
        var origin = status.origin;
        return origin == null || origin.domain == null || origin.protocol == null
                ? List.of()
                : others(origin.domain, origin.protocol);
    }

    /** How it pulls itself. */
    static List<String> had(PullChannelStatus status) {
        var origin = status.origin;
        return origin == null || origin.domain == null || origin.protocol == null
                ? List.of()
                : List.of(text(origin.domain, origin.protocol));
    }

    /** What it will keep them from, as the manifest has it: its create may have come first. */
    static List<String> claimed(PullChannelSpec spec) {
        return host(spec.source.url)
                .map(host -> others(host, spec.source.protocol))
                .orElse(List.of());
    }

    private static List<String> others(String host, Protocol protocol) {
        return Stream.of(Protocol.values())
                .filter(other -> other != protocol)
                .map(other -> text(host, other))
                .toList();
    }

    /** What is shown of where the vendor pulls from. */
    static PullChannelStatus.@Nullable Origin shown(PullChannelEntry entry) {
        var url = entry.sourceUrl();
        var host = url == null ? Optional.<String>empty() : host(url.value());
        if (host.isEmpty()) {
            return null;
        }
        var origin = new PullChannelStatus.Origin();
        origin.domain = host.get();
        origin.protocol = entry.sourceProtocol();
        return origin;
    }

    private static String text(String host, Protocol protocol) {
        return "origin domain " + host + " by " + protocol;
    }

    /**
     * A wrong parameter is wrong for ever, unless another channel makes it so.
     *
     * @param known the account's pull channels, as far as they are known
     * @param own the pull id of the channel that is edited; null for one that is to be made
     */
    static Failure.Rejected explained(
            Failure.Rejected why,
            Secret source,
            Protocol protocol,
            @Nullable String own,
            Stream<PullChannelEntry> known) {
        var host = host(source.value());
        if (!why.code().equals(WRONG_PARAMETER) || host.isEmpty()) {
            return why;
        }
        return known.filter(other -> !other.pullId().equals(own))
                .filter(other -> other.sourceProtocol() != null && other.sourceProtocol() != protocol)
                .filter(other -> other.sourceUrl() != null
                        && host.equals(host(other.sourceUrl().value())))
                .map(PullChannelEntry::sourceProtocol)
                .filter(Objects::nonNull)
                .sorted()
                .findFirst()
                .map(by -> taken(
                        why,
                        ", and another channel of this account pulls from " + host.get() + " by " + by
                                + ": pull from another domain, or by " + by))
                .orElse(why);
    }

    /** The same where a resource is known to pull from the domain otherwise. */
    static Failure.Rejected contested(Failure.Rejected why) {
        return why.code().equals(WRONG_PARAMETER) ? taken(why, "") : why;
    }

    private static Failure.Rejected taken(Failure.Rejected why, String more) {
        return new Failure.Rejected(
                why.code(),
                why.message() + "; the vendor has one origin domain pulled from by one protocol only (2.12.3)" + more,
                RefusalKind.Taken);
    }

    private static Optional<String> host(@Nullable String url) {
        try {
            return Optional.ofNullable(url)
                    .map(text -> URI.create(text).getHost())
                    .map(host -> host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }
}
