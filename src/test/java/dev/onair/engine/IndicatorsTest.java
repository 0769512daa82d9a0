package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndicatorsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Indicator ON = Indicator.onAir("Live", "a stream is on air");
    private static final Indicator OFF = Indicator.offAir("Idle", "nobody pushes a stream");
    private static final Indicator IDLE =
            Indicator.of("SourceIdle", true, "SourceIdle", "nobody feeds it", Announcement.warning("SourceIdle", "so"));

    private static List<Condition> after(Indicator indicator) {
        return Indicators.replaced(List.of(indicator), List.of(), 1, NOON);
    }

    @Test
    void keepsTheTimeOfTheLastTurn() {
        var later = Indicators.replaced(List.of(ON), after(ON), 2, NOON.plusSeconds(60));

        assertThat(later).singleElement().satisfies(condition -> {
            assertThat(condition.getLastTransitionTime()).isEqualTo("2026-01-01T12:00:00Z");
            assertThat(condition.getObservedGeneration()).isEqualTo(2);
        });
        assertThat(Indicators.replaced(List.of(OFF), later, 2, NOON.plusSeconds(120)))
                .extracting(Condition::getStatus, Condition::getLastTransitionTime)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("False", "2026-01-01T12:02:00Z"));
    }

    @Test
    void tellsTurnsOnce() {
        assertThat(Indicators.news(List.of(OFF), after(ON)))
                .containsExactly(Announcement.warning("WentOffAir", "nobody pushes a stream"));
        assertThat(Indicators.news(List.of(ON), after(OFF)))
                .containsExactly(Announcement.normal("WentOnAir", "a stream is on air"));
        assertThat(Indicators.news(List.of(ON), after(ON))).isEmpty();
    }

    @Test
    void tellsNothingOfAChannelThatWasNeverOnAir() {
        assertThat(Indicators.news(List.of(OFF), List.of())).isEmpty();
        assertThat(Indicators.news(List.of(ON), List.of())).isEmpty();
    }

    @Test
    void tellsAtOnceWhatShouldNotBe() {
        assertThat(Indicators.news(List.of(IDLE), List.of())).hasSize(1);
    }

    @Test
    void keepsWhatWasKnownWhereNothingIsKnownNow() {
        var unknown = List.of(Indicator.asBefore("OnAir"));

        assertThat(Indicators.replaced(unknown, after(ON), 1, NOON.plusSeconds(9)))
                .isEqualTo(after(ON));
        assertThat(Indicators.replaced(unknown, List.of(), 1, NOON)).isEmpty();
        assertThat(Indicators.news(unknown, after(ON))).isEmpty();
    }

    @Test
    void forgetsWhatIsNotSpokenOf() {
        assertThat(Indicators.replaced(List.of(), after(ON), 1, NOON)).isEmpty();
    }

    /** Whatever the resource stands at, the four stand first and are as without what informs. */
    @Test
    void stayBesideTheFourWhateverThoseSay() {
        var informed = after(OFF);
        List<Standing> standings = List.of(
                new Standing.InSync(),
                new Standing.Paused(),
                new Standing.Unavailable("VendorUnavailable", "down", 5),
                new Standing.Refused("VendorRejected", "no"));

        assertThat(standings).allSatisfy(standing -> {
            var plain = Conditions.of(standing, List.of(), 1, NOON);
            var both = Conditions.of(standing, informed, 1, NOON);

            assertThat(both.subList(0, 4)).isEqualTo(plain);
            assertThat(both.subList(4, both.size())).isEqualTo(informed);
        });
    }
}
