package dev.onair.cdnetworks.pullchannel;

import dev.onair.cdnetworks.account.ChannelNames;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.Signing;
import java.util.Optional;
import java.util.Set;

/**
 * What a manifest asks for, with its references resolved and its spellings normalised. What the user did not set is empty:
 * it is neither sent nor compared.
 */
record PullChannelDesired(
        String channelName,
        SourceUrl sourceUrl,
        Protocol sourceProtocol,
        String playbackDomain,
        Set<Protocol> protocols,
        Set<Bitrate> bitrates,
        Optional<String> playerId) {

    /**
     * @param signing the account's generation
     * @throws IllegalArgumentException with field, value and remedy, for what the CRD cannot refuse
     */
    static PullChannelDesired of(PullChannel resource, SourceUrl url, Signing signing) {
        var spec = resource.getSpec();
        var playback = spec.playback;
        return new PullChannelDesired(
                ChannelNames.require(spec.channelName, resource.getMetadata().getName(), signing),
                url,
                spec.source.protocol,
                spec.playbackDomain,
                playback.protocols == null ? Set.of() : Set.copyOf(playback.protocols),
                playback.bitrates == null ? Set.of() : Set.copyOf(playback.bitrates),
                Optional.ofNullable(playback.playerId));
    }
}
