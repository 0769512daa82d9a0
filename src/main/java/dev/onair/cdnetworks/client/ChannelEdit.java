package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code channelEdit} changes; what is null, empty or false is not sent and stays as it is.
 * CDNetworks Cloud Live API 2.9.3.
 *
 * @param resetPushId gives the channel a new push URL, which cuts off whoever pushes to the old one
 * @param bitrates the whole new set, not an addition
 * @param whiteboard an id only where it is opened; no call changes one
 */
public record ChannelEdit(
        String pullId,
        @Nullable String channelName,
        boolean resetPushId,
        Set<Bitrate> bitrates,
        @Nullable String directoryId,
        @Nullable Secret check,
        @Nullable Whiteboard whiteboard,
        @Nullable Boolean immediateRecording,
        @Nullable String scenario) {

    public ChannelEdit {
        bitrates = Collections.unmodifiableSet(new TreeSet<>(bitrates));
    }

    Fields fields() {
        return new Fields()
                .ids("pullId", List.of(pullId))
                .text("channelName", channelName)
                .text("resetPushId", resetPushId ? "1" : null)
                .codes("pullRate", bitrates, Bitrate::code)
                .text("directoryId", directoryId)
                .secret("check", check)
                .whiteboard(whiteboard)
                .flagText("live2vod", immediateRecording)
                .text("appScenario", scenario);
    }

    /** An edit that changes nothing yet. */
    public static ChannelEdit of(String pullId) {
        return new ChannelEdit(pullId, null, false, Set.of(), null, null, null, null, null);
    }
}
