package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {

    private static final Claimant OLDER = claimant("older", "u1", 1);
    private static final Claimant YOUNGER = claimant("younger", "u2", 2);

    private final Claims claims = new Claims();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the older one owns it,                         1, a, 2, b, first",
        "also if the younger one came first,            2, a, 1, b, second",
        "of two that are as old the lower uid owns it,  1, b, 1, a, second",
        "one who claims again under the same uid is one, 1, a, 1, a, second",
    })
    void decidesWhoseItIs(String why, int firstAge, String firstUid, int secondAge, String secondUid, String owner) {
        claims.claim("object", claimant("first", firstUid, firstAge));
        claims.claim("object", claimant("second", secondUid, secondAge));

        assertThat(claims.owner("object")).as(why).map(Claimant::name).contains(owner);
    }

    @Test
    void tellsTheYoungerWhoOwnsItAndTheOlderNothing() {
        assertThat(claims.claim("object", YOUNGER)).isEmpty();
        assertThat(claims.claim("object", OLDER)).isEmpty();

        assertThat(claims.claim("object", YOUNGER)).contains(OLDER);
        assertThat(claims.conflict("object", OLDER)).isEmpty();
    }

    @Test
    void claimsNothingByAsking() {
        assertThat(claims.conflict("object", OLDER)).isEmpty();

        assertThat(claims.owner("object")).isEmpty();
    }

    @Test
    void passesItOnToTheNextWhenTheOwnerLetsGo() {
        claims.claim("object", OLDER);
        claims.claim("object", YOUNGER);

        claims.release("object", OLDER);

        assertThat(claims.owner("object")).contains(YOUNGER);
        assertThat(claims.conflict("object", YOUNGER)).isEmpty();
    }

    @Test
    void leavesTheOwnersClaimAloneWhenAnotherLetsGo() {
        claims.claim("object", OLDER);

        claims.release("object", YOUNGER);

        assertThat(claims.owner("object")).contains(OLDER);
    }

    private static Claimant claimant(String name, String uid, int second) {
        return new Claimant("default", name, uid, Instant.ofEpochSecond(second));
    }
}
