package dev.onair.cdnetworks.account;

import dev.onair.common.Age;
import dev.onair.common.OnairStatus;
import io.fabric8.generator.annotation.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a channel, whether it is pushed to or pulls. */
public abstract class ChannelStatus extends OnairStatus {
    /** The channel's id at the vendor. */
    @Size(max = 256) public @Nullable String pullId;

    /** Viewers by RTMP, which is what the vendor counts, in two digits; written at most once a minute. */
    public @Nullable Long viewers;

    /** Where viewers play the channel from. */
    @Size(max = 40) public List<PlaybackAddress> playbackUrls = new ArrayList<>();

    /**
     * How old the playback URLs and bit rates are; lists do not show them, so they are read one channel at a time. Written when
     * something else is, and when they are six hours younger.
     */
    @Size(max = 64) public @Nullable String detailsObservedTime;

    /** When the vendor created the channel, RFC 3339. */
    @Size(max = 64) public @Nullable String createdAt;

    @Override
    public void age(OnairStatus now) {
        super.age(now);
        if (now instanceof ChannelStatus other) {
            detailsObservedTime = Age.unlessNews(detailsObservedTime, other.detailsObservedTime);
        }
    }

    @Override
    public void shorten() {
        super.shorten();
        playbackUrls = new ArrayList<>();
    }
}
