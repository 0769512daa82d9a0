package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.ObservedChannel;
import dev.onair.cdnetworks.account.PlaybackDetails;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.cdnetworks.client.PushUrl;
import java.util.Optional;
import java.util.OptionalLong;

/** A channel that is pushed to, as the vendor has it; as {@link ObservedChannel}. */
record LiveChannelObserved(ChannelEntry entry, Optional<PlaybackDetails> details, OptionalLong viewers) {

    static LiveChannelObserved of(ObservedChannel<ChannelEntry> channel) {
        return new LiveChannelObserved(channel.entry(), channel.details(), channel.viewers());
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
