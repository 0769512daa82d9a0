package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.ApprovalsStatus;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftPolicy;
import dev.onair.common.ManagementPolicy;
import dev.onair.engine.FieldChange.Cause;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An approval is for one plan, once. */
class ApprovalsTest {
    private final Steps steps = Steps.undisturbed();
    private final ToyVendor vendor = new ToyVendor(steps);
    private final ToyCluster cluster = new ToyCluster(steps);

    private void approve(String token) {
        cluster.policies = new Policies(
                ManagementPolicy.Plan, DriftPolicy.Enforce, DeletionPolicy.Delete, false, Optional.of(token));
    }

    private String token() {
        return String.valueOf(Optional.ofNullable(cluster.status().plan).orElseThrow().hash);
    }

    private String colour() {
        return vendor.objects.values().iterator().next().colour();
    }

    private void paintedByAnother(String colour) {
        vendor.objects.replaceAll((id, object) -> object.painted(colour));
    }

    /** An object that is as declared, and then is not. */
    private String awaitedToken() {
        cluster.settleDown(vendor);
        approve("");
        paintedByAnother("blue");
        assertThat(cluster.pass(vendor).standing()).isInstanceOf(Standing.Held.class);
        return token();
    }

    @Test
    void carriesOutAnApprovedPlanOnceHoweverLongTheAnnotationStays() {
        var token = awaitedToken();
        approve(token);
        cluster.settleDown(vendor);
        assertThat(colour()).isEqualTo("red");
        paintedByAnother("blue");

        var held = cluster.pass(vendor);

        assertThat(held.standing())
                .isInstanceOfSatisfying(
                        Standing.Held.class,
                        standing -> assertThat(standing.message()).endsWith("onair.dev/approve=" + token + ".2"));
        assertThat(colour()).isEqualTo("blue");
        assertThat(token()).isEqualTo(token + ".2");
    }

    /** The message stays as it is from then on, so nothing is written each time. */
    @Test
    void saysThatWhatIsGivenIsNotWhatIsWaitedFor() {
        var token = awaitedToken();
        approve("mistyped");

        assertThat(held())
                .contains(
                        "onair.dev/approve says \"mistyped\", which approves nothing that waits",
                        token + " (status.plan.hash)");
        assertThat(held()).isEqualTo(held());

        approve(token);
        cluster.settleDown(vendor);
        paintedByAnother("blue");

        assertThat(held())
                .contains("says \"" + token + "\", which was used already", token + ".2 (status.plan.hash)")
                .endsWith("onair.dev/approve=" + token + ".2");
    }

    private String held() {
        return cluster.pass(vendor).standing() instanceof Standing.Held(var reason, var message) ? message : "not held";
    }

    @Test
    void keepsTheWayOutOfAPlanThatIsTooLongForAMessage() {
        cluster.settleDown(vendor);
        approve("");
        paintedByAnother("blue".repeat(1_000));

        assertThat(held()).hasSizeLessThanOrEqualTo(1024).contains("…").endsWith("onair.dev/approve=" + token());
    }

    @Test
    void theSamePlanIsApprovedAgainByTheNextToken() {
        var token = awaitedToken();
        for (var number = 1; number <= 3; number++) {
            approve(number == 1 ? token : token + "." + number);
            cluster.settleDown(vendor);
            assertThat(colour()).isEqualTo("red");
            paintedByAnother("blue");
            cluster.pass(vendor);
        }

        assertThat(token()).isEqualTo(token + ".4");
        assertThat(Optional.ofNullable(cluster.status().approvals).orElseThrow().spent)
                .containsExactly(token + ".3");
    }

    @Test
    void anInterruptionThatWasApprovedOnceIsHeldTheNextTime() {
        cluster.settleDown(vendor);
        var id = vendor.objects.keySet().iterator().next();
        vendor.more.add(Toy.Call.rebuild(id, "red"));
        vendor.objects.replaceAll((key, object) -> object.live(true));
        cluster.pass(vendor);
        var token = token();
        cluster.policies = new Policies(
                ManagementPolicy.Full, DriftPolicy.Enforce, DeletionPolicy.Delete, false, Optional.of(token));

        var done = cluster.pass(vendor);
        var held = cluster.pass(vendor);

        assertThat(done.standing()).isInstanceOf(Standing.Applied.class);
        assertThat(held.standing()).isInstanceOf(Standing.Held.class);
        assertThat(token()).isEqualTo(token + ".2");
    }

