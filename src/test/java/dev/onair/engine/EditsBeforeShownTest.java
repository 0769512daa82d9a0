package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftPolicy;
import dev.onair.common.ManagementPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Edits that follow each other, or a create, at a vendor that shows what it was sent as late as it may. */
class EditsBeforeShownTest {
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final Steps steps = Steps.undisturbed();
    private boolean isKnownByItsCall;
    /** What happens before the answer of a call is there. */
    private Runnable underWay = () -> {};

    private final SteppedClock clock = new SteppedClock(ToyCluster.CLOCK.instant());
    private final ToyVendor vendor = new ToyVendor(steps) {
        @Override
        public Optional<Toy.Observed> made(Toy.Call command, String id) {
            return isKnownByItsCall
                    ? Optional.of(new Toy.Observed(id, "news", command.colour(), false))
                    : Optional.empty();
        }

        @Override
        public Outcome<Effect<Toy.Status>> execute(Target target, Toy.Call command, Runnable beforeSend) {
            var outcome = super.execute(target, command, beforeSend);
            underWay.run();
            return outcome;
        }
    };
    private final ToyCluster cluster = new ToyCluster(steps);

    EditsBeforeShownTest() {
        vendor.clock = clock;
        cluster.clock = clock;
        cluster.limits = WriteLimits.DEFAULT;
    }

    /** The vendor shows this, as long as it need not show what is sent now. */
    private void showsUntilItMust(UnaryOperator<Optional<Toy.Observed>> before) {
        var visible = clock.instant().plus(WriteLimits.DEFAULT.visibility()).minusMillis(1);
        vendor.shown = object -> clock.instant().isBefore(visible) ? before.apply(object) : object;
    }

    private Pass edited(String colour) {
        cluster.desired = new Toy.Desired("news", colour);
        cluster.generation++;
        clock.advance(Duration.ofSeconds(1));
        return cluster.pass(vendor);
    }

    /** Passes when one asks for it, and each minute. */
    private Standing live() {
        var end = clock.instant().plus(A_WHILE);
        var pass = cluster.pass(vendor);
        while (clock.instant().isBefore(end)) {
            var wait = pass.again().orElse(Duration.ofMinutes(1));
            clock.advance(wait.isZero() ? Duration.ofMillis(1) : wait);
            pass = cluster.pass(vendor);
        }
        return pass.standing();
    }

    private void hasOne(String colour) {
        assertThat(vendor.objects.values()).extracting(Toy.Observed::colour).containsExactly(colour);
    }

    private long sent(String call) {
        return steps.log().stream().filter(call::equals).count();
    }

    /** Each edit is another manifest, whose writes are counted anew; what is made is the same object. */
    @Test
    void makeNoSecondObject() {
        showsUntilItMust(object -> Optional.empty());
        cluster.pass(vendor);
        List.of("green", "blue").forEach(this::edited);

        assertThat(live()).isInstanceOf(Standing.InSync.class);

        assertThat(sent("create")).isOne();
        hasOne("blue");
        assertThat(cluster.told).extracting(Announcement::reason).doesNotContain("Lost");
    }

    /** The second edit asks for what is still shown of the time before the first. */
    @Test
    void areNotTakenForCarriedOutByWhatWasThereBefore() {
        cluster.settleDown(vendor);
        showsUntilItMust(object -> object.map(is -> is.painted("red")));
        edited("green");

        assertThat(edited("red").standing()).isInstanceOf(Standing.Applied.class);
        assertThat(live()).isInstanceOf(Standing.InSync.class);

        hasOne("red");
        assertThat(sent("paint")).isEqualTo(2);
        assertThat(cluster.told).extracting(Announcement::reason).doesNotContain("DriftCorrected");
    }

    /** Something else was edited the second time. */
    @Test
    void sendNothingAgainThatTheOneBeforeHasSent() {
        cluster.settleDown(vendor);
        showsUntilItMust(object -> object.map(is -> is.painted("red")));
        edited("green");
        edited("green");

        assertThat(live()).isInstanceOf(Standing.InSync.class);

        assertThat(sent("paint")).isOne();
        hasOne("green");
    }

    /** What else was edited the second time is sent; what the first edit has sent is not sent once more with it. */
    @Test
    void sendNothingAgainBesideWhatIsEditedNow() {
        cluster.settleDown(vendor);
        showsUntilItMust(object -> object.map(is -> is.painted("red")));
        edited("green");
        var mirror = new Toy.Call(
                "mirror", Impact.SEAMLESS, cluster.subject(cluster.stored).externalId(), "");
        vendor.more.add(mirror);
        edited("green");
        edited("green");
        vendor.more.clear();

        assertThat(live()).isInstanceOf(Standing.InSync.class);

        assertThat(sent("mirror")).isOne();
        assertThat(sent("paint")).isOne();
        hasOne("green");
    }

