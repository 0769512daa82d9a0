package dev.onair.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.Attempt;
import dev.onair.common.Binding;
import dev.onair.common.OnairStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedSealsTest {
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);

    private static final class Status extends OnairStatus {}

    private static Status bound() {
        var status = new Status();
        status.externalId = "id-1";
        status.binding = Binding.of("id-1", "2026-11-21T12:00:00Z", ONE);
        return status;
    }

    private static Status creating() {
        var status = new Status();
        status.attempt = Attempt.of("create", "2026-11-21T12:00:00Z", "news", "hash", null);
        status.attempt.seal = TWO;
        return status;
    }

    @Test
    void whatAStatusBearsIsReadAgainAsItWasSpelt() {
        var both = CarriedSeals.of(bound()).over(CarriedSeals.of(creating()));

        assertThat(both.text()).isEqualTo("binding=" + ONE + ",create=" + TWO);
        assertThat(CarriedSeals.parse(both.text())).isEqualTo(both);
        assertThat(CarriedSeals.of(new Status()).text()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "binding", "binding=", "binding=xyz", "other=1", ",,,", "=", "binding=1,create=2"})
    void whatReadsOtherwiseIsNothing(String text) {
        assertThat(CarriedSeals.parse(text)).isEqualTo(new CarriedSeals(Optional.empty(), Optional.empty()));
    }

    @Test
    void theNewOneTakesThePlaceOfTheOneBefore() {
        var before = CarriedSeals.parse("binding=" + TWO + ",create=" + TWO);

        assertThat(CarriedSeals.of(bound()).over(before).text()).isEqualTo("binding=" + ONE + ",create=" + TWO);
    }

    @Test
    void onlyWhatWasSentAndIsNotStoredIsDropped() {
        var dropped = bound();
        dropped.binding = null;
        var unsealed = creating();
        unsealed.attempt.seal = null;

        assertThat(CarriedSeals.of(bound()).areDroppedFrom(bound())).isFalse();
        assertThat(CarriedSeals.of(bound()).areDroppedFrom(dropped)).isTrue();
        assertThat(CarriedSeals.of(creating()).areDroppedFrom(creating())).isFalse();
        assertThat(CarriedSeals.of(creating()).areDroppedFrom(unsealed)).isTrue();
        assertThat(CarriedSeals.of(new Status()).areDroppedFrom(null)).isFalse();
    }

    @Test
    void theyGoBackIntoAStatusThatHasNoneOfItsOwn() {
        var carried = CarriedSeals.parse("binding=" + ONE + ",create=" + TWO);
        var dropped = bound();
        dropped.binding = null;
        var unsealed = creating();
        unsealed.attempt.seal = null;

        assertThat(carried.areMissingIn(dropped)).isTrue();
        carried.restore(dropped);
        assertThat(dropped.binding.id).isEqualTo("id-1");
        assertThat(dropped.binding.seal).isEqualTo(ONE);
        carried.restore(unsealed);
        assertThat(unsealed.attempt.seal).isEqualTo(TWO);
        assertThat(carried.areMissingIn(bound())).isFalse();
        assertThat(carried.areMissingIn(new Status())).isFalse();
    }

    /** The object that it had is gone: what the annotation still carries of it is of nothing. */
    @Test
    void aStatusWithoutAnIdIsBoundToNothing() {
        var lost = new Status();

        CarriedSeals.parse("binding=" + ONE).restore(lost);

        assertThat(lost.binding).isNull();
    }
}
