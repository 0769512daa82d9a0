package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final Claimant FIRST = new Claimant("default", "first", "u2", "channel");
    private static final Claimant SECOND = new Claimant("default", "second", "u1", "channel");
    private static final Claimant TASK = new Claimant("default", "task", "u3", "task");

    private final Claims claims = new Claims();

    @Test
    void whoeverWasLetFirstHasItUntilItLetsGo() {
        assertThat(claims.claim("object", FIRST)).isEmpty();
        assertThat(claims.claim("object", SECOND)).contains(FIRST);
        assertThat(claims.claim("object", FIRST)).as("again").isEmpty();
        assertThat(claims.holds("object", FIRST)).isTrue();
        assertThat(claims.holds("object", SECOND)).isFalse();

        claims.release("object", FIRST);

        assertThat(claims.owner("object")).as("a refused claim keeps no place").isEmpty();
        assertThat(claims.claim("object", SECOND)).isEmpty();
        assertThat(claims.owner("object")).contains(SECOND);
    }

    @Test
    void claimsNothingByAsking() {
        assertThat(claims.other("object", FIRST)).isEmpty();

        assertThat(claims.owner("object")).isEmpty();
    }

    @Test
    void leavesTheOwnersClaimAloneWhenAnotherLetsGo() {
        claims.claim("object", FIRST);

        claims.release("object", SECOND);

        assertThat(claims.owner("object")).contains(FIRST);
        assertThat(claims.other("object", SECOND)).contains(FIRST);
    }

    @Test
    void theSameIdInAnotherSpaceIsAnotherObject() {
        claims.claim("1001", FIRST);

        assertThat(claims.claim("1001", TASK)).isEmpty();
        assertThat(claims.holds("1001", TASK)).isTrue();

        claims.release("1001", FIRST);
        assertThat(claims.owner("1001")).contains(TASK);
    }

    @Test
    void whatIsTakenOverIsNotClaimedBackByTheOneThatGivesIt() {
        claims.claim("object", FIRST);

        assertThat(claims.takeOver("object", SECOND, List.of(FIRST))).isEmpty();

        assertThat(claims.claim("object", FIRST))
                .as("a last look claims it again")
                .contains(SECOND);
        assertThat(claims.owner("object")).contains(SECOND);
    }

    @Test
    void aClaimAgainJustBeforeTheTakeoverDoesNotStopIt() {
        claims.claim("object", FIRST);
        claims.release("object", FIRST);
        claims.claim("object", FIRST);

        assertThat(claims.takeOver("object", SECOND, List.of(FIRST))).isEmpty();
    }

    @Test
    void takingOverFromOneDoesNotTakeFromAnother() {
        claims.claim("object", FIRST);
        claims.claim("object", TASK);

        assertThat(claims.takeOver("object", SECOND, List.of())).contains(FIRST);
        assertThat(claims.takeOver("object", SECOND, List.of(TASK))).contains(FIRST);
    }
}
