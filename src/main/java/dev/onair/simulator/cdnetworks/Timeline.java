package dev.onair.simulator.cdnetworks;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows from time and from streams that begin and end. A state is told when a stream begins (1) and when it ends (2,
 * or 3 when a ban cut it), and when an idle channel is banned (3); that a ban is lifted is no event of a stream, and is not
 * told (CDNetworks Cloud Live API 2.16.1).
 */
final class Timeline implements Channels.Watcher {
    private final Channels channels;
    private final Services services;
    private final Clock business;

    Timeline(Channels channels, Services services, Clock business) {
        this.channels = channels;
        this.services = services;
        this.business = business;
    }

    /** Does what is due until now. */
    void settle() {
        synchronized (channels) {
            var now = business.instant();
            services.recordings().settle(now);
            services.forwards().settle(now);
        }
    }

    @Override
    public void step(Optional<Channel> before, Optional<Channel> after) {
        settle(); // what ended before this step must not notice it
        var now = business.instant();
        var wasLiveSince = before.flatMap(Channel::liveSince);
        var isLive = after.flatMap(Channel::liveSince).isPresent();
        if (wasLiveSince.isPresent() && !isLive) {
            ended(before.get(), wasLiveSince.get(), now);
            services.notices()
                    .channelState(before.get(), after.map(it -> it.status(now)).orElse(2), now);
            return;
        }
        var begins = wasLiveSince.isEmpty() && isLive;
        var isBanned = after.map(it -> it.isBanned(now)).orElse(false);
        var wasBanned = before.map(it -> it.isBanned(now)).orElse(false);
        if (begins || (isBanned && !wasBanned)) {
            services.notices().channelState(after.get(), after.get().status(now), now);
        }
    }

    private void ended(Channel channel, Instant since, Instant now) {
        services.recordings().interrupted(channel.pullId(), since, now);
        if (!channel.settings().live2vod()) return;
        var recording = new DirectRecording(channels.newId(), channels.newId(), since, now);
        services.notices().directRecording(channel, recording);
    }
}
