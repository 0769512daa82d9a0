package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Failure;
import dev.onair.engine.MemoryBudget;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class WalkBoundsTest {
    private static final int PAGE = 100;
    private static final long MIB = 1024 * 1024;

    private final WalkBounds bounds = new WalkBounds("listFlow", 10 * MIB, new MemoryBudget(100 * MIB));

    private static Page<String> page(long total, long weight) {
        return new Page<>(Collections.nCopies(PAGE, "flow"), total, weight);
    }

    @Test
    void aListOfFiftyThousandIsRead() {
        for (var number = 1; number <= WalkBounds.MOST_ENTRIES / PAGE; number++) {
            assertThat(bounds.exceededBy(page(WalkBounds.MOST_ENTRIES, 0))).isEmpty();
        }
    }

    @Test
    void aListThatGrowsAsItIsReadHasAnEnd() {
        for (var number = 1; number <= WalkBounds.MOST_ENTRIES / PAGE; number++) {
            assertThat(bounds.exceededBy(page((long) number * PAGE, 0))).isEmpty();
        }

        assertThat(bounds.exceededBy(page(1, 0)).map(Failure::message))
                .hasValueSatisfying(message -> assertThat(message).contains("50100 entries", "at most 50000"));
    }

    @Test
    void aListThatSaysMoreThanAnIntegerHoldsIsToldAsItIs() {
        assertThat(bounds.exceededBy(page(3_000_000_000L, 0)).map(Failure::message))
                .hasValueSatisfying(message -> assertThat(message).contains("says that it has 3000000000 entries"));
    }

    @Test
    void aListThatIsTheLargestOfAllEndsWhereTheyTakeTooMuchTogether() {
        var together = new MemoryBudget(10 * MIB);
        var large = new WalkBounds("listFlow", 10 * MIB, together);
        var small = new WalkBounds("listChannel", 10 * MIB, together);
        assertThat(large.exceededBy(page(PAGE * 9, 6 * MIB))).isEmpty();
        assertThat(small.exceededBy(page(PAGE * 9, 3 * MIB))).isEmpty();

        assertThat(small.exceededBy(page(PAGE * 9, 2 * MIB))).isEmpty();

        assertThat(large.exceededBy(page(PAGE * 9, 0)).map(Failure::message))
                .hasValueSatisfying(message -> assertThat(message)
                        .startsWith("the list of listFlow takes 6 MiB after 200 of 900 entries, the most of all"
                                + " lists, and together they take more than 10 MiB: "));
        assertThat(together.takenBytes()).isEqualTo(5 * MIB);
    }

    @Test
    void aListThatTakesTooMuchMemoryHasAnEnd() {
        for (var number = 1; number <= 5; number++) {
            assertThat(bounds.exceededBy(page(10_000, 2 * MIB))).isEmpty();
        }

        assertThat(bounds.exceededBy(page(10_000, 1)).map(Failure::message))
                .hasValueSatisfying(message -> assertThat(message)
                        .startsWith("the list of listFlow takes more than 10 MiB, after 600 of 10000 entries: "));
    }
}
