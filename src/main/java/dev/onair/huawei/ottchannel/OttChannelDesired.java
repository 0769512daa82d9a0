package dev.onair.huawei.ottchannel;

import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.client.ott.ChannelKey;
import java.time.Duration;
import java.util.Optional;

/**
 * What a manifest asks for, in the vendor's terms and with its references resolved. What the user did not set is null in
 * {@code channel}: it is neither sent nor compared.
 *
 * @param channel without a state, which is {@code running}
 * @param running whether the channel is to run
 * @param fingerprints what may be remembered of its secrets
 * @param connectionSecretName where the URLs to push to go
 */
record OttChannelDesired(
        Channel channel,
        boolean running,
        Fingerprints fingerprints,
        Monitoring monitoring,
        Optional<String> connectionSecretName) {

    /**
     * What is asked for the status only.
     *
     * @param cloudEye whether pipelines and audio tracks are listed
     */
    record Monitoring(Optional<Scte35> scte35, boolean cloudEye) {}

    /**
     * Which signals are counted, in the vendor's words.
     *
     * @param window those of the last so much time, asked for once in it
     */
    record Scte35(String type, String region, Duration window) {}

    ChannelKey key() {
        return channel.key();
    }
}
