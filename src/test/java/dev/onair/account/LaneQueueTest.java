package dev.onair.account;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneQueueTest {

    private record Guest(Lane lane, Caller caller, long number) implements LaneQueue.Waiting {}

    private final LaneQueue<Guest> queue = new LaneQueue<>();
    private long arrivals;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "alone,                                  WRITE:a,                                   a, 0",
        "by its own arrival,                     WRITE:a WRITE:b WRITE:c,                   c, 2",
        "higher lanes first,                     WRITE:a DELETE:b DELETE:c EMERGENCY:d,     a, 3",
        "lower lanes do not count,               READ:a BACKGROUND:b WRITE:c,               c, 0",
        "tenants take turns,                     WRITE:x/1 WRITE:x/2 WRITE:x/3 WRITE:y/1,   y/1, 1",
        "behind one turn of each other,          WRITE:x/1 WRITE:x/2 WRITE:x/3 WRITE:y/1,   x/2, 2",
        "the first of several of its calls,      WRITE:a WRITE:b READ:b,                    b, 1",
    })
    void saysHowManyCallsAreBeforeACallers(String why, String arriving, String caller, int before) {
        arriveAll(arriving);

        assertThat(queue.before(caller)).as(why).hasValue(before);
        assertThat(queue.before("nobody")).isEmpty();
    }

    @Test
    void saysOfEachHowManyLeaveBeforeIt() {
        for (var tenant : new String[] {"x", "y", "z"}) {
            for (var call = 0; call < 1 + tenant.charAt(0) - 'x'; call++) {
                arrive(Lane.WRITE, tenant + "/" + call);
            }
        }
        var expected = new ArrayList<String>();
        var said = new java.util.TreeMap<Integer, String>();
        for (var name : new String[] {"x/0", "y/0", "y/1", "z/0", "z/1", "z/2"}) {
            said.put(queue.before(name).orElseThrow(), name);
        }
        while (queue.everydayWaits()) {
            expected.add(queue.takeEveryday().orElseThrow().caller().id());
        }

        assertThat(said.values()).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "first come first served within a lane,    WRITE WRITE WRITE,                     WRITE1 WRITE2 WRITE3",
        "a higher lane goes before earlier ones,   BACKGROUND SNAPSHOT READ WRITE DELETE, DELETE5 WRITE4 READ3"
                + " SNAPSHOT2 BACKGROUND1",
        "emergencies are not everyday,             EMERGENCY READ,                        READ2",
    })
    void letsGo(String why, String arriving, String expected) {
        for (var lane : arriving.split(" ", -1)) {
            arrive(Lane.valueOf(lane), "somebody");
        }

        assertThat(everydayTurns(10)).as(why).isEqualTo(expected);
    }

    @Test
    void givesEveryTwentiethTurnToTheLowerLanesInTurn() {
        fill(Lane.DELETE, 200);
        fill(Lane.READ, 10);
        fill(Lane.BACKGROUND, 10);

        var turns = IntStream.range(0, 80)
                .mapToObj(turn -> queue.takeEveryday().orElseThrow().lane())
                .toList();

        assertThat(IntStream.range(0, 80)
                        .filter(turn -> turns.get(turn) != Lane.DELETE)
                        .mapToObj(turn -> turn + 1 + " " + turns.get(turn)))
                .containsExactly("20 READ", "40 BACKGROUND", "60 READ", "80 BACKGROUND");
    }

    @Test
    void takesNothingFromALaneThatWaitsAlone() {
        fill(Lane.WRITE, 100);

        assertThat(everydayTurns(100)).startsWith("WRITE1 WRITE2").endsWith("WRITE99 WRITE100");
    }

    @Test
    void emptiesEveryLaneUnderAnEndlessBacklogOfUrgentCalls() {
        for (var lane : Lane.values()) {
            fill(lane, lane == Lane.DELETE ? 1000 : 3);
        }

        Map<Lane, Long> turns = IntStream.range(0, 15 * LaneQueue.TURNS_PER_LOW_TURN)
                .mapToObj(turn -> queue.takeEveryday().orElseThrow().lane())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(turns)
                .containsEntry(Lane.EDIT, 3L)
                .containsEntry(Lane.WRITE, 3L)
                .containsEntry(Lane.READ, 3L)
                .containsEntry(Lane.SNAPSHOT, 3L)
                .containsEntry(Lane.BACKGROUND, 3L);
    }

    @Test
    void givesOneWhoComesAgainTheOldPlaceBack() {
        fill(Lane.WRITE, 3);
        var first = queue.takeEveryday().orElseThrow();

        queue.addAgain(first);

        assertThat(everydayTurns(3)).isEqualTo("WRITE1 WRITE2 WRITE3");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "one after the other,                          a/1 a/2 a/3 b/4 b/5,    a/1 b/4 a/2 b/5 a/3",
        "who comes late waits for one turn of each,    a/1 a/2 a/3 b/4 b/5 c/6, a/1 b/4 c/6 a/2 b/5 a/3",
        "the account itself is one of them,            a/1 a/2 /3 a/4 /5,      a/1 /3 a/2 /5 a/4",
    })
    void letsTenantsTakeTurnsWithinALane(String why, String arriving, String expected) {
        for (var owner : arriving.split(" ", -1)) {
            arrive(Lane.WRITE, owner);
        }

        assertThat(callersInTurn()).as(why).isEqualTo(expected);
    }

    @Test
    void givesATenantTheTurnBackThatCameToNothing() {
        arrive(Lane.WRITE, "a/1");
        arrive(Lane.WRITE, "a/2");
        arrive(Lane.WRITE, "b/3");
        var first = queue.takeEveryday().orElseThrow();

        queue.addAgain(first);

        assertThat(everydayTurns(3)).isEqualTo("WRITE1 WRITE3 WRITE2");
    }

    @Test
    void takesEmergenciesOfTenantsInTurnToo() {
        arrive(Lane.EMERGENCY, "a/1");
        arrive(Lane.EMERGENCY, "a/2");
        arrive(Lane.EMERGENCY, "b/3");

        assertThat(IntStream.range(0, 3)
                        .mapToObj(turn ->
                                queue.takeEmergency().orElseThrow().caller().id()))
                .containsExactly("a/1", "b/3", "a/2");
    }

    @Test
    void forgetsATenantWhoseLastCallWasRecalled() {
        arrive(Lane.WRITE, "a/1");
        arrive(Lane.WRITE, "b/2");

        queue.of("a/1").forEach(queue::remove);

        assertThat(everydayTurns(3)).isEqualTo("WRITE2");
        assertThat(queue.everydayWaits()).isFalse();
    }

    @Test
    void findsAllOfOneOwnerAndNobodyElse() {
        arrive(Lane.WRITE, "a");
        arrive(Lane.READ, "b");
        arrive(Lane.EMERGENCY, "a");

        assertThat(queue.of("a")).extracting(Guest::number).containsExactly(1L, 3L);
        queue.of("a").forEach(queue::remove);
        assertThat(everydayTurns(3)).isEqualTo("READ2");
        assertThat(queue.emergencyWaits()).isFalse();
        assertThat(queue.of("a")).isEmpty();
    }

    /** What is edited goes before what is created; who edits without end does not keep others from creating. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "edits first where one tenant creates,      WRITE:a/1 WRITE:a/2 EDIT:a/3 EDIT:a/4,           a/3 a/4 a/1 a/2",
        "an edit does not wait for creations,       WRITE:a/1 WRITE:a/2 EDIT:b/3,                    b/3 a/1 a/2",
        "one turn of each,                          WRITE:a/1 WRITE:a/2 EDIT:b/3 EDIT:b/4 EDIT:b/5,  b/3 a/1 b/4 a/2 b/5",
        "one for all that others create in a turn,  WRITE:a/1 WRITE:c/2 WRITE:a/3 EDIT:b/4 EDIT:b/5, b/4 a/1 c/2 b/5 a/3",
        "edits of several,                          WRITE:a/1 WRITE:a/2 EDIT:b/3 EDIT:c/4 EDIT:b/5,  b/3 c/4 a/1 b/5 a/2",
        "its own edits in its own turn,             WRITE:a/1 WRITE:b/2 EDIT:a/3 EDIT:a/4,           a/3 a/4 b/2 a/1",
    })
    void editsGoBeforeWhatIsCreatedAndInTurnWithThatOfOthers(String why, String arriving, String expected) {
        arriveAll(arriving);

        assertThat(callersInTurn()).as(why).isEqualTo(expected);
    }

    @Test
    void anotherTenantsEndlessEditsLeaveATenantItsShareForWhatItCreates() {
        for (int i = 0; i < 400; i++) {
            arrive(Lane.EDIT, "many/" + i);
            arrive(Lane.READ, "many/read" + i);
            arrive(Lane.SNAPSHOT, "/page" + i);
            arrive(Lane.BACKGROUND, "/details" + i);
            arrive(Lane.WRITE, "few/" + i);
        }

        assertThat(IntStream.range(0, 160)
                        .filter(turn -> queue.takeEveryday().orElseThrow().lane() == Lane.WRITE)
                        .count())
                .isBetween(75L, 77L);
    }

    @Test
    void anEditWhoseTurnCameToNothingGoesFirstAgain() {
        arrive(Lane.WRITE, "a/1");
        arrive(Lane.EDIT, "b/2");
        var edit = queue.takeEveryday().orElseThrow();

        queue.addAgain(edit);

        assertThat(everydayTurns(2)).isEqualTo("EDIT2 WRITE1");
    }

    /** It has one that waits at a time, as who edits a manifest in a loop. */
    @Test
    void neitherDoEditsThatComeOneAfterTheOther() {
        for (int i = 0; i < 100; i++) {
            arrive(Lane.WRITE, "few/" + i);
        }
        var created = 0;
        for (int turn = 0; turn < 100; turn++) {
            arrive(Lane.EDIT, "many/edit");
            created += queue.takeEveryday().orElseThrow().lane() == Lane.WRITE ? 1 : 0;
            queue.of("many/edit").forEach(queue::remove);
        }

        assertThat(created).isEqualTo(50);
    }

    private void fill(Lane lane, int count) {
        Collections.nCopies(count, lane).forEach(each -> arrive(each, "somebody"));
    }

    private void arrive(Lane lane, String owner) {
        queue.add(new Guest(lane, Callers.caller(owner), ++arrivals));
    }

    /** @param arriving lanes and owners, such as {@code WRITE:a/1 EDIT:b/2} */
    private void arriveAll(String arriving) {
        for (var call : arriving.split(" ", -1)) {
            var parts = call.split(":", -1);
            arrive(Lane.valueOf(parts[0]), parts[1]);
        }
    }

    /** All that arrived, as they leave. */
    private String callersInTurn() {
        return IntStream.range(0, (int) arrivals)
                .mapToObj(turn -> queue.takeEveryday().orElseThrow().caller().id())
                .collect(joining(" "));
    }

    private String everydayTurns(int most) {
        var turns = new ArrayList<Guest>();
        for (int turn = 0; turn < most; turn++) {
            queue.takeEveryday().ifPresent(turns::add);
        }
        return turns.stream().map(guest -> guest.lane() + "" + guest.number()).collect(joining(" "));
    }
}
