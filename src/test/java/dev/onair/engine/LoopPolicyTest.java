package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.Bounded;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftEntry;
import dev.onair.common.DriftPolicy;
import dev.onair.common.ManagementPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the loop does about a difference, by what the manifest allows. */
class LoopPolicyTest {
    private final Steps steps = Steps.undisturbed();
    private final ToyVendor vendor = new ToyVendor(steps);
    private final ToyCluster cluster = new ToyCluster(steps);

    private void policies(ManagementPolicy management, DriftPolicy drift, String approved) {
        cluster.policies = new Policies(
                management,
                drift,
                DeletionPolicy.Delete,
                false,
                Optional.of(approved).filter(hash -> !hash.isEmpty()));
    }

    private String id() {
        return vendor.objects.keySet().iterator().next();
    }

    private void paintedByAnother(String colour) {
        vendor.objects.computeIfPresent(id(), (id, object) -> object.painted(colour));
    }

    @Test
    void correctsDriftAndNotesItOnce() {
        cluster.settleDown(vendor);
        paintedByAnother("blue");

        cluster.settleDown(vendor);
        cluster.pass(vendor);

        assertThat(vendor.objects.get(id()).colour()).isEqualTo("red");
        assertThat(cluster.status().drift).singleElement().satisfies(entry -> {
            assertThat(entry.path).isEqualTo("spec.colour");
            assertThat(entry.found).isEqualTo("blue");
            assertThat(entry.declared).isEqualTo("red");
            assertThat(entry.corrected).isTrue();
        });
        assertThat(cluster.told)
                .filteredOn(news -> news.reason().equals("DriftCorrected"))
                .singleElement()
                .matches(Announcement::warning);
    }

    @Test
    void keepsTheLastTenDrifts() {
        cluster.settleDown(vendor);
        for (int number = 1; number <= 12; number++) {
            paintedByAnother("colour " + number);
            // Each time by another manifest: a correction is not sent twelve times within the hour.
            cluster.settleDown(vendor);
            cluster.generation++;
            cluster.settleDown(vendor);
        }

        assertThat(cluster.status().drift)
                .extracting(entry -> entry.found)
                .hasSize(10)
                .startsWith("colour 3")
                .endsWith("colour 12");
    }

    @Test
    void doesNotCallAnEditDrift() {
        cluster.settleDown(vendor);
        cluster.desired = new Toy.Desired("news", "green");
        cluster.generation++;

        cluster.settleDown(vendor);

        assertThat(vendor.objects.get(id()).colour()).isEqualTo("green");
        assertThat(cluster.status().drift).isEmpty();
    }

    @Test
    void leavesReportedDriftAloneForGoodAndNotesItOnce() {
        policies(ManagementPolicy.Full, DriftPolicy.Report, "");
        cluster.settleDown(vendor);
        paintedByAnother("blue");

        var first = cluster.pass(vendor);
        var second = cluster.pass(vendor);
        var third = cluster.pass(vendor);

        assertThat(List.of(first, second, third)).allMatch(pass -> pass.standing() instanceof Standing.Differs);
        assertThat(vendor.objects.get(id()).colour()).isEqualTo("blue");
        assertThat(cluster.status().drift).extracting(LoopPolicyTest::corrected).containsExactly(false);
    }

    private static boolean corrected(DriftEntry entry) {
        return Boolean.TRUE.equals(entry.corrected);
    }

    @Test
    void leavesDriftAloneThatHappenedWhileTheVendorWasOutOfReach() {
        policies(ManagementPolicy.Full, DriftPolicy.Report, "");
        cluster.settleDown(vendor);
        vendor.refusals.put("observe", new Failure.Retryable("HTTP 502"));
        for (cluster.failures = 0; cluster.failures < 4; cluster.failures++) {
            cluster.pass(vendor);
        }
        vendor.refusals.clear();
        paintedByAnother("blue");

        var pass = cluster.pass(vendor);

        assertThat(pass.standing()).isInstanceOf(Standing.Differs.class);
        assertThat(vendor.objects.get(id()).colour()).isEqualTo("blue");
    }

    @Test
    void correctsReportedDriftWithTheNextEdit() {
        policies(ManagementPolicy.Full, DriftPolicy.Report, "");
        cluster.settleDown(vendor);
        paintedByAnother("blue");
        cluster.pass(vendor);
        cluster.generation++;

        cluster.settleDown(vendor);

        assertThat(vendor.objects.get(id()).colour()).isEqualTo("red");
    }

    @Test
    void writesNothingUnderObserve() {
        vendor.put("theirs", "news", "blue");
        cluster.annotate("theirs");
        policies(ManagementPolicy.Observe, DriftPolicy.Enforce, "");

        var pass = cluster.pass(vendor);

        assertThat(pass.standing()).isInstanceOf(Standing.Differs.class);
        assertThat(steps.log()).containsExactly("observe theirs", "save");
        assertThat(cluster.status().externalId).isEqualTo("theirs");
    }

    @Test
    void saysThatAnObservedObjectIsGone() {
        policies(ManagementPolicy.Observe, DriftPolicy.Enforce, "");
        vendor.put("theirs", "news", "red");
        cluster.annotate("theirs");
        cluster.settleDown(vendor);
        vendor.objects.clear();

        assertThat(cluster.pass(vendor).standing()).isInstanceOf(Standing.Missing.class);
        assertThat(vendor.objects).isEmpty();
    }