    /** The vendor takes it and never shows it: it was never in sync, so nobody has changed it at the vendor. */
    @Test
    void whatWasNeverShownIsNoDriftThatIsOnlyReported() {
        cluster.policies =
                new Policies(ManagementPolicy.Full, DriftPolicy.Report, DeletionPolicy.Delete, false, Optional.empty());
        cluster.settleDown(vendor);
        vendor.shown = object -> object.map(is -> is.painted("red"));
        edited("green");
        for (int i = 0; i < 18; i++) {
            assertThat(live()).isNotInstanceOf(Standing.Differs.class);
        }
        assertThat(sent("paint")).isGreaterThan(6);
    }

    /** The third edit asks for what the first one has sent, and the second one has sent otherwise. */
    @Test
    void sendAgainWhatWasSentOtherwiseMeanwhile() {
        cluster.settleDown(vendor);
        showsUntilItMust(object -> object.map(is -> is.painted("red")));
        edited("green");
        edited("blue");
        edited("green");

        hasOne("green");
        assertThat(sent("paint")).isEqualTo(3);
        assertThat(live()).isInstanceOf(Standing.InSync.class);
        hasOne("green");
    }

    /** One edit is back at what is still shown, beside something else that was edited and is shown at once. */
    @Test
    void areNotTakenForCarriedOutBesideWhatIsShownAtOnce() {
        cluster.settleDown(vendor);
        showsUntilItMust(object -> object.map(is -> is.painted("red")));
        edited("green");
        vendor.more.add(new Toy.Call(
                "mirror", Impact.SEAMLESS, cluster.subject(cluster.stored).externalId(), ""));
        edited("red");
        vendor.more.clear();

        assertThat(cluster.pass(vendor).standing()).isInstanceOf(Standing.Applied.class);
        assertThat(live()).isInstanceOf(Standing.InSync.class);
        hasOne("red");
        assertThat(cluster.told).extracting(Announcement::reason).doesNotContain("DriftCorrected");
    }

    private void approve(Plan<Toy.Call> plan) {
        cluster.policies = new Policies(
                ManagementPolicy.Plan,
                DriftPolicy.Enforce,
                DeletionPolicy.Delete,
                false,
                Optional.of(plan.in(vendor.account()).hash(Toy.HASH)));
    }

    private Plan<Toy.Call> creation() {
        return vendor.plan(cluster.desired, new Observation.Absent<>(), cluster.status(), clock.instant());
    }

    /** It was approved once, and sent: nobody is asked to have another one made. */
    @Test
    void nobodyIsAskedToApproveASecondObject() {
        showsUntilItMust(object -> Optional.empty());
        approve(creation());
        cluster.pass(vendor);

        var pass = cluster.pass(vendor);

        assertThat(pass.standing()).isInstanceOf(Standing.Applied.class);
        assertThat(cluster.status().plan).isNull();
        assertThat(live()).isInstanceOf(Standing.InSync.class);
        assertThat(sent("create")).isOne();
    }

    /** It would be carried out unspent, and good for the same plan once more. */
    @Test
    void anApprovalIsNotUsedBeforeItCanBeSeenWhatItIsFor() {
        isKnownByItsCall = true;
        showsUntilItMust(object -> Optional.empty());
        approve(creation());
        cluster.pass(vendor);
        var id = vendor.objects.keySet().iterator().next();
        cluster.desired = new Toy.Desired("news", "green");
        approve(vendor.plan(
                cluster.desired,
                new Observation.Present<>(vendor.objects.get(id), clock.instant()),
                cluster.status(),
                clock.instant()));
        edited("green");
        assertThat(live()).isInstanceOf(Standing.InSync.class);
        hasOne("green");

        vendor.put(id, "news", "red");

        assertThat(live()).isInstanceOf(Standing.Held.class);
        hasOne("red");
    }

    /** Somebody edits the manifest while a call of the one before is under way, so that its status cannot be written. */
    private void editedMeanwhile(String sent, String next) {
        underWay = () -> {
            underWay = () -> {};
            cluster.desired = new Toy.Desired("news", next);
            cluster.generation++;
            cluster.annotate(cluster.stored.annotation());
        };
        assertThatThrownBy(() -> edited(sent)).isInstanceOf(Superseded.class);
    }

    @Test
    void areNotTakenForCarriedOutWhereTheStatusOfTheOneBeforeIsLost() {
        cluster.settleDown(vendor);
        showsUntilItMust(object -> object.map(is -> is.painted("red")));
        editedMeanwhile("green", "red");

        assertThat(cluster.pass(vendor).standing()).isNotInstanceOf(Standing.InSync.class);
        assertThat(live()).isInstanceOf(Standing.InSync.class);
        hasOne("red");
        assertThat(cluster.told).extracting(Announcement::reason).doesNotContain("DriftCorrected");
    }

    @Test
    void sendNothingAgainWhereTheStatusOfTheOneBeforeIsLost() {
        cluster.settleDown(vendor);
        showsUntilItMust(object -> object.map(is -> is.painted("red")));
        editedMeanwhile("green", "green");

        assertThat(live()).isInstanceOf(Standing.InSync.class);
        assertThat(sent("paint")).isOne();
    }
}
