package dev.onair.cdnetworks.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor tells a receiver of its own accord. Notices are not signed, may repeat and may come in any order: each is a
 * hint whom to ask about, never a fact. CDNetworks Cloud Live API 2.16.5, 2.17.5, 2.26, 2.27.3.
 */
public sealed interface Notice {

    /**
     * A channel went on air or off. CDNetworks Cloud Live API 2.16.5.
     *
     * @param application the vendor's {@code channelType}
     * @param pushId the stream's name
     * @param state null where the notice has none that the document knows
     * @param at null where the notice's time, in milliseconds, cannot be read
     */
    record ChannelStateChanged(
            String pullId,
            @Nullable String channelName,
            @Nullable String pushDomain,
            @Nullable String application,
            @Nullable String pushId,
            @Nullable ChannelState state,
            @Nullable Instant at)
            implements Notice {}

    /** A recording task started, or ended and its files are there. CDNetworks Cloud Live API 2.17.5. */
    record RecordTaskChanged(RecordTaskState task) implements Notice {}

    /** A channel with immediate recording left a file. CDNetworks Cloud Live API 2.26. */
    record ImmediatelyRecorded(@Nullable String eventId, String pullId, RecordedFile file) implements Notice {}

    /** A forward task changed its status. CDNetworks Cloud Live API 2.27.3. */
    record ForwardTaskChanged(ForwardTaskState task) implements Notice {}
}
