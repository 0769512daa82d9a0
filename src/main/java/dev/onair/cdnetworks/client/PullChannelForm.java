package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code createPullChannel} sends; what is null or empty is not sent and so the vendor's default.
 * CDNetworks Cloud Live API 2.12.3.
 *
 * @param channelName as long as {@link Signing#longestChannelName()}, not unique
 * @param sourceUrl may carry the credentials of the origin
 * @param sourceProtocol RTMP or HDL; one origin domain is pulled by one protocol only
 * @param pullDomain the playback domain
 * @param protocols how viewers pull; RTMP where empty
 * @param bitrates at least one
 */
public record PullChannelForm(
        String channelName,
        Secret sourceUrl,
        Protocol sourceProtocol,
        String pullDomain,
        Set<Protocol> protocols,
        Set<Bitrate> bitrates,
        @Nullable String playerId) {

    public PullChannelForm {
        protocols = Collections.unmodifiableSet(new TreeSet<>(protocols));
        bitrates = Collections.unmodifiableSet(new TreeSet<>(bitrates));
    }

    /** All that is sent, with the secrets in it: for an approval to cover. */
    public Secret whole() {
        return fields().whole();
    }

    Fields fields() {
        return new Fields()
                .text("channelName", channelName)
                .secretUrl("sourcePullUrl", sourceUrl)
                .text("sourcePullProtocol", sourceProtocol.code())
                .text("pullDomain", pullDomain)
                .codes("pullProtocol", protocols, Protocol::code)
                .codes("pullRate", bitrates, Bitrate::code)
                .text("playerId", playerId);
    }
}
