package dev.onair.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {
    @Test
    void withoutFlagsTheDemoTakesItsTimeOnItsOwnApiServer() {
        assertThat(DemoOptions.of(List.of())).isEqualTo(new DemoOptions(false, false));
    }

    @Test
    void flagsCombine() {
        assertThat(DemoOptions.of(List.of("--cluster", "--once"))).isEqualTo(new DemoOptions(true, true));
    }

    @Test
    void anUnknownFlagIsNamedWithThoseThatThereAre() {
        assertThatThrownBy(() -> DemoOptions.of(List.of("--onec")))
                .hasMessage("onair demo: unknown flag \"--onec\"; there are --once and --cluster");
    }
}
