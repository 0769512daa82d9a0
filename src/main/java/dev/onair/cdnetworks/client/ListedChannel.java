package dev.onair.cdnetworks.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the lists tell of every channel, whether it is pushed to or pulls. CDNetworks Cloud Live API 2.3.5, 2.15.5. */
public interface ListedChannel {
    /** Unique among all channels of both sorts. */
    String pullId();

    String channelName();

    /** Null where the answer's time cannot be read. */
    @Nullable Instant createdAt();
}
