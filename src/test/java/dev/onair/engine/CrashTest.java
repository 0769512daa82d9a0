package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.engine.Steps.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exactly one object, and it is bound: wherever the process dies, whatever answer is lost, whatever cache is stale. */
class CrashTest {
    private static final int STEPS = 24;

    /** One resource's world, and what went wrong in it. */
    private record World(Steps steps, ToyVendor vendor, ToyCluster cluster) {
        static World with(Map<Integer, Trouble> troubles, boolean looksAtOnce) {
            var steps = new Steps(troubles);
            var world = new World(steps, new ToyVendor(steps), new ToyCluster(steps));
            world.cluster().looksAtOnce = looksAtOnce;
            return world;
        }

        /** One pass; one from a cache that is {@code behind} writes back is refused or does no harm. */
        Standing pass(ToyCluster.Stored seen) {
            try {
                return cluster.pass(vendor, seen).standing();
            } catch (Superseded ended) {
                return new Standing.Unchanged();
            } catch (Steps.Crash ended) {
                cluster.restart();
                return new Standing.Unchanged();
            }
        }

        void live(boolean staleCaches) {
            var behind = cluster.stored;
            for (int pass = 0; pass < 4 * STEPS; pass++) {
                var now = cluster.stored;
                var seen = staleCaches && pass % 3 == 1 ? behind : now;
                var standing = pass(seen);
                if (standing instanceof Standing.NotConverging) {
                    anHourLater();
                }
                if (standing instanceof Standing.InSync
                        && seen.version() == now.version()
                        && steps.count() > 2 * STEPS) {
                    return;
                }
                behind = now;
            }
        }

        /** When what was sent as often as it may be in an hour is sent again. */
        private void anHourLater() {
            vendor.clock = Clock.offset(vendor.clock, Duration.ofHours(1));
            cluster.clock = vendor.clock;
        }

        boolean delete(boolean staleCaches) {
            var behind = cluster.stored;
            for (int pass = 0; pass < 4 * STEPS; pass++) {
                var now = cluster.stored;
                try {
                    if (cluster.delete(vendor, staleCaches && pass % 3 == 1 ? behind : now)
                            .over()) {
                        return true;
                    }
                } catch (Steps.Crash | Superseded ended) {
                    // The next pass starts from what was written.
                }
                behind = now;
            }
            return false;
        }

        void assertExactlyOne() {
            assertThat(vendor.most).as("objects at once, %s", steps.log()).isEqualTo(1);
            assertThat(vendor.objects).as("objects in the end, %s", steps.log()).hasSize(1);
            var id = vendor.objects.keySet().iterator().next();
            assertThat(cluster.stored.annotation()).as("%s", steps.log()).isEqualTo(id);
            assertThat(cluster.status().externalId).isEqualTo(id);
            assertThat(cluster.status().attempt).isNull();
        }
    }

    /** Each trouble, where what was done is looked at in the same reconcile, and where the next one looks. */
    static Stream<Arguments> troubles() {
        return Stream.of(Trouble.values())
                .flatMap(trouble -> Stream.of(true, false).map(looksAtOnce -> arguments(trouble, looksAtOnce)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void makesOneObjectWhereverOneThingGoesWrong(Trouble trouble, boolean looksAtOnce) {
        for (int step = 0; step < STEPS; step++) {
            var world = World.with(Map.of(step, trouble), looksAtOnce);

            world.live(false);

            world.assertExactlyOne();
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void makesOneObjectWhereverTwoThingsGoWrong(Trouble second, boolean looksAtOnce) {
        for (int first = 0; first < STEPS; first++) {
            for (int step = 0; step < STEPS; step++) {
                var world = World.with(
                        first == step ? Map.of(step, second) : Map.of(first, Trouble.CRASH_AFTER, step, second),
                        looksAtOnce);

                world.live(false);

                world.assertExactlyOne();
            }
        }
    }

    @Provide
    Arbitrary<Map<Integer, Trouble>> schedules() {
        return Arbitraries.maps(Arbitraries.integers().between(0, STEPS - 1), Arbitraries.of(Trouble.class))
                .ofMaxSize(10);
    }

    @Property
    void makesOneObjectWhateverGoesWrong(
            @ForAll("schedules") Map<Integer, Trouble> troubles,
            @ForAll boolean staleCaches,
            @ForAll boolean looksAtOnce) {
        var world = World.with(troubles, looksAtOnce);

        world.live(staleCaches);

        world.assertExactlyOne();
    }

    @Property
    void leavesNothingBehindWhateverGoesWrong(
            @ForAll("schedules") Map<Integer, Trouble> troubles,
            @ForAll boolean staleCaches,
            @ForAll boolean looksAtOnce,
            @ForAll("passes") int passes) {
        var world = World.with(troubles, looksAtOnce);
        for (int pass = 0; pass < passes; pass++) {
            world.pass(world.cluster().stored);
        }

        var over = world.delete(staleCaches);

        assertThat(over).as("%s", world.steps().log()).isTrue();
        assertThat(world.vendor().objects).as("%s", world.steps().log()).isEmpty();
    }

    @Provide
    Arbitrary<Integer> passes() {
        return Arbitraries.integers().between(0, 8);
    }

    /** Five creates that never arrive are all that may be sent in an hour. */
    @Test
    void replacesALostObjectAlsoWhenAnHoursCreatesAreLost() {
        replacesALostObjectByOneWhateverGoesWrong(
                Stream.of(2, 5, 8, 14, 20, 23).collect(Collectors.toMap(step -> step, step -> Trouble.REQUEST_LOST)),
                false);
    }

    @Property
    void replacesALostObjectByOneWhateverGoesWrong(
            @ForAll("schedules") Map<Integer, Trouble> troubles, @ForAll boolean looksAtOnce) {
        var world = World.with(Map.of(), looksAtOnce);
        world.cluster().settleDown(world.vendor());
        world.vendor().objects.clear();
        world.steps().disturb(troubles);

        world.live(false);

        world.assertExactlyOne();
        assertThat(world.cluster().stored.annotation()).isNotEqualTo("id-1");
    }
}
