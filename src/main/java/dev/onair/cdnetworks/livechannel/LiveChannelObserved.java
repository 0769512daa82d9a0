package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.ChannelDetails;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.cdnetworks.client.PlaybackUrl;
import dev.onair.cdnetworks.client.PushUrl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A channel as the vendor has it: its entry in the list, which one page brings for fifty channels, and the details, which
 * cost a call for each channel and are therefore older.
 */
record LiveChannelObserved(ChannelEntry entry, Optional<Details> details, OptionalLong viewers) {

    /** What only getChannelConfigure (2.2) shows. */
    record Details(Optional<String> playerId, Set<Bitrate> bitrates, List<PlaybackUrl> playbackUrls, Instant at) {
        static Details of(ChannelDetails details, Instant at) {
            return new Details(Optional.ofNullable(details.playerId()), details.bitrates(), details.playbackUrls(), at);
        }
    }

    boolean banned() {
        return entry.state() == ChannelState.BANNED;
    }

    boolean live() {
        return entry.state() == ChannelState.LIVE;
    }

    Optional<PushUrl> pushUrl() {
        return Optional.ofNullable(entry.pushUrl());
    }
}
