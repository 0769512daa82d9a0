package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.ChannelReport;
import dev.onair.cdnetworks.account.ChannelStatus;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.common.TimeText;
import dev.onair.engine.Indicator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was observed of a channel, as its status tells it: pure. */
final class LiveChannelReport {
    /** A stream is on air. */
    static final String LIVE = "Live";

    /** A condition: a ban is declared whose time is over; absent else. */
    static final String BAN_OVER = "BanOver";

    private static final String IDLE = "Idle";
    private static final String BANNED = "Banned";

    private LiveChannelReport() {}

    static List<Indicator> indicators(LiveChannelDesired desired, LiveChannelStatus status, Instant now) {
        var ofUrl = PushUrlValidity.of(desired).flatMap(it -> it.indicator(status, now));
        return Stream.of(Stream.of(onAir(desired, status, now)), ofUrl.stream(), banOver(desired, now).stream())
                .flatMap(indicators -> indicators)
                .toList();
    }

    /** A time that was mistyped, or that came too late, would look like a ban that holds. */
    private static Optional<Indicator> banOver(LiveChannelDesired desired, Instant now) {
        return desired.ban()
                .filter(ban -> !ban.holdsAt(now))
                .flatMap(LiveChannelDesired.Ban::until)
                .map(until -> Indicator.quiet(
                        BAN_OVER,
                        true,
                        BAN_OVER,
                        "spec.ban.until is past: the ban ended at " + until
                                + ", and nobody is kept from pushing by spec.ban. Take spec.ban out, or have it ban"
                                + " again by a later until, or by none"));
    }

    static void write(LiveChannelDesired desired, LiveChannelObserved observed, LiveChannelStatus status) {
        var entry = observed.entry();
        ChannelReport.write(entry, observed.details(), status);
        status.state = word(entry.state());
        status.viewers = observed.live() && observed.viewers().isPresent()
                ? Long.valueOf(observed.viewers().getAsLong())
                : null;
        // What is declared when a channel is first seen is where counting begins; only a raise after that is an order.
        status.pushKeyRevision = status.pushKeyRevision == null ? desired.pushKeyRevision() : status.pushKeyRevision;
        status.disconnectRevision =
                status.disconnectRevision == null ? desired.disconnectRevision() : status.disconnectRevision;
        if (!desired.sharePage()) {
            status.sharePageUrl = null;
        }
        if (desired.playbackCode().isEmpty()) {
            status.playbackCodeHash = null;
            status.playbackCodeConfigMapName = null;
        }
        // Promised only where there is something to put into it: a channel may have no RTMP URL.
        status.connectionSecretName = desired.connectionSecretName()
                .filter(name -> observed.pushUrl().isPresent())
                .orElse(null);
        PushUrlValidity.note(desired, observed, status);
    }

    /** Whether the playback URLs in a status are those of the stream that the list shows. */
    static boolean isOfTheStream(ChannelStatus status, ChannelEntry entry) {
        var stream = Optional.ofNullable(entry.pushUrl())
                .map(url -> url.streamName())
                .orElse("");
        return !stream.isEmpty()
                && status.playbackUrls.stream().anyMatch(known -> known.url != null && known.url.contains(stream));
    }

    private static @Nullable String word(@Nullable ChannelState state) {
        return switch (state) {
            case null -> null;
            case ChannelState.LIVE -> LIVE;
            case ChannelState.IDLE -> IDLE;
            case ChannelState.BANNED -> BANNED;
        };
    }

    /** A ban that is declared is not a fault. */
    private static Indicator onAir(LiveChannelDesired desired, LiveChannelStatus status, Instant now) {
        return switch (status.state) {
            case LIVE -> Indicator.onAir(LIVE, "a stream is on air");
            case IDLE -> Indicator.offAir(IDLE, "nobody pushes a stream");
            case BANNED ->
                desired.bannedAt(now)
                        ? Indicator.quiet(Indicator.ON_AIR, false, BANNED, "the channel is banned, as declared")
                        : Indicator.offAir(BANNED, "the channel is banned, which is not declared");
            case null, default -> Indicator.asBefore(Indicator.ON_AIR);
        };
    }

    static Optional<Instant> nextDue(LiveChannelDesired desired, LiveChannelStatus status, Instant now) {
        var banEnds = desired.ban().filter(ban -> ban.holdsAt(now)).flatMap(LiveChannelDesired.Ban::until);
        var banLifts = TimeText.read(status.bannedAt)
                .filter(since -> desired.bannedAt(now))
                .map(since -> since.plus(BanOwner.BAN_LASTS));
        var ofUrl = PushUrlValidity.of(desired).stream().flatMap(it -> it.due(status, now));
        return Stream.concat(Stream.of(banEnds, banLifts).flatMap(Optional::stream), ofUrl)
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }
}
