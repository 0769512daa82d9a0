package dev.onair.cdnetworks.account;

import dev.onair.account.Sighting;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.ConfiguredChannel;
import dev.onair.cdnetworks.client.PlaybackUrl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What only a channel's details show (2.2, 2.14).
 *
 * @param at how old that is
 */
public record PlaybackDetails(
        Optional<String> playerId, Set<Bitrate> bitrates, List<PlaybackUrl> playbackUrls, Instant at) {
    static PlaybackDetails of(Sighting<? extends ConfiguredChannel> seen) {
        var details = seen.entry();
        return new PlaybackDetails(
                Optional.ofNullable(details.playerId()), details.bitrates(), details.playbackUrls(), seen.seenAt());
    }
}
