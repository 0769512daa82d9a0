package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vendors that show, keep or answer something else than they were sent: an hour of each. */
class OddVendorsTest {
    private static final Duration CHECK = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LIMIT = WriteLimits.DEFAULT.perHour();

    private final Steps steps = Steps.undisturbed();
    private final SteppedClock clock = new SteppedClock(ToyCluster.CLOCK.instant());
    private final ToyVendor vendor = new ToyVendor(steps);
    private final ToyCluster cluster = new ToyCluster(steps);
    private final List<Standing> standings = new ArrayList<>();

    OddVendorsTest() {
        vendor.clock = clock;
        cluster.clock = clock;
        cluster.limits = WriteLimits.DEFAULT;
    }

    /** What the vendor makes of a colour that it was sent. */
    enum Oddity {
        NEVER_SHOWN,
        SHOWN_IN_CAPITALS,
        ROUNDED,
        FILLED_IN;

        String shown(String colour) {
            return switch (this) {
                case NEVER_SHOWN -> "";
                case SHOWN_IN_CAPITALS -> colour.toUpperCase(Locale.ROOT);
                case ROUNDED -> colour.substring(0, 1);
                case FILLED_IN -> colour + "-by-default";
            };
        }
    }

    /** Passes as the cluster makes them: when one asks for it, and with each check of the list. */
    private void live(Duration time) {
        var end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            var pass = cluster.pass(vendor);
            standings.add(pass.standing());
            var wait = pass.again().filter(again -> again.compareTo(CHECK) < 0).orElse(CHECK);
            clock.advance(wait.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : wait);
        }
    }

    private long sent(String call) {
        return steps.log().stream().filter(call::equals).count();
    }

    private Standing last() {
        return standings.getLast();
    }

    @ParameterizedTest
    @EnumSource
    void sendsAChangeThatIsNotShownAsSentAFewTimesInTheHourAndSaysSo(Oddity oddity) {
        vendor.shown = object -> object.map(is -> is.painted(oddity.shown(is.colour())));

        live(HOUR);

        assertThat(sent("create")).isOne();
        assertThat(sent("paint")).isEqualTo(LIMIT);
        assertThat(last()).isInstanceOfSatisfying(Standing.NotConverging.class, standing -> {
            assertThat(standing.usable()).isTrue();
            assertThat(standing.message()).contains("spec.colour: ", " -> red", "declare what the vendor keeps");
        });
        assertThat(cluster.told).extracting(Announcement::reason).doesNotContain("DriftCorrected");
    }

    @Test
    void goesOnOnceAnHour() {
        vendor.shown = object -> object.map(is -> is.painted("other"));

        live(HOUR.multipliedBy(10));

        assertThat(sent("paint")).isBetween(LIMIT + 8L, LIMIT + 10L);
        assertThat(last()).isInstanceOf(Standing.NotConverging.class);
        assertThat(vendor.refreshed.values())
                .as("what no list shows is read again before the next time that it may be sent")
                .singleElement()
                .satisfies(readBefore -> assertThat(readBefore)
                        .isAfter(clock.instant().minus(HOUR).minus(CHECK)));
    }

    @Test
    void isInSyncAsSoonAsTheVendorShowsWhatItWasSent() {
        vendor.shown = object -> object.map(is -> is.painted("other"));
        live(HOUR);

        vendor.shown = object -> object;
        live(CHECK);

        assertThat(last()).isInstanceOf(Standing.InSync.class);
    }

    @Test
    void startsAnewWithAnotherManifest() {
        vendor.shown = object -> object.map(is -> is.painted("other"));
        live(HOUR);
        var before = sent("paint");

        cluster.generation++;
        live(HOUR);

        assertThat(sent("paint") - before).isEqualTo(LIMIT);
    }

    @Test
    void writesOnceWhereReadsLagBehindWrites() {
        live(CHECK);
        var edited = clock.instant();
        cluster.desired = new Toy.Desired("news", "green");
        cluster.generation++;
        vendor.shown = object ->
                clock.instant().isBefore(edited.plusSeconds(10)) ? object.map(is -> is.painted("red")) : object;

        live(HOUR);

        assertThat(sent("paint")).isOne();
        assertThat(last()).isInstanceOf(Standing.InSync.class);
    }

    /** What a status says in whole seconds must not make the pause shorter than reads may lag. */
    @Test
    void writesOnceWhereReadsLagAsLongAsTheyMay() {
        clock.advance(Duration.ofMillis(950));
        live(CHECK);
        var edited = clock.instant();
        cluster.desired = new Toy.Desired("news", "green");
        cluster.generation++;
        var visible = edited.plus(WriteLimits.DEFAULT.visibility()).minusMillis(1);
        vendor.shown = object -> clock.instant().isBefore(visible) ? object.map(is -> is.painted("red")) : object;

        live(HOUR);

        assertThat(sent("paint")).isOne();
        assertThat(last()).isInstanceOf(Standing.InSync.class);
    }

    @Test
    void makesOneObjectThatIsShownAsLateAsItMayBeAndCallsItNotLost() {
        clock.advance(Duration.ofMillis(950));
        var visible = clock.instant().plus(WriteLimits.DEFAULT.visibility()).minusMillis(1);
        vendor.shown = object -> clock.instant().isBefore(visible) ? Optional.empty() : object;

        live(HOUR);

        assertThat(sent("create")).isOne();
        assertThat(last()).isInstanceOf(Standing.InSync.class);
        assertThat(cluster.told).extracting(Announcement::reason).doesNotContain("Lost");
    }

    @Test
    void judgesByWhatWasSeenAfterTheVendorHadToShowIt() {
        live(CHECK);
        var shownAt = clock.instant();
        cluster.desired = new Toy.Desired("news", "green");
        cluster.generation++;
        var slow = new ToyVendor(steps) {
            @Override
            public Observation<Toy.Observed> observe(Target target, String id) {
                return distrusted.remove(id)
                        ? super.observe(target, id)
                        : new Observation.Present<>(new Toy.Observed(id, "news", "red", false), shownAt);
            }
        };
        slow.clock = clock;
        slow.objects.putAll(vendor.objects);
        for (var passes = 0; passes < 6; passes++) {
            standings.add(cluster.pass(slow).standing());
            clock.advance(Duration.ofSeconds(31));
        }

        assertThat(sent("paint")).isOne();
        assertThat(standings).anyMatch(Standing.InSync.class::isInstance);
    }

    @Test
    void makesAFewObjectsAtMostOfAVendorThatForgetsThem() {
        vendor.shown = object -> Optional.empty();

        live(HOUR);

        assertThat(sent("create")).isEqualTo(LIMIT);
        assertThat(last())
                .isInstanceOfSatisfying(
                        Standing.NotConverging.class,
                        standing -> assertThat(standing.usable()).isFalse());
    }

    @Test
    void endsWritesThatAreAnsweredWithGoneWhileTheObjectIsShown() {
        live(CHECK);
        cluster.desired = new Toy.Desired("news", "green");
        cluster.generation++;
        vendor.refusals.put("paint", new Failure.Gone("1217: the channel does not exist"));

        live(HOUR);

        assertThat(sent("paint")).isEqualTo(LIMIT);
        assertThat(last()).isInstanceOf(Standing.NotConverging.class);
    }

    @Test
    void endsWritesWhoseAnswersAreLost() {
        live(CHECK);
        cluster.desired = new Toy.Desired("news", "green");
        cluster.generation++;
        vendor.refusals.put("paint", new Failure.Unknown("no answer"));

        live(HOUR);

        assertThat(sent("paint")).isEqualTo(LIMIT);
    }

    @Test
    void goesOnWithABanEveryMinuteAndSaysSo() {
        live(CHECK);
        vendor.more.add(Toy.Call.ban("id-1"));

        live(HOUR);

        assertThat(sent("ban")).isBetween(55L, 65L);
        assertThat(standings.subList(standings.size() - 20, standings.size()))
                .anyMatch(Standing.NotConverging.class::isInstance)
                .noneMatch(Standing.Applied.class::isInstance);
    }

    @Test
    void boundsAllWritesOfAVendorThatMakesUpSomethingElseEachTime() {
        var made = new int[1];
        var inventive = new ToyVendor(steps) {
            @Override
            public Plan<Toy.Call> plan(
                    Toy.Desired desired, Observation<Toy.Observed> observed, Toy.Status memory, Instant now) {
                var field = new FieldChange(
                        "spec.more[" + ++made[0] + "]", "made up", "(none)", FieldChange.Cause.OBSERVED);
                return observed instanceof Observation.Present<Toy.Observed>(var object, var at)
                        ? new Plan<>(List.of(new Change<>(Toy.Call.paint(object.id(), "red"), List.of(field))))
                        : super.plan(desired, observed, memory, now);
            }
        };
        inventive.clock = clock;
        var end = clock.instant().plus(HOUR);
        while (clock.instant().isBefore(end)) {
            cluster.pass(inventive);
            clock.advance(Duration.ofSeconds(10));
        }

        assertThat(sent("paint")).isLessThanOrEqualTo(10L * LIMIT);
    }

    @Test
    void forgetsWhatIsLongAgo() {
        live(CHECK);
        for (var day = 0; day < 10; day++) {
            vendor.objects.computeIfPresent("id-1", (id, object) -> object.painted("blue"));
            live(CHECK.multipliedBy(2));
            assertThat(last()).isInstanceOf(Standing.InSync.class);
            clock.advance(Duration.ofDays(1));
        }

        assertThat(sent("paint")).isEqualTo(10);
    }
}
