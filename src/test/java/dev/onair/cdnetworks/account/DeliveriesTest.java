package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final String DOMAIN = "push.example.com";

    private final ManualClock clock = new ManualClock();
    private final List<Set<String>> told = new ArrayList<>();
    private final Deliveries deliveries = new Deliveries(clock, told::add);

    private void note(int times) {
        for (var i = 0; i < times; i++) {
            deliveries.note(DOMAIN);
        }
        clock.advance(Duration.ZERO);
    }

    @Test
    void goesOnFromWhatHadComeBefore() {
        deliveries.watch(DOMAIN, 40);

        note(2);

        assertThat(deliveries.of(DOMAIN)).hasValueSatisfying(count -> {
            assertThat(count.total()).isEqualTo(42);
            assertThat(count.last()).isEqualTo(clock.instant());
        });
    }

    @Test
    void remembersNoDomainThatNobodyDeclares() {
        note(5);

        assertThat(deliveries.of(DOMAIN)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void tellsTheFirstAtOnceAndTheRestOnceAMinute() {
        deliveries.watch(DOMAIN, 0);

        note(1);
        assertThat(told).hasSize(1);
        note(1_000);
        clock.advance(Duration.ofSeconds(59));
        assertThat(told).hasSize(1);
        clock.advance(Duration.ofSeconds(1));

        assertThat(told).containsExactly(Set.of(DOMAIN), Set.of(DOMAIN));
        clock.advance(Duration.ofHours(1));
        assertThat(told).hasSize(2);
    }
}
