package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.ObjectKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LaterWakesTest {
    private static final ObjectKey ONE = new ObjectKey("tv", "one");
    private static final ObjectKey OTHER = new ObjectKey("tv", "other");
    private static final int MANY = 10_000;

    private final ArrayDeque<Runnable> later = new ArrayDeque<>();
    private final List<ObjectKey> woken = new ArrayList<>();
    private final LaterWakes wakes = new LaterWakes(later::add, woken::add);

    private void aWhilePasses() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    @Test
    void whatManyAskForComesOnce() {
        for (int ask = 0; ask < MANY; ask++) {
            wakes.wake(ONE);
        }
        assertThat(woken).isEmpty();

        aWhilePasses();

        assertThat(woken).containsExactly(ONE);
    }

    @Test
    void eachIsWokenForItself() {
        wakes.wake(ONE);
        wakes.wake(OTHER);

        aWhilePasses();

        assertThat(woken).containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    void whoAsksAfterwardsIsHeardAgain() {
        wakes.wake(ONE);
        aWhilePasses();

        wakes.wake(ONE);
        aWhilePasses();

        assertThat(woken).containsExactly(ONE, ONE);
    }

    /** What it looked at may have been older than what it was to see. */
    @Test
    void whoAsksWhileItIsBeingWokenIsHeardAgain() {
        var asksAgain = new AtomicReference<LaterWakes>();
        asksAgain.set(new LaterWakes(later::add, key -> {
            woken.add(key);
            if (woken.size() == 1) {
                asksAgain.get().wake(key);
            }
        }));
        asksAgain.get().wake(ONE);

        aWhilePasses();

        assertThat(woken).containsExactly(ONE, ONE);
    }
}
