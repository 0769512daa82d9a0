package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said of calls that failed. */
class FailuresTest {
    @Test
    void namesACodeOnce() {
        assertThat(Failures.text(new Failure.Rejected(
                        "LIVE.103011018",
                        "It exists. Choose another name (Huawei Cloud code LIVE.103011001, HTTP 400)")))
                .isEqualTo("the vendor refused: It exists. Choose another name (Huawei Cloud code LIVE.103011001, HTTP"
                        + " 400)");
        assertThat(Failures.coded("1001", "wrong token (CDNetworks code 1001)"))
                .isEqualTo(": wrong token (CDNetworks code 1001)");
    }

    @Test
    void namesTheCodeWhereTheMessageDoesNot() {
        assertThat(Failures.text(new Failure.Rejected("1004", "pushDomain")))
                .isEqualTo("the vendor refused with code 1004: pushDomain");
    }

    @Test
    void doesNotSayThatTheVendorRefusedWhatItWasNotAsked() {
        var unsent = Failure.Rejected.unsent("channel x belongs to another resource", RefusalKind.Taken);

        assertThat(Failures.text(unsent)).isEqualTo("channel x belongs to another resource");
    }

    /** The vendor may well have answered, with something that says neither yes nor no. */
    @Test
    void doesNotCallAnAnswerLostThatCame() {
        var pass = new Failures(new Random(1)).pass(new Failure.Unknown("startForwardTask: HTTP 400 (code 5555)"), 0);

        assertThat(pass.standing())
                .isInstanceOfSatisfying(
                        Standing.Uncertain.class,
                        uncertain -> assertThat(uncertain.message())
                                .startsWith("it is not known whether a write had its effect")
                                .doesNotContain("lost"));
    }
}
