package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code editPullChannel} changes; what is null or empty is not sent and stays as it is. Playback domain, playback
 * protocols and player cannot be changed. CDNetworks Cloud Live API 2.13.3.
 *
 * @param sourceUrl may carry the credentials of the origin
 * @param bitrates the whole new set, not an addition
 */
public record PullChannelEdit(
        String pullId,
        @Nullable String channelName,
        @Nullable Secret sourceUrl,
        @Nullable Protocol sourceProtocol,
        Set<Bitrate> bitrates) {

    public PullChannelEdit {
        bitrates = Collections.unmodifiableSet(new TreeSet<>(bitrates));
    }

    Fields fields() {
        return new Fields()
                .text("channelName", channelName)
                .secretUrl("sourcePullUrl", sourceUrl)
                .text("sourcePullProtocol", sourceProtocol == null ? null : sourceProtocol.code())
                .codes("pullRate", bitrates, Bitrate::code)
                .id("pullId", pullId);
    }

    /** An edit that changes nothing yet. */
    public static PullChannelEdit of(String pullId) {
        return new PullChannelEdit(pullId, null, null, null, Set.of());
    }
}
