package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.client.ChannelState.BANNED;
import static dev.onair.cdnetworks.client.ChannelState.IDLE;
import static dev.onair.cdnetworks.livechannel.PlanRows.banned;
import static dev.onair.cdnetworks.livechannel.Sample.Channel.plain;
import static dev.onair.cdnetworks.livechannel.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.engine.Announcement;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BanOwnerTest {
    private final LiveChannelStatus status = new LiveChannelStatus();

    private static void undeclared(LiveChannelSpec spec) {}

    private List<Announcement> see(Consumer<LiveChannelSpec> spec, ChannelState state, Instant now) {
        return BanOwner.notice(Sample.desired(spec), plain().in(state).observed(), now, status);
    }

    @Test
    void tellsABanMadeElsewhereOnceAndTheNextOneAgain() {
        assertThat(see(BanOwnerTest::undeclared, BANNED, NOW)).singleElement().satisfies(news -> {
            assertThat(news.warning()).isTrue();
            assertThat(news.reason()).isEqualTo("BannedElsewhere");
            assertThat(news.message()).contains("spec.banPolicy", "Lift", "spec.ban");
        });
        assertThat(see(BanOwnerTest::undeclared, BANNED, NOW.plusSeconds(60))).isEmpty();
        assertThat(status.bannedElsewhereSince).isEqualTo(NOW.toString());

        assertThat(see(BanOwnerTest::undeclared, IDLE, NOW.plusSeconds(120))).isEmpty();
        assertThat(status.bannedElsewhereSince).isNull();
        assertThat(see(BanOwnerTest::undeclared, BANNED, NOW.plusSeconds(180))).hasSize(1);
    }

    @Test
    void forgetsABanThatIsOverSoThatTheNextIsNotTakenForOnairs() {
        status.bannedAt = NOW.toString();

        see(BanOwnerTest::undeclared, IDLE, NOW.plusSeconds(60));

        assertThat(status.bannedAt).isNull();
        assertThat(see(BanOwnerTest::undeclared, BANNED, NOW.plusSeconds(120))).hasSize(1);
    }

    @Test
    void forgetsABanWhoseTimeRanOutOnceItIsSeenLifted() {
        var until = NOW.plusSeconds(60);
        status.bannedAt = NOW.toString();

        see(banned(until.toString()), IDLE, until.minusMillis(1));
        assertThat(status.bannedAt).isNotNull();

        see(banned(until.toString()), IDLE, until);
        assertThat(status.bannedAt).isNull();
    }

    @Test
    void saysNothingOfABanOfOnairsThatIsStillToBeLifted() {
        status.bannedAt = NOW.toString();

        assertThat(see(BanOwnerTest::undeclared, BANNED, NOW.plusSeconds(60))).isEmpty();
        assertThat(status.bannedAt).isNotNull();
        assertThat(status.bannedElsewhereSince).isNull();
    }

    @Test
    void tellsABanThatIsThereAfterOnairsMustHaveLiftedItself() {
        status.bannedAt = NOW.toString();

        assertThat(see(
                        BanOwnerTest::undeclared,
                        BANNED,
                        NOW.plus(BanOwner.BAN_LASTS).minusMillis(1)))
                .isEmpty();
        assertThat(see(BanOwnerTest::undeclared, BANNED, NOW.plus(BanOwner.BAN_LASTS)))
                .hasSize(1);
    }

    @Test
    void saysNothingOfABanThatIsDeclaredOrLifted() {
        assertThat(see(banned(""), BANNED, NOW)).isEmpty();
        assertThat(see(BanRows::liftingBans, BANNED, NOW)).isEmpty();
        assertThat(status.bannedElsewhereSince).isNull();
    }

    @Test
    void tellsABanMadeElsewhereThatWasDeclaredAndIsNotAnyMore() {
        see(banned(""), BANNED, NOW);

        assertThat(see(BanOwnerTest::undeclared, BANNED, NOW.plusSeconds(1))).hasSize(1);
    }
}