    @Test
    void carriesOutAPlanOnlyOnceItIsApproved() {
        policies(ManagementPolicy.Plan, DriftPolicy.Enforce, "");
        var held = cluster.pass(vendor);
        var plan = Optional.ofNullable(cluster.status().plan).orElseThrow();
        assertThat(held.standing()).isInstanceOf(Standing.Held.class);
        assertThat(plan.changes).containsExactly("create (seamless) spec.name: (none) -> news");
        assertThat(vendor.objects).isEmpty();
        policies(ManagementPolicy.Plan, DriftPolicy.Enforce, String.valueOf(plan.hash));

        cluster.settleDown(vendor);

        assertThat(vendor.objects).hasSize(1);
        assertThat(cluster.status().plan).isNull();
    }

    @Test
    void whatWasApprovedForOneAccountIsNotMadeInAnother() {
        policies(ManagementPolicy.Plan, DriftPolicy.Enforce, "");
        cluster.pass(vendor);
        var read = String.valueOf(Optional.ofNullable(cluster.status().plan).orElseThrow().hash);
        vendor.account = "another account";
        policies(ManagementPolicy.Plan, DriftPolicy.Enforce, read);

        var held = cluster.pass(vendor);

        assertThat(held.standing()).isInstanceOf(Standing.Held.class);
        assertThat(vendor.objects).isEmpty();
        assertThat(Optional.ofNullable(cluster.status().plan).orElseThrow().hash)
                .isNotEqualTo(read);
    }

    @Test
    void howeverLongAPlanItsCommandIsNotCutOff() {
        policies(ManagementPolicy.Plan, DriftPolicy.Enforce, "");
        cluster.desired = new Toy.Desired("n".repeat(3000), "red");
        cluster.pass(vendor);
        var plan = Optional.ofNullable(cluster.status().plan).orElseThrow();

        assertThat(Conditions.find(cluster.status().conditions, Conditions.SYNCED)
                        .orElseThrow()
                        .getMessage())
                .hasSizeLessThanOrEqualTo(Bounded.LINE)
                .startsWith("create (seamless)")
                .contains("(status.plan has more of it); to have it done: kubectl annotate")
                .endsWith("onair.dev/approve=" + plan.hash);
        assertThat(plan.changes).first().asString().isEqualTo("create (seamless)");
    }

    @Test
    void tellsOnceWhatIsLostHoweverLongTheNewOneWaitsForApproval() {
        cluster.settleDown(vendor);
        vendor.objects.clear();
        policies(ManagementPolicy.Plan, DriftPolicy.Enforce, "");

        IntStream.range(0, 3)
                .forEach(pass -> assertThat(cluster.pass(vendor).standing()).isInstanceOf(Standing.Held.class));

        assertThat(cluster.told).extracting(Announcement::reason).containsOnlyOnce("Lost");
        policies(
                ManagementPolicy.Plan,
                DriftPolicy.Enforce,
                String.valueOf(Optional.ofNullable(cluster.status().plan).orElseThrow().hash));
        cluster.settleDown(vendor);
        vendor.objects.clear();
        cluster.pass(vendor);

        assertThat(cluster.told)
                .as("another one is lost")
                .extracting(Announcement::reason)
                .filteredOn("Lost"::equals)
                .hasSize(2);
    }

    @Test
    void tellsOnceWhatIsLostWhereANewOneIsRefused() {
        cluster.settleDown(vendor);
        vendor.objects.clear();
        vendor.refusals.put("create", new Failure.Rejected("1004", "pushDomain"));

        IntStream.range(0, 3)
                .forEach(pass -> assertThat(cluster.pass(vendor).standing()).isInstanceOf(Standing.Refused.class));

        assertThat(cluster.told).extracting(Announcement::reason).containsOnlyOnce("Lost");
    }

    @Test
    void holdsAnInterruptionOnAirAndGoesOnWhenItIsIdle() {
        cluster.settleDown(vendor);
        vendor.more.add(Toy.Call.rebuild(id(), "red"));
        vendor.objects.computeIfPresent(id(), (id, object) -> object.live(true));

        var held = cluster.pass(vendor);
        vendor.objects.computeIfPresent(id(), (id, object) -> object.live(false));
        var done = cluster.pass(vendor);

        assertThat(held.standing())
                .isInstanceOfSatisfying(
                        Standing.Held.class,
                        standing -> assertThat(standing.message()).contains("on air", "approve="));
        assertThat(done.standing()).isInstanceOf(Standing.Applied.class);
    }

    @Test
    void plansAnewWhatARefusalTaughtAndTakesTheNextOneForGood() {
        cluster.settleDown(vendor);
        paintedByAnother("blue");
        vendor.refusals.put("paint", new Failure.Rejected("22", "not in this state"));
        vendor.lessons.add("paint");

        var taught = cluster.pass(vendor);

        assertThat(taught.standing()).isInstanceOf(Standing.Unchanged.class);
        assertThat(taught.again()).contains(Duration.ZERO);
        assertThat(cluster.status().refused).isNull();
        assertThat(cluster.pass(vendor).standing()).isInstanceOf(Standing.Refused.class);
    }
}
