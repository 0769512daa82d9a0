package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final ManualClock clock = new ManualClock();
    private final List<String> woken = new ArrayList<>();
    private final Admission door = new Admission(2, clock, resource -> woken.add(resource.uid()));

    private static Caller pass(String uid) {
        return pass("tenant", uid);
    }

    private static Caller pass(String tenant, String uid) {
        return new Target("LiveChannel", new ObjectKey(tenant, uid), uid).caller();
    }

    private Optional<Admission.Seat> enter(Lane lane, String uid) {
        return door.enter(lane, pass(uid));
    }

    private Admission.Seat seat(Lane lane, String uid) {
        return enter(lane, uid).orElseThrow();
    }

    /** A pass that asks for one call and ends without it. */
    private void defer(Lane lane, String uid) {
        assertThat(enter(lane, uid)).isEmpty();
        door.passEnded(uid);
    }

    @Test
    void letsSoManyWaitAndHasTheOthersComeWhenASeatIsFree() {
        var one = seat(Lane.WRITE, "one");
        var two = seat(Lane.WRITE, "two");
        defer(Lane.WRITE, "three");
        defer(Lane.WRITE, "four");
        assertThat(woken).isEmpty();

        one.leave();
        one.leave();
        assertThat(woken).containsExactly("three");
        two.leave();
        assertThat(woken).containsExactly("three", "four");
        assertThat(enter(Lane.WRITE, "three")).isPresent();
    }

    @Test
    void aSeatIsKeptForWhomItCalledIn() {
        var one = seat(Lane.WRITE, "one");
        assertThat(enter(Lane.WRITE, "two")).isPresent();
        defer(Lane.WRITE, "three");
        one.leave();

        assertThat(enter(Lane.WRITE, "quicker")).isEmpty();
        assertThat(enter(Lane.WRITE, "three")).isPresent();
    }

    @Test
    void theMostUrgentLaneIsCalledInFirst() {
        var one = seat(Lane.READ, "one");
        assertThat(enter(Lane.READ, "two")).isPresent();
        defer(Lane.READ, "reads");
        defer(Lane.WRITE, "writes");
        defer(Lane.DELETE, "deletes");

        one.leave();
        assertThat(woken).containsExactly("deletes");
        assertThat(door.before("writes")).hasValue(0);
        assertThat(door.before("reads")).hasValue(1);
    }

    /** Its turn comes before that of those who have the seats; a wave of edits has no more of them than anybody. */
    @Test
    void anEditIsLetInBesideTheSeatsWhileNoOtherOneIsAtTheDoor() {
        seat(Lane.WRITE, "one");
        seat(Lane.WRITE, "two");
        defer(Lane.WRITE, "creates");

        var edit = seat(Lane.EDIT, "edit");
        defer(Lane.EDIT, "another");
        assertThat(woken).isEmpty();

        edit.leave();
        assertThat(woken).containsExactly("another");
        assertThat(enter(Lane.EDIT, "a third")).isEmpty();
        assertThat(enter(Lane.EDIT, "another")).isPresent();
    }

    @Test
    void tenantsTakeTurns() {
        var one = seat(Lane.WRITE, "one");
        var two = seat(Lane.WRITE, "two");
        var few = door.enter(Lane.WRITE, pass("few", "few-0")).orElseThrow();
        for (var i = 0; i < 5; i++) {
            defer(Lane.WRITE, "many-" + i);
        }
        assertThat(door.enter(Lane.WRITE, pass("few", "few-1"))).isEmpty();

        one.leave();
        assertThat(woken).as("three are in, and there are two seats").isEmpty();
        two.leave();
        few.leave();
        assertThat(woken).containsExactly("many-0", "few-1");
    }

    @Test
    void aTenantThatHasNobodyAtTheDoorIsLetIn() {
        assertThat(enter(Lane.WRITE, "one")).isPresent();
        assertThat(enter(Lane.WRITE, "two")).isPresent();
        defer(Lane.WRITE, "three");

        assertThat(door.enter(Lane.READ, pass("other", "first"))).isPresent();
        assertThat(door.enter(Lane.READ, pass("other", "second"))).isEmpty();
    }

    @Test
    void anEmergencyAndWhoIsNoPassNeedNoSeat() {
        assertThat(enter(Lane.WRITE, "one")).isPresent();
        assertThat(enter(Lane.WRITE, "two")).isPresent();

        assertThat(enter(Lane.EMERGENCY, "ban")).isPresent();
        assertThat(door.enter(Lane.BACKGROUND, Caller.account("walk"))).isPresent();
        assertThat(enter(Lane.WRITE, "three")).isEmpty();
    }

    @Test
    void aPassThatHadASeatIsAdmittedUntilItEnds() {
        seat(Lane.WRITE, "one").leave();
        assertThat(enter(Lane.WRITE, "two")).isPresent();
        assertThat(enter(Lane.WRITE, "three")).isPresent();

        assertThat(enter(Lane.WRITE, "one")).isPresent();
        door.passEnded("one");
        assertThat(enter(Lane.WRITE, "one")).isEmpty();
    }

    @Test
    void oneThatIsCalledInBeforeItsPassEndedKeepsItsSeat() {
        var one = seat(Lane.WRITE, "one");
        assertThat(enter(Lane.WRITE, "two")).isPresent();
        assertThat(enter(Lane.WRITE, "three")).isEmpty();
        one.leave();
        door.passEnded("three");

        assertThat(enter(Lane.WRITE, "three")).isPresent();
    }

    @Test
    void whatAPassDoesNotAskForAgainIsGivenUp() {
        var one = seat(Lane.WRITE, "one");
        assertThat(enter(Lane.WRITE, "two")).isPresent();
        defer(Lane.WRITE, "three");
        defer(Lane.WRITE, "four");
        door.passEnded("three");
        assertThat(door.waiting(Lane.WRITE)).isEqualTo(1);

        one.leave();
        assertThat(woken).containsExactly("four");
        // It was woken, and had nothing to call for any more.
        door.passEnded("four");
        assertThat(enter(Lane.WRITE, "five")).isPresent();
    }

    @Test
    void oneThatWantsSomethingMoreUrgentMovesUp() {
        var one = seat(Lane.WRITE, "one");
        assertThat(enter(Lane.WRITE, "two")).isPresent();
        defer(Lane.WRITE, "three");
        defer(Lane.READ, "four");
        defer(Lane.DELETE, "four");

        one.leave();
        assertThat(woken).containsExactly("four");
        assertThat(door.waiting(Lane.READ)).isZero();
    }

    @Test
    void oneThatDoesNotComeLosesItsSeatAfterAMinute() {
        var one = seat(Lane.WRITE, "one");
        assertThat(enter(Lane.WRITE, "two")).isPresent();
        defer(Lane.WRITE, "gone");
        defer(Lane.WRITE, "four");
        one.leave();
        assertThat(woken).containsExactly("gone");

        clock.advance(Admission.LONGEST_WAY.minus(Duration.ofMillis(1)));
        assertThat(woken).containsExactly("gone");
        clock.advance(Duration.ofMillis(1));
        assertThat(woken).containsExactly("gone", "four");
    }

    @Test
    void oneThatCameIsNotMissed() {
        var one = seat(Lane.WRITE, "one");
        assertThat(enter(Lane.WRITE, "two")).isPresent();
        defer(Lane.WRITE, "three");
        one.leave();
        assertThat(enter(Lane.WRITE, "three")).isPresent();

        assertThat(clock.alarms()).isZero();
    }

    @Test
    void whoIsRecalledLeavesTheQueue() {
        var one = seat(Lane.WRITE, "one");
        assertThat(enter(Lane.WRITE, "two")).isPresent();
        defer(Lane.WRITE, "three");
        defer(Lane.WRITE, "four");
        door.recall("three");

        one.leave();
        assertThat(woken).containsExactly("four");
        door.recall("four");
        assertThat(enter(Lane.WRITE, "five")).isPresent();
    }

    @Test
    void aLaneThatIsRecalledIsWokenToLookAgain() {
        assertThat(enter(Lane.WRITE, "one")).isPresent();
        assertThat(enter(Lane.WRITE, "two")).isPresent();
        defer(Lane.DELETE, "three");
        defer(Lane.WRITE, "four");
        door.recall(Lane.DELETE);

        assertThat(woken).containsExactly("three");
        assertThat(door.waiting(Lane.DELETE)).isZero();
        assertThat(door.waiting(Lane.WRITE)).isEqualTo(1);
    }
}