    @Test
    void isSpentBeforeTheFirstCallAndCarriedOutAfterAnEndInBetween() {
        var token = awaitedToken();
        approve(token);
        vendor.refusals.put("paint", new Failure.Retryable("HTTP 502"));
        cluster.pass(vendor);
        assertThat(Optional.ofNullable(cluster.status().approvals).orElseThrow().spent)
                .containsExactly(token);
        vendor.refusals.clear();

        cluster.settleDown(vendor);

        assertThat(colour()).isEqualTo("red");
        assertThat(Optional.ofNullable(cluster.status().approvals).orElseThrow().pending)
                .isEmpty();
    }

    @Test
    void whoTakesTheAnnotationAwayWithdrawsWhatWasNotYetDone() {
        var token = awaitedToken();
        approve(token);
        vendor.refusals.put("paint", new Failure.Retryable("HTTP 502"));
        cluster.pass(vendor);
        vendor.refusals.clear();
        approve("");

        assertThat(cluster.pass(vendor).standing()).isInstanceOf(Standing.Held.class);
        assertThat(colour()).isEqualTo("blue");
    }

    @Test
    void anotherPlanIsNotCoveredByTheOneThatWasBegun() {
        var token = awaitedToken();
        approve(token);
        vendor.refusals.put("paint", new Failure.Retryable("HTTP 502"));
        cluster.pass(vendor);
        vendor.refusals.clear();
        paintedByAnother("green");

        assertThat(cluster.pass(vendor).standing()).isInstanceOf(Standing.Held.class);
        assertThat(colour()).isEqualTo("green");
    }

    @Test
    void anOldTokenNeverWorksAgainAlsoWhenItFellOffTheList() {
        var status = new Toy.Status();
        var first = plan("colour 0");
        Approvals.spend(status, first, Toy.HASH);
        Approvals.spend(status, first, Toy.HASH);
        for (var number = 1; number <= 25; number++) {
            Approvals.spend(status, plan("colour " + number), Toy.HASH);
        }

        var approvals = Approvals.of(status.approvals, Toy.HASH);

        assertThat(Optional.ofNullable(status.approvals).orElseThrow().spent)
                .hasSize(20)
                .noneMatch(spent -> spent.startsWith(first.hash(Toy.HASH)));
        assertThat(approvals.token(first)).isEqualTo(first.hash(Toy.HASH) + ".3");
        for (var number = 0; number <= 25; number++) {
            var plan = plan("colour " + number);
            assertThat(approvals.areGiven(plan, Optional.of(plan.hash(Toy.HASH))))
                    .isFalse();
        }
    }

    @Test
    void aPlanThatIsNewAfterSomeFellOffTheListIsApprovedByTheTokenThatItShows() {
        var status = new Toy.Status();
        for (var number = 1; number <= 25; number++) {
            Approvals.spend(status, plan("colour " + number), Toy.HASH);
        }
        var fresh = plan("fresh");
        var token = fresh.hash(Toy.HASH) + ".2";

        assertThat(Approvals.of(status.approvals, Toy.HASH).token(fresh)).isEqualTo(token);
        assertThat(Approvals.of(status.approvals, Toy.HASH).areGiven(fresh, Optional.of(token)))
                .isTrue();
    }

    @Test
    void whatNobodyOfUsWroteIntoTheStatusCountsForNothing() {
        var status = new ApprovalsStatus();
        status.spent = List.of("abc.x", "", "abc.99999999999999999999");

        assertThat(Approvals.of(status, Toy.HASH).token("abc")).isEqualTo("abc");
    }

