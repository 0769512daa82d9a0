package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.simulator.SimulatedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private final SimulatedClock clock = new SimulatedClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final Channels channels =
            new Channels(clock, clock, () -> UUID.randomUUID().toString());

    private Channel create(String name) {
        return channels.create("ovptest", ChannelSettings.named(name));
    }

    @Test
    void showsWhatThereWasAtAnEarlierMoment() {
        var kept = create("kept");
        var deleted = create("deleted");
        var then = clock.instant();
        clock.advance(Duration.ofSeconds(1));
        channels.edit(kept.pullId(), edit -> edit.channelName("renamed"));
        channels.delete(deleted.pullId());
        create("new");

        assertThat(channels.asOf(then)).containsExactlyInAnyOrder(kept, deleted);
    }

    @Test
    void liftsABanAfterSevenDays() {
        var banned = channels.ban(create("a").pullId());

        assertThat(banned.status(clock.instant().plus(Duration.ofDays(7)).minusSeconds(1)))
                .isEqualTo(3);
        assertThat(banned.status(clock.instant().plus(Duration.ofDays(7)))).isEqualTo(2);
    }

    @Test
    void startsTheSevenDaysAnewWhenABannedChannelIsBanned() {
        var channel = create("a");
        channels.ban(channel.pullId());
        clock.advance(Duration.ofDays(6));

        var again = channels.ban(channel.pullId());

        assertThat(again.isBanned(clock.instant().plus(Duration.ofDays(6)))).isTrue();
    }

    @Test
    void cutsTheStreamOfWhoIsBanned() {
        var channel = create("a");
        channels.startStream(channel.pullId());
        channels.viewers(channel.pullId(), 7);

        channels.ban(channel.pullId());

        assertThat(channels.unban(channel.pullId()))
                .returns(false, Channel::streaming)
                .returns(0, Channel::viewers);
    }

    @Test
    void letsNobodyPushToABannedChannel() {
        var channel = create("a");
        channels.ban(channel.pullId());

        assertThatThrownBy(() -> channels.startStream(channel.pullId())).isInstanceOf(IllegalStateException.class);
    }
}
