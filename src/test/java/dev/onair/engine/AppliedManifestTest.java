package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftPolicy;
import dev.onair.common.LastApplied;
import dev.onair.common.ManagementPolicy;
import dev.onair.common.OnairStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a manifest counts as carried out: not before, whatever happens, and then with the news of it. */
class AppliedManifestTest {
    /** Notes the generation, and tells of a removal when another one was carried out before. */
    private record Remembering(ToyCluster cluster) implements AppliedManifest {
        @Override
        public List<Announcement> carriedOut(OnairStatus status, Function<String, Kept> kept) {
            var before = Optional.ofNullable(status.lastApplied).map(applied -> applied.generation);
            var now = new LastApplied();
            now.generation = cluster.generation;
            status.lastApplied = now;
            return before
                    .filter(generation -> generation != cluster.generation)
                    .map(generation -> Announcement.warning("FieldRemoved", String.valueOf(kept.apply("colour"))))
                    .stream()
                    .toList();
        }
    }

    private final Steps steps = Steps.undisturbed();
    private final ToyVendor vendor = new ToyVendor(steps);
    private final ToyCluster cluster = new ToyCluster(steps);

    AppliedManifestTest() {
        cluster.manifest = new Remembering(cluster);
    }

    private Optional<Long> carriedOut() {
        return Optional.ofNullable(cluster.status().lastApplied).map(applied -> applied.generation);
    }

    private long told() {
        return cluster.told.stream()
                .filter(news -> news.reason().equals("FieldRemoved"))
                .count();
    }

    private void edit(String colour) {
        cluster.generation++;
        cluster.desired = new Toy.Desired("news", colour);
    }

    @Test
    void isCarriedOutWhenTheVendorWasSeenToHaveItAll() {
        cluster.pass(vendor);
        assertThat(carriedOut()).isEmpty();

        cluster.settleDown(vendor);

        assertThat(carriedOut()).contains(1L);
        assertThat(told()).isZero();
        edit("blue");
        cluster.pass(vendor);
        assertThat(carriedOut()).contains(1L);
        cluster.settleDown(vendor);
        assertThat(carriedOut()).contains(2L);
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void isNotWhileAnythingOfItIsHeld() {
        cluster.settleDown(vendor);
        cluster.policies = new Policies(
                ManagementPolicy.Plan, DriftPolicy.Enforce, DeletionPolicy.Delete, false, Optional.empty());
        edit("blue");

        assertThat(cluster.pass(vendor).standing()).isInstanceOf(Standing.Held.class);
        assertThat(carriedOut()).contains(1L);
        assertThat(told()).isZero();
        cluster.policies = new Policies(
                ManagementPolicy.Full, DriftPolicy.Enforce, DeletionPolicy.Delete, false, Optional.empty());
        cluster.settleDown(vendor);
        assertThat(told()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paint", "observe"})
    void isNotWhenACallIsRefusedOrFails(String call) {
        cluster.settleDown(vendor);
        edit("blue");
        vendor.refusals.put(call, new Failure.Rejected("1", "no"));

        cluster.pass(vendor);

        assertThat(carriedOut()).contains(1L);
        vendor.refusals.clear();
        vendor.account = "another";
        cluster.settleDown(vendor);
        assertThat(carriedOut()).contains(2L);
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void isForgottenWithTheObjectThatItWasCarriedOutAt() {
        cluster.settleDown(vendor);
        vendor.objects.clear();
        edit("blue");

        cluster.pass(vendor);
        assertThat(carriedOut()).isEmpty();

        cluster.settleDown(vendor);
        assertThat(carriedOut()).contains(2L);
        assertThat(told()).isZero();
    }

    @Test
    void driftThatIsOnlyReportedWasCarriedOutOnce() {
        cluster.settleDown(vendor);
        cluster.policies =
                new Policies(ManagementPolicy.Full, DriftPolicy.Report, DeletionPolicy.Delete, false, Optional.empty());
        cluster.status().lastApplied = null;
        vendor.objects.replaceAll((id, object) -> object.painted("green"));

        cluster.pass(vendor);

        assertThat(carriedOut()).contains(1L);
    }

    /** Told at least once, whichever step the process ends at; and never before it is so. */
    @ParameterizedTest
    @EnumSource(
            value = Steps.Trouble.class,
            names = {"CRASH_BEFORE", "CRASH_AFTER"})
    void theNewsOutlivesACrashAtAnyStep(Steps.Trouble trouble) {
        var counted = Steps.undisturbed();
        var steady = run(counted);
        assertThat(steady).isEqualTo(1);
        for (var step = 0; step < counted.log().size(); step++) {
            assertThat(run(new Steps(Map.of(step, trouble))))
                    .as("%s at step %d of %s", trouble, step, counted.log())
                    .isBetween(1L, 2L);
        }
    }

    private static long run(Steps steps) {
        var vendor = new ToyVendor(steps);
        var cluster = new ToyCluster(steps);
        cluster.manifest = new Remembering(cluster);
        untilSettled(cluster, vendor);
        cluster.generation++;
        cluster.desired = new Toy.Desired("news", "blue");
        untilSettled(cluster, vendor);
        return cluster.told.stream()
                .filter(news -> news.reason().equals("FieldRemoved"))
                .count();
    }

    private static void untilSettled(ToyCluster cluster, ToyVendor vendor) {
        for (var passes = 0; passes < 30; passes++) {
            try {
                if (cluster.pass(vendor).standing() instanceof Standing.InSync) {
                    return;
                }
            } catch (Steps.Crash | Superseded again) {
                // The next process begins from what is durable.
            }
        }
        throw new AssertionError("never in sync");
    }
}
