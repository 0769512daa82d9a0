package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import java.time.Clock;

/** The URLs of a channel, in the shapes of the examples of CDNetworks Cloud Live API 2.2.6, 2.3.6, 2.9.6 and 2.11.6. */
final class ChannelUrls {
    private static final String SECRET = "the simulator's push secret of ";
    private static final int KEY_LENGTH = 32;

    private final Accounts accounts;
    private final Clock clock;

    ChannelUrls(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The push URL of lists and edits. The examples, made one after the other, show in {@code pusht} the second of the
     * answer, not of the creation: so each answer carries another URL.
     */
    String push(Channel channel) {
        return push(channel, "");
    }

    /** The push URL of 2.2 and 2.11, which tells when a stream is not recorded. */
    String pushWithRecord(Channel channel) {
        return push(channel, channel.settings().live2vod() ? "" : "wsRecord=off");
    }

    private String push(Channel channel, String record) {
        var settings = channel.settings();
        var url = "rtmp://" + settings.pushDomain() + "/" + settings.channelType() + "/" + channel.streamName();
        var hasTimestamps = accounts.get(channel.account())
                .domain(settings.pushDomain())
                .map(PushDomain::hasTimestamps)
                .orElse(true);
        if (!hasTimestamps) return record.isEmpty() ? url : url + "?" + record;
        var now = clock.instant().getEpochSecond();
        var key = Signature.hmac(SECRET + channel.account(), channel.streamName() + now)
                .substring(0, KEY_LENGTH);
        return url + "?" + (record.isEmpty() ? "" : record + "&") + "pusht=" + now + "&pushKey=" + key;
    }

    /** A URL for each bitrate, by the document's field names; empty where it is not configured (WIRE-NOTES). */
    ObjectNode playback(Channel channel, Protocol protocol) {
        var settings = channel.settings();
        var pullDomain = pullDomain(channel);
        var urls = Json.object();
        for (var rate : Rate.values()) {
            var stream = channel.streamName() + rate.suffix();
            var url = protocol.url(pullDomain, settings.channelType(), stream);
            urls.put(rate.field(), settings.rates().contains(rate) ? url : "");
        }
        return urls;
    }

    /** Where the channel is played from. */
    String pullDomain(Channel channel) {
        var settings = channel.settings();
        return settings.source()
                .map(PullSource::pullDomain)
                .or(() -> accounts.get(channel.account())
                        .domain(settings.pushDomain())
                        .map(PushDomain::pullDomain))
                .orElse(settings.pushDomain());
    }

    /** The URLs of all protocols, `pullConfigureList` of 2.2 and 2.14. */
    ArrayNode playback(Channel channel) {
        var list = Json.MAPPER.createArrayNode();
        for (var protocol : channel.settings().protocols()) {
            list.addObject()
                    .put("pullProtocol", protocol.name())
                    .putArray("pullUrlList")
                    .add(playback(channel, protocol));
        }
        return list;
    }
}
