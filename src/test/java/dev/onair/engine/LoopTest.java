package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoopTest {
    private final Steps steps = Steps.undisturbed();
    private final ToyVendor vendor = new ToyVendor(steps);
    private final ToyCluster cluster = new ToyCluster(steps);

    private String id() {
        return vendor.objects.keySet().iterator().next();
    }

    private void paintedByAnother(String colour) {
        vendor.objects.computeIfPresent(id(), (id, object) -> object.painted(colour));
    }

    @Test
    void marksTheAttemptBeforeTheSendAndBindsTheIdAfterIt() {
        cluster.pass(vendor);

        assertThat(steps.log()).containsExactly("save", "create", "bind id-1", "save");
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
        assertThat(attempt.unansweredAt).as("when the answer was given up").isEqualTo("2026-11-21T12:00:00Z");
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

    /** Which may have been seen long ago: it is asked for again, and said when. */
    @Test
    void looksAgainAtWhatNoCallChanges() {
        cluster.settleDown(vendor);
        vendor.impossible = Optional.of("it has another shape");

        var pass = cluster.pass(vendor);

        assertThat(pass.standing())
                .isEqualTo(new Standing.Refused(
                        "Immutable",
                        "it has another shape; looked at again about every 30 minutes, and at once by"
                                + " onair.dev/sync-at"));
        assertThat(vendor.refreshed)
                .containsExactly(Map.entry("id-1", vendor.clock.instant().minus(Duration.ofMinutes(30))));
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
                        "save", "create", "save", "find", "save", "find", "save", "create", "bind id-1", "save");
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
        new Loop<>(vendor, ToyCluster.CLOCK, new java.util.Random(1), ToyCluster.LIMITS).pass(changing, new Nowhere());
        var steady = cluster.subject(cluster.stored);

        new Loop<>(vendor, ToyCluster.CLOCK, new java.util.Random(1), ToyCluster.LIMITS).pass(steady, new Nowhere());

        assertThat(changing.outputs()).isEmpty();
        assertThat(steady.outputs()).hasSize(1);
    }

    @Test
    void comesAgainWhenItIsDueHoweverLongThePassItselfTook() {
        cluster.settleDown(vendor);
        var start = ToyCluster.CLOCK.instant();
        vendor.due = Optional.of(start.plus(Duration.ofMinutes(10)));
        var slow = new SlowClock(start);

        var pass = new Loop<>(vendor, slow, new java.util.Random(1), ToyCluster.LIMITS)
                .pass(cluster.subject(cluster.stored), new Nowhere());

        assertThat(slow.now).isAfter(start.plus(SlowClock.STEP));
        assertThat(pass.again().map(slow.now::plus)).isEqualTo(vendor.due);
    }

    /** Each look at it comes a minute after the one before. */
    private static final class SlowClock extends Clock {
        static final Duration STEP = Duration.ofMinutes(1);

        private Instant now;

        SlowClock(Instant start) {
            this.now = start;
        }

        @Override
        public Instant instant() {
            now = now.plus(STEP);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
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
