package dev.onair.simulator.cdnetworks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A channel as the vendor knows it; both that are pushed to and that pull from an origin, as they share their ids.
 *
 * @param sequence the order of creation, total where creation times are equal
 * @param account the name of its account
 * @param streamName the push id: the last part of push and playback URLs
 * @param bannedAt when it was banned last; the ban lifts itself
 * @param liveSince when its encoder began to push, or its origin to be pulled; empty while it is idle
 * @param pushSeconds how long push URLs are valid, 0 when never set (2.11)
 */
public record Channel(
        long sequence,
        String account,
        String pullId,
        String streamName,
        Instant createdAt,
        ChannelSettings settings,
        Optional<Instant> bannedAt,
        Optional<Instant> liveSince,
        int viewers,
        long pushSeconds) {
    /** WIRE-NOTES: a ban lasts 7 days and then lifts itself. */
    public static final Duration BAN = Duration.ofDays(7);

    public boolean isBanned(Instant now) {
        return bannedAt.isPresent() && now.isBefore(bannedAt.get().plus(BAN));
    }

    public boolean streaming() {
        return liveSince.isPresent();
    }

    /** `channelStatus`: 1 live streaming, 2 not started yet, 3 banned. */
    public int status(Instant now) {
        if (isBanned(now)) return 3;
        return streaming() ? 1 : 2;
    }

    /** Banned from now on, for another 7 days when it was banned already; its stream is cut. */
    public Channel banned(Instant now) {
        return with(streamName, settings, Optional.of(now)).stopped();
    }

    public Channel unbanned() {
        return with(streamName, settings, Optional.empty());
    }

    public Channel withSettings(ChannelSettings changed) {
        return with(streamName, changed, bannedAt);
    }

    /** With another push id: what is pushing to the old one is cut. */
    public Channel withStreamName(String changed) {
        return with(changed, settings, bannedAt).stopped();
    }

    /** Live from now on; a stream that is live already goes on. */
    public Channel started(Instant now) {
        return playing(liveSince.or(() -> Optional.of(now)), viewers, pushSeconds);
    }

    public Channel stopped() {
        return playing(Optional.empty(), 0, pushSeconds);
    }

    public Channel withViewers(int changed) {
        return playing(liveSince, changed, pushSeconds);
    }

    public Channel withPushSeconds(long changed) {
        return playing(liveSince, viewers, changed);
    }

    private Channel with(String stream, ChannelSettings changed, Optional<Instant> banned) {
        return new Channel(
                sequence, account, pullId, stream, createdAt, changed, banned, liveSince, viewers, pushSeconds);
    }

    private Channel playing(Optional<Instant> since, int watching, long seconds) {
        return new Channel(
                sequence, account, pullId, streamName, createdAt, settings, bannedAt, since, watching, seconds);
    }
}
