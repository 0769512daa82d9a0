package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.client.ChannelState.BANNED;
import static dev.onair.cdnetworks.livechannel.PlanRows.banned;
import static dev.onair.cdnetworks.livechannel.PlanRows.row;
import static dev.onair.cdnetworks.livechannel.Sample.Channel.plain;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The rows of {@link LiveChannelPlanTest} on bans that somebody else made. */
final class BanRows {
    private BanRows() {}

    static void liftingBans(LiveChannelSpec spec) {
        spec.banPolicy = LiveChannelSpec.BanPolicy.Lift;
    }

    static Stream<Arguments> madeElsewhere() {
        return Stream.of(
                row("a ban made elsewhere is left", spec -> {}, plain().in(BANNED), PlanRows::nothing),
                row(
                        "a ban made elsewhere is lifted where the policy says so",
                        BanRows::liftingBans,
                        plain().in(BANNED),
                        PlanRows::nothing,
                        "channelReBroadcast (seamless) spec.ban: banned -> not banned"),
                row(
                        "ours is lifted whatever the policy, as long as it can hold",
                        spec -> spec.banPolicy = LiveChannelSpec.BanPolicy.Ignore,
                        plain().in(BANNED),
                        status -> status.bannedAt = "2026-11-14T12:00:01Z",
                        "channelReBroadcast (seamless) spec.ban: banned -> not banned"),
                row(
                        "one whose answer was lost is ours",
                        spec -> {},
                        plain().in(BANNED),
                        status -> status.banSentAt = "2026-11-14T12:00:01Z",
                        "channelReBroadcast (seamless) spec.ban: banned -> not banned"),
                row(
                        "one whose answer was lost lifted itself after seven days, so what is seen is another",
                        spec -> {},
                        plain().in(BANNED),
                        status -> status.banSentAt = "2026-11-14T12:00:00Z"),
                row(
                        "ours lifted itself after seven days, so what is seen is another",
                        spec -> {},
                        plain().in(BANNED),
                        status -> status.bannedAt = "2026-11-14T12:00:00Z"),
                row(
                        "another after ours lifted itself, by the policy",
                        BanRows::liftingBans,
                        plain().in(BANNED),
                        status -> status.bannedAt = "2026-11-14T12:00:00Z",
                        "channelReBroadcast (seamless) spec.ban: banned -> not banned"),
                row(
                        "a ban declared until a time that has come, and made elsewhere",
                        banned("2026-11-21T12:00:00Z"),
                        plain().in(BANNED),
                        PlanRows::nothing),
                row(
                        "the policy lifts no ban that is declared",
                        banned("").andThen(BanRows::liftingBans),
                        plain().in(BANNED),
                        PlanRows::nothing));
    }
}
