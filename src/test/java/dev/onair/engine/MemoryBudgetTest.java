package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private final MemoryBudget budget = new MemoryBudget(100);
    private final List<String> givenBack = new ArrayList<>();

    private MemoryBudget.Share share(String name) {
        return budget.open(() -> givenBack.add(name));
    }

    @Test
    void whoTakesMostGivesItAllBack() {
        var large = share("large");
        var small = share("small");
        assertThat(large.take(70)).isTrue();

        assertThat(small.take(40)).isTrue();

        assertThat(givenBack).containsExactly("large");
        assertThat(budget.takenBytes()).isEqualTo(40);
        assertThat(large.take(1)).as("what was given back is not taken again").isFalse();
    }

    @Test
    void whoAsksForMostGetsNothing() {
        var small = share("small");
        var large = share("large");
        assertThat(small.take(40)).isTrue();

        assertThat(large.take(70)).isFalse();

        assertThat(givenBack).as("who asks is told by the answer").isEmpty();
        assertThat(budget.takenBytes()).isEqualTo(40);
    }

    @Test
    void whatIsKeptIsNotGivenBackForOthers() {
        var large = share("large");
        assertThat(large.take(70)).isTrue();
        assertThat(large.keep()).isTrue();

        assertThat(share("small").take(40)).isFalse();

        assertThat(givenBack).isEmpty();
        large.close();
        assertThat(budget.takenBytes()).isZero();
    }

    @Test
    void closingGivesBackOnce() {
        var share = share("one");
        share.take(70);

        share.close();
        share.close();

        assertThat(budget.takenBytes()).isZero();
        assertThat(share.keep()).isFalse();
    }

    @Test
    void neverTakesMoreThanItHasWhateverIsAskedFor() {
        var random = new Random(8);
        var shares = IntStream.range(0, 20).mapToObj(id -> share("share " + id)).toList();
        for (var step = 0; step < 2_000; step++) {
            var share = shares.get(random.nextInt(shares.size()));
            share.take(random.nextInt(60));
            assertThat(budget.takenBytes()).isBetween(0L, 100L);
        }
        shares.forEach(MemoryBudget.Share::close);
        assertThat(budget.takenBytes()).isZero();
    }

    @Test
    void aBudgetOfNothingIsRefused() {
        assertThatThrownBy(() -> new MemoryBudget(0)).hasMessageContaining("give a positive number");
    }
}
