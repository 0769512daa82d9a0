package dev.onair.cdnetworks.client;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A channel's whole configuration, as far as the vendor tells it: neither {@code check} nor the whiteboard comes back.
 * CDNetworks Cloud Live API 2.2.5.
 *
 * @param application read from the push URL, since this call does not tell it
 * @param createdBy the name of the vendor's user, not its id
 * @param protocols those that have a playback URL
 * @param bitrates those that have a playback URL
 */
public record ChannelDetails(
        String pullId,
        String channelName,
        @Nullable String application,
        @Nullable ChannelState state,
        @Nullable Boolean immediateRecording,
        @Nullable Instant createdAt,
        @Nullable String createdBy,
        @Nullable PushUrl pushUrl,
        @Nullable String directoryId,
        @Nullable String scenario,
        @Nullable String playerId,
        Set<Protocol> protocols,
        Set<Bitrate> bitrates,
        List<PlaybackUrl> playbackUrls)
        implements ConfiguredChannel {

    public ChannelDetails {
        protocols = Collections.unmodifiableSet(new TreeSet<>(protocols));
        bitrates = Collections.unmodifiableSet(new TreeSet<>(bitrates));
        playbackUrls = List.copyOf(playbackUrls);
    }
}
