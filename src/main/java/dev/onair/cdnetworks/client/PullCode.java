package dev.onair.cdnetworks.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ready-made player code to embed, and the playback URLs. CDNetworks Cloud Live API 2.10.5. */
public record PullCode(
        @Nullable String htmlCode,
        @Nullable String swfCode,
        @Nullable String jsCode,
        List<PlaybackUrl> videoUrls) {

    public PullCode {
        videoUrls = List.copyOf(videoUrls);
    }
}
