package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A pull channel's whole configuration; the vendor tells no state of it. CDNetworks Cloud Live API 2.14.5.
 *
 * @param sourceUrl may carry the credentials of the origin
 * @param createdBy the name of the vendor's user, not its id
 * @param protocols those that have a playback URL
 * @param bitrates those that have a playback URL
 */
public record PullChannelDetails(
        String pullId,
        String channelName,
        @Nullable Protocol sourceProtocol,
        @Nullable Secret sourceUrl,
        @Nullable Instant createdAt,
        @Nullable String createdBy,
        @Nullable String playerId,
        Set<Protocol> protocols,
        Set<Bitrate> bitrates,
        List<PlaybackUrl> playbackUrls)
        implements ConfiguredChannel {

    public PullChannelDetails {
        protocols = Collections.unmodifiableSet(new TreeSet<>(protocols));
        bitrates = Collections.unmodifiableSet(new TreeSet<>(bitrates));
        playbackUrls = List.copyOf(playbackUrls);
    }
}
