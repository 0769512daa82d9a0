package dev.onair.cdnetworks.pullchannel;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Protocol;
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

    static PullChannelDesired of(PullChannel resource, SourceUrl url) {
        var spec = resource.getSpec();
        var playback = spec.playback;
        return new PullChannelDesired(
                spec.channelName == null ? resource.getMetadata().getName() : spec.channelName,
                url,
                spec.source.protocol,
                spec.playbackDomain,
                playback.protocols == null ? Set.of() : Set.copyOf(playback.protocols),
                playback.bitrates == null ? Set.of() : Set.copyOf(playback.bitrates),
                Optional.ofNullable(playback.playerId));
    }
}
