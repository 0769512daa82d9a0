package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.PlaybackUrl;
import dev.onair.cdnetworks.client.Protocol;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One address that viewers play from. */
public final class PlaybackAddress {
    /** How it is played. */
    public @Nullable Protocol protocol;

    /** The rendition. */
    public @Nullable Bitrate bitrate;

    /** The address. */
    @Size(max = 1024) public @Nullable String url;

    static PlaybackAddress of(PlaybackUrl url) {
        var address = new PlaybackAddress();
        address.protocol = url.protocol();
        address.bitrate = url.bitrate();
        address.url = url.url();
        return address;
    }
}