    private static Plan<Toy.Call> plan(String from) {
        return new Plan<>(List.of(new Change<>(
                Toy.Call.paint("id", "red"), List.of(new FieldChange("spec.colour", from, "red", Cause.OBSERVED)))));
    }

    private static Plan<Toy.Call> create(String covered) {
        return new Plan<>(List.of(new Change<>(
                        Toy.Call.create(new Toy.Desired("news", "red")), List.of(FieldChange.made("spec.name", "news")))
                .covering(covered)));
    }

    private static Plan<Toy.Call> hidden(String value) {
        return new Plan<>(List.of(new Change<>(
                Toy.Call.paint("id", "red"),
                List.of(new FieldChange("spec.key", "(another)", "(declared)", Cause.REMEMBERED).hiding(value)))));
    }

    /** The call failed after its approval was spent, and until the next one something else is to be sent under the same words. */
    @Test
    void whatWasApprovedAndIsNotYetDoneIsNotSentWithAnotherHiddenValue() {
        for (var plans : List.of(List.of(create("one"), create("other")), List.of(hidden("one"), hidden("other")))) {
            var status = new Toy.Status();
            Approvals.spend(status, plans.getFirst(), Toy.HASH);
            var approvals = Approvals.of(status.approvals, Toy.HASH);
            var annotation = Optional.of(plans.getFirst().hash(Toy.HASH));

            assertThat(approvals.cover(plans.getFirst().changes().getFirst(), annotation))
                    .isTrue();
            assertThat(approvals.cover(plans.getLast().changes().getFirst(), annotation))
                    .isFalse();
        }
    }

    /** However many fields it has, which are carried out together or not at all. */
    @Test
    void ofACreateOneHashIsKept() {
        var fields = IntStream.range(0, 1000)
                .mapToObj(number -> FieldChange.made("spec.field" + number, "value"))
                .toList();
        var status = new Toy.Status();

        Approvals.spend(
                status,
                new Plan<>(List.of(new Change<>(Toy.Call.create(new Toy.Desired("news", "red")), fields))),
                Toy.HASH);

        assertThat(Objects.requireNonNull(status.approvals).pending).hasSize(1);
    }

    private static Plan<Toy.Call> mirror(Impact impact, int fields) {
        return new Plan<>(List.of(new Change<>(
                new Toy.Call("mirror", impact, Optional.of("id"), ""),
                IntStream.range(0, fields)
                        .mapToObj(number -> new FieldChange("spec.field" + number, "old", "new", Cause.OBSERVED))
                        .toList())));
    }

    /** The call failed after its approval was spent, and until the next one it comes to be seen, or no more to be seen. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void whoApprovedWhatNobodyNoticesHasApprovedNoInterruption(int fields) {
        assertThat(SentPlan.of(mirror(Impact.SEAMLESS, fields)).staysApprovedAs(mirror(Impact.INTERRUPTING, fields)))
                .isFalse();
        assertThat(SentPlan.of(mirror(Impact.INTERRUPTING, fields)).staysApprovedAs(mirror(Impact.SEAMLESS, fields)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void whatWasApprovedStaysSoUntilItIsDone(int fields) {
        assertThat(SentPlan.of(mirror(Impact.SEAMLESS, fields)).staysApproved()).isTrue();
        assertThat(SentPlan.of(mirror(Impact.SEAMLESS, fields)).isOverOnceDone(mirror(Impact.SEAMLESS, fields)))
                .isTrue();
        assertThat(SentPlan.of(mirror(Impact.INTERRUPTING, fields)).isOverOnceDone(mirror(Impact.SEAMLESS, fields)))
                .isTrue();
    }

    /** Some was set at the vendor meanwhile. */
    @Test
    void aPartOfWhatWasApprovedIsApproved() {
        assertThat(SentPlan.of(mirror(Impact.SEAMLESS, 9)).staysApprovedAs(mirror(Impact.SEAMLESS, 3)))
                .isTrue();
        assertThat(SentPlan.of(mirror(Impact.SEAMLESS, 3)).staysApprovedAs(mirror(Impact.SEAMLESS, 9)))
                .isFalse();
    }
}
