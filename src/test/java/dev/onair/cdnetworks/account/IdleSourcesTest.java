package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Claimant;
import dev.onair.account.Claims;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Indicator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdleSourcesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LATER = NOON.plus(IdleSources.PATIENCE);

    private final Map<String, ChannelState> channels = new HashMap<>();
    private final Claims claims = new Claims();
    private final List<ObjectKey> woken = new ArrayList<>();
    private final IdleSources sources =
            new IdleSources(id -> Optional.ofNullable(channels.get(id)), claims, woken::addAll);

    @BeforeEach
    void claim() {
        claims.claim("task", new Claimant("tv", "tonight", "uid", "tasks"));
    }

    private Indicator at(Instant now) {
        return sources.of("task", "channel", "nothing is recorded", now);
    }

    @Test
    void saysSoAfterFiveMinutes() {
        channels.put("channel", ChannelState.IDLE);

        assertThat(at(NOON).holds()).isEmpty();
        assertThat(sources.due("task", NOON)).hasValue(LATER);
        assertThat(at(LATER.minusSeconds(1)).holds()).isEmpty();
        var idle = at(LATER);

        assertThat(idle.holds()).hasValue(true);
        assertThat(idle.message()).contains("channel channel", "5 minutes", "nothing is recorded");
        assertThat(sources.due("task", LATER)).isEmpty();
    }

    @Test
    void countsAnewOnceTheSourceHasRun() {
        channels.put("channel", ChannelState.IDLE);
        at(NOON);
        channels.put("channel", ChannelState.LIVE);
        assertThat(at(NOON.plusSeconds(200)).holds()).hasValue(false);
        channels.put("channel", ChannelState.BANNED);
        at(NOON.plusSeconds(250));

        assertThat(at(LATER).holds()).isEmpty();
        assertThat(at(LATER.plusSeconds(250)).holds()).hasValue(true);
    }

    @Test
    void wakesTheTaskWhenTheSourceTurnsAndOnlyThen() {
        channels.put("channel", ChannelState.IDLE);
        at(NOON);
        sources.walked();
        assertThat(woken).isEmpty();

        channels.put("channel", ChannelState.LIVE);
        sources.walked();

        assertThat(woken).containsExactly(new ObjectKey("tv", "tonight"));
        at(NOON.plus(Duration.ofMinutes(1)));
        sources.walked();
        assertThat(woken).hasSize(1);
    }

    /** A recording that is declared with its channel begins before any walk has shown that one. */
    @Test
    void wakesTheTaskOnceAListShowsItsChannel() {
        at(NOON);
        sources.walked();
        assertThat(woken).isEmpty();

        channels.put("channel", ChannelState.IDLE);
        sources.walked();

        assertThat(woken).containsExactly(new ObjectKey("tv", "tonight"));
        at(NOON);
        assertThat(sources.due("task", NOON)).hasValue(LATER);
        sources.walked();
        assertThat(woken).hasSize(1);
    }

    @Test
    void saysNothingOfAChannelThatNoListShows() {
        assertThat(at(NOON).holds()).isEmpty();
        assertThat(at(LATER.plusSeconds(1)).holds()).isEmpty();
        assertThat(sources.due("task", NOON)).isEmpty();
    }

    @Test
    void forgetsATaskThatIsNobodysAnyMore() {
        channels.put("channel", ChannelState.IDLE);
        at(NOON);
        claims.forget(new Claimant("tv", "tonight", "uid", "tasks"));

        sources.walked();

        assertThat(sources.due("task", NOON)).isEmpty();
    }
}
