package dev.onair.cdnetworks.livechannel;

import dev.onair.common.TimeText;
import dev.onair.engine.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose ban it is that the vendor shows: Onair's, as far as it is known to be, or somebody else's. The vendor does not say
 * who banned a channel, so only what is remembered counts, and only while that ban can still be the one that is shown. Pure.
 */
final class BanOwner {
    static final String ELSEWHERE = "BannedElsewhere";

    /** A ban lasts seven days and then lifts itself. WIRE-NOTES, "Behaviour to rely on". */
    static final Duration BAN_LASTS = Duration.ofDays(7);

    private BanOwner() {}

    /** Whether a ban of Onair's can hold at this time: it made one, or may have made one whose answer was lost, and the vendor has not lifted it by itself since. */
    static boolean isOnair(LiveChannelStatus memory, Instant at) {
        return canHold(memory.bannedAt, at) || canHold(memory.banSentAt, at);
    }

    /** Whether a ban of that time has not been lifted by the vendor itself. */
    static boolean canHold(@Nullable String since, Instant at) {
        return TimeText.read(since)
                .filter(then -> at.isBefore(then.plus(BAN_LASTS)))
                .isPresent();
    }

    /** Whether a ban that is not declared stays: somebody else made it, and {@code spec.banPolicy} does not lift it. */
    static boolean isLeft(LiveChannelDesired desired, LiveChannelStatus memory, Instant now) {
        return desired.banPolicy() == LiveChannelSpec.BanPolicy.Ignore && !isOnair(memory, now);
    }

    /**
     * Keeps the memory to the bans that there are: one that is over is forgotten, so that the next one, made by somebody
     * else, is not taken for Onair's.
     *
     * @return what is told, once for each ban that is left
     */
    static List<Announcement> notice(
            LiveChannelDesired desired, LiveChannelObserved observed, Instant now, LiveChannelStatus status) {
        var isDeclared = desired.bannedAt(now);
        if (!isDeclared && !observed.banned()) {
            status.bannedAt = null;
            status.banSentAt = null;
        }
        if (isDeclared || !observed.banned() || !isLeft(desired, status, now)) {
            status.bannedElsewhereSince = null;
            return List.of();
        }
        if (status.bannedElsewhereSince != null) {
            return List.of();
        }
        status.bannedElsewhereSince = now.toString();
        return List.of(Announcement.warning(
                ELSEWHERE,
                "the channel is banned at the vendor, and Onair did not ban it: it is left so, since spec.banPolicy is"
                        + " Ignore. Set spec.ban to keep it banned for longer than the vendor's seven days, or"
                        + " spec.banPolicy to Lift to have it lifted"));
    }
}
