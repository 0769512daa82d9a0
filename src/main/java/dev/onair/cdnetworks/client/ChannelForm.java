package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code createChannel} sends; what is null or empty is not sent and so the vendor's default.
 * CDNetworks Cloud Live API 2.1.3.
 *
 * @param channelName as long as {@link Signing#longestChannelName()}, not unique
 * @param channelType the application, as configured for the push domain
 * @param bitrates at least one
 * @param check the stream verification string, which no call returns
 */
public record ChannelForm(
        String channelName,
        String pushDomain,
        String channelType,
        Set<Protocol> protocols,
        Set<Bitrate> bitrates,
        @Nullable String playerId,
        @Nullable String directoryId,
        @Nullable Secret check,
        @Nullable Whiteboard whiteboard,
        @Nullable Boolean immediateRecording,
        @Nullable String scenario) {

    public ChannelForm {
        protocols = Collections.unmodifiableSet(new TreeSet<>(protocols));
        bitrates = Collections.unmodifiableSet(new TreeSet<>(bitrates));
    }

    /** All that is sent, with the secrets in it: for an approval to cover. */
    public Secret whole() {
        return fields().whole();
    }

    Fields fields() {
        return new Fields()
                .text("channelName", channelName)
                .text("pushDomain", pushDomain)
                .text("channelType", channelType)
                .codes("pullProtocol", protocols, Protocol::code)
                .codes("pullRate", bitrates, Bitrate::code)
                .text("playerId", playerId)
                .text("directoryId", directoryId)
                .secret("check", check)
                .whiteboard(whiteboard)
                .flagText("live2vod", immediateRecording)
                .text("appScenario", scenario);
    }
}
