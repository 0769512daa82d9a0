package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateSettingsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the share is for everyday and the rest for emergencies, 100,  90, 90, 10",
        "a share is rounded down,                                  55,  90, 49,  6",
        "a share of everything still leaves two for emergencies,  100, 100, 98,  2",
        "a tiny quota is halved,                                    2, 100,  1,  1",
        "a single call a minute leaves no reserve,                  1,  90,  1,  0",
        "a tiny share still allows one call,                       10,   1,  1,  9",
    })
    void dividesTheQuota(String why, int requestsPerMinute, int share, int allowance, int reserve) {
        var settings = new GateSettings(requestsPerMinute, share);

        assertThat(settings.allowance()).as(why).isEqualTo(allowance);
        assertThat(settings.reserve()).as(why).isEqualTo(reserve);
    }

    @Test
    void takesNineTenthsUnlessToldOtherwise() {
        assertThat(GateSettings.of(300)).isEqualTo(new GateSettings(300, 90));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"no quota at all, 0, 90", "no share at all, 10, 0", "a share above the whole, 10, 101"})
    void refusesWhatMakesNoSense(String why, int requestsPerMinute, int share) {
        assertThatThrownBy(() -> new GateSettings(requestsPerMinute, share))
                .as(why)
                .isInstanceOf(IllegalArgumentException.class);
    }
}
