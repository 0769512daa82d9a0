package dev.onair.cdnetworks.client;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How viewers play a channel, which only its details tell. CDNetworks Cloud Live API 2.2.5, 2.14.5. */
public interface ConfiguredChannel {
    @Nullable String playerId();

    /** Those that have a playback URL. */
    Set<Bitrate> bitrates();

    List<PlaybackUrl> playbackUrls();
}
