package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.AccountStatus;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Announcement;
import dev.onair.huawei.account.HuaweiAccountStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An account's approval that is not the token that is waited for. */
class UnusedApprovalsTest {
    private static final ObjectKey ACCOUNT = new ObjectKey("tv", "default");

    private final UnusedApprovals unused = new UnusedApprovals();
    private final AccountStatus status = new HuaweiAccountStatus();

    private Optional<String> told(String given) {
        return unused.news("HuaweiAccount", ACCOUNT, given, status).map(Announcement::message);
    }

    private void waveWaits(@Nullable String token) {
        status.heldDeletions = new AccountStatus.HeldDeletions();
        status.heldDeletions.deletions = 12;
        status.heldDeletions.token = token;
    }

    @Test
    void isToldOnceWithWhatIsWaitedFor() {
        waveWaits("abc");

        assertThat(told("mistyped"))
                .hasValue(
                        "onair.dev/approve says \"mistyped\", which approves nothing that waits: it was used already, or is of"
                                + " something else. What waits has the token abc (status.heldDeletions.token): kubectl annotate"
                                + " --overwrite -n tv huaweiaccount default onair.dev/approve=abc");
        assertThat(told("mistyped")).isEmpty();
    }

    @Test
    void isToldAgainOfAnotherValueAndOfAnotherWave() {
        waveWaits("abc");
        assertThat(told("mistyped")).isPresent();

        assertThat(told("again")).isPresent();
        status.heldDeletions = null;
        assertThat(told("again")).isEmpty();
        waveWaits("abc.2");
        assertThat(told("again")).isPresent();
    }

    /** Of a prune that deletes one every few seconds an Event for each is too many. */
    @Test
    void isToldOnceOfAWaveThatGrows() {
        waveWaits("abc");
        assertThat(told("mistyped")).isPresent();

        waveWaits(null);
        assertThat(told("mistyped")).isEmpty();
        waveWaits("abc.2");
        assertThat(told("mistyped")).isEmpty();
    }

    @Test
    void isToldAgainOfAnotherAccount() {
        status.accountChange = new AccountStatus.Change();
        status.accountChange.token = "def";
        assertThat(told("mistyped")).isPresent();

        status.accountChange.token = "ghi";

        assertThat(told("mistyped")).isPresent();
    }

    /** It may stay for ever, in Git too. */
    @Test
    void isNoMistakeWhileNothingWaits() {
        assertThat(told("old")).isEmpty();
        waveWaits("abc");
        assertThat(told("abc")).isEmpty();
    }

    @Test
    void ofAnAccountThatIsAnotherOneNamesThatToken() {
        status.accountChange = new AccountStatus.Change();
        status.accountChange.token = "def";

        assertThat(told("mistyped"))
                .hasValueSatisfying(message -> assertThat(message)
                        .contains("def (status.accountChange.token)")
                        .endsWith("onair.dev/approve=def"));
    }
}
