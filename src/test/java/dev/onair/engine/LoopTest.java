package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftEntry;
import dev.onair.common.DriftPolicy;
import dev.onair.common.ManagementPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoopTest {
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
    void saysThatItWaitsMarksTheAttemptBeforeTheSendAndBindsTheIdAfterIt() {
        cluster.pass(vendor);

        assertThat(steps.log()).containsExactly("save", "save", "create", "bind id-1", "save");
        assertThat(cluster.stored.annotation()).isEqualTo("id-1");
        assertThat(cluster.status().externalId).isEqualTo("id-1");
        assertThat(cluster.status().attempt).isNull();
        assertThat(cluster.status().sentColour).isEqualTo("red");
    }

    @Test
    void marksWhatItIsAboutToAskFor() {
        vendor.refusals.put("create", new Failure.Unknown("no answer"));

        cluster.pass(vendor);

        var attempt = cluster.stored.attempt();
        assertThat(attempt.call).isEqualTo("create");
        assertThat(attempt.name).isEqualTo("news");
        assertThat(attempt.at).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(attempt.requestHash).hasSize(12);
        assertThat(attempt.replaces).isNull();
    }

    @Test
    void believesACreateOnlyWhenItIsSeen() {
        assertThat(cluster.pass(vendor).standing()).isInstanceOf(Standing.Applied.class);
        assertThat(cluster.pass(vendor).standing()).isInstanceOf(Standing.InSync.class);
    }

    @Test
    void writesNothingWhenEverythingIsAsDeclared() {
        cluster.settleDown(vendor);
        var before = cluster.stored;
        var from = steps.count();

        cluster.pass(vendor);

        assertThat(steps.log().subList(from, steps.count())).containsExactly("observe id-1");
        assertThat(cluster.stored).isEqualTo(before);
    }

    @Test
    void sendsNothingFromAStaleCache() {
        var stale = cluster.stored;
        cluster.settleDown(vendor);

        assertThatThrownBy(() -> cluster.pass(vendor, stale)).isInstanceOf(Superseded.class);

        assertThat(vendor.objects).hasSize(1);
    }

    @Test
    void takesTheMarkBackWhenTheCreateSurelyDidNotHappen() {
        vendor.refusals.put("create", new Failure.Rejected("1004", "pushDomain"));

        var pass = cluster.pass(vendor);

        assertThat(pass.standing())
                .isEqualTo(new Standing.Refused("VendorRejected", "the vendor refused with code 1004: pushDomain"));
        assertThat(cluster.status().attempt).isNull();
    }

    @Test
    void looksForTheObjectOfALostCreateBeforeItMakesAnother() {
        vendor.refusals.put("create", new Failure.Unknown("no answer"));
        assertThat(cluster.pass(vendor).standing()).isInstanceOf(Standing.Uncertain.class);
        vendor.refusals.clear();

        var notYet = cluster.pass(vendor);
        cluster.pass(vendor);

        assertThat(notYet.again()).contains(Duration.ofSeconds(10));
        assertThat(steps.log())
                .containsExactly(
                        "save",
                        "save",
                        "create",
                        "save",
                        "find",
                        "save",
                        "find",
                        "save",
                        "create",
                        "bind id-1",
                        "save");
    }

    @Test
    void stopsWhenSeveralObjectsCouldBeItsOwn() {
        vendor.refusals.put("create", new Failure.Unknown("no answer"));
        cluster.pass(vendor);
        vendor.put("one", "news", "red");
        vendor.put("two", "news", "red");
        cluster.pass(vendor);

        var pass = cluster.pass(vendor);

        assertThat(pass.standing()).isInstanceOfSatisfying(Standing.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo("Ambiguous");
            assertThat(refused.message()).contains("one, two", "onair.dev/external-id");
        });
        cluster.annotate("two");
        cluster.settleDown(vendor);
        assertThat(cluster.status().externalId).isEqualTo("two");
        assertThat(vendor.objects).hasSize(2);
    }

    @Test
    void adoptsWhatAPersonAnnotated() {
        vendor.put("theirs", "news", "blue");
        cluster.annotate("theirs");

        cluster.settleDown(vendor);

        assertThat(vendor.objects).hasSize(1);
        assertThat(vendor.objects.get("theirs").colour()).isEqualTo("red");
        assertThat(cluster.told).extracting(Announcement::reason).containsExactly("Updated");
    }

    @Test
    void makesNothingInPlaceOfAnAnnotatedObjectThatIsNotThere() {
        cluster.annotate("mistyped");

        var pass = cluster.pass(vendor);

        assertThat(pass.standing())
                .isInstanceOfSatisfying(
                        Standing.Refused.class,
                        refused -> assertThat(refused.message()).contains("mistyped", "correct it"));
        assertThat(vendor.objects).isEmpty();
    }

    @Test
    void recreatesWhatWasDeletedAtTheVendorAndTellsSo() {
        cluster.settleDown(vendor);
        vendor.objects.clear();

        cluster.settleDown(vendor);

        assertThat(vendor.objects).hasSize(1);
        assertThat(cluster.stored.annotation()).isEqualTo("id-2");
        assertThat(cluster.told).extracting(Announcement::reason).containsExactly("Created", "Lost", "Created");
    }

    @Test
    void neverTakesAFailedReadForAbsence() {
        cluster.settleDown(vendor);
        vendor.refusals.put("observe", new Failure.Retryable("HTTP 502"));

        var pass = cluster.pass(vendor);

        assertThat(pass.standing()).isEqualTo(new Standing.Unavailable("VendorUnavailable", "HTTP 502", 1));
        assertThat(steps.log()).filteredOn("create"::equals).hasSize(1);
        assertThat(Conditions.isTrue(cluster.status().conditions, "Synced", 1)).isTrue();
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
        assertThat(cluster.status().drift).extracting(LoopTest::corrected).containsExactly(false);
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
    void readsAnewWhatACallSaidIsGone() {
        cluster.settleDown(vendor);
        vendor.more.add(Toy.Call.look(id()));
        vendor.refusals.put("look", new Failure.Gone("1217"));

        var pass = cluster.pass(vendor);

        assertThat(vendor.distrusted).contains(id());
        assertThat(pass.again()).hasValueSatisfying(wait -> assertThat(wait).isPositive());
    }

    @Test
    void handsOutNothingThatIsBeingChanged() {
        cluster.settleDown(vendor);
        paintedByAnother("blue");
        var changing = cluster.subject(cluster.stored);
        new Loop<>(vendor, ToyCluster.CLOCK, new java.util.Random(1)).pass(changing, new Nowhere());
        var steady = cluster.subject(cluster.stored);

        new Loop<>(vendor, ToyCluster.CLOCK, new java.util.Random(1)).pass(steady, new Nowhere());

        assertThat(changing.outputs()).isEmpty();
        assertThat(steady.outputs()).hasSize(1);
    }

    private static final class Nowhere implements Ledger<Toy.Status> {
        @Override
        public void save(Toy.Status status) {}

        @Override
        public void bind(String externalId) {}
    }

    @Test
    void toldWhatItDidBeforeItFailed() {
        cluster.settleDown(vendor);
        vendor.more.add(Toy.Call.ban(id()));
        paintedByAnother("blue");
        vendor.refusals.put("paint", new Failure.Retryable("HTTP 502"));

        var pass = cluster.pass(vendor);

        assertThat(pass.announcements()).extracting(Announcement::message).containsExactly("ban (interrupting)");
        assertThat(pass.standing()).isInstanceOf(Standing.Unavailable.class);
    }
}
