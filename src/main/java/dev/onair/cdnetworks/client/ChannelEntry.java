package dev.onair.cdnetworks.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel as the list tells of it. Two entries are equal when the channel is unchanged: their push URLs are compared
 * as {@link PushUrl} compares, without the signature that differs in every answer. CDNetworks Cloud Live API 2.3.5.
 *
 * @param application the vendor's {@code channelType}
 * @param state null where the answer has none, or one that the document does not know
 * @param immediateRecording null where the answer leaves it out
 * @param createdAt null where the answer's time cannot be read
 */
public record ChannelEntry(
        String pullId,
        String channelName,
        @Nullable String application,
        @Nullable ChannelState state,
        @Nullable Boolean immediateRecording,
        @Nullable Instant createdAt,
        @Nullable PushUrl pushUrl,
        @Nullable String directoryId,
        @Nullable String scenario,
        @Nullable String userId)
        implements ListedChannel {

    /** The same channel, of which another call has told the state. */
    public ChannelEntry withState(ChannelState told) {
        return new ChannelEntry(
                pullId,
                channelName,
                application,
                told,
                immediateRecording,
                createdAt,
                pushUrl,
                directoryId,
                scenario,
                userId);
    }
}
