package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.AccountChange.Loss;
import dev.onair.account.AccountChange.Verdict;
import dev.onair.cdnetworks.account.CdnetworksAccountStatus;
import dev.onair.common.AccountStatus;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How an account stands that may be another one. */
class ChangeHoldsTest {
    private static final Instant SINCE = Instant.parse("2026-05-04T10:00:00Z");
    private static final Standing FINE = new Standing.InSync();

    private static Standing standing(Standing standing, Verdict verdict, Duration later) {
        return ChangeHolds.standing(
                "CdnetworksAccount",
                new ObjectKey("tv", "default"),
                "spec.endpoint and the access key in its Secret",
                standing,
                verdict,
                SINCE.plus(later));
    }

    @Test
    void aLookIsNoNewsUntilItTakesLong() {
        var looking = new Verdict.Looking(SINCE);

        assertThat(standing(FINE, looking, Duration.ofSeconds(59))).isEqualTo(FINE);
        assertThat(standing(FINE, looking, Duration.ofSeconds(60)))
                .isInstanceOfSatisfying(Standing.Waiting.class, waiting -> {
                    assertThat(waiting.reason()).isEqualTo("Verifying");
                    assertThat(waiting.message())
                            .contains("not known since 2026-05-04T10:00:00Z", "could be asked for");
                });
    }

    @Test
    void whatSaysMoreStays() {
        var down = new Standing.Unavailable("VendorUnavailable", "no answer", 3);
        var refused = new Standing.Refused("InvalidSpec", "spec.endpoint");

        assertThat(standing(down, new Verdict.Looking(SINCE), Duration.ofHours(1)))
                .isEqualTo(down);
        assertThat(standing(refused, new Verdict.Changed(new Loss("0123", SINCE, 1, 1)), Duration.ZERO))
                .isEqualTo(refused);
    }

    @Test
    void saysInItsVendorsWordsWhatToPutBack() {
        assertThat(standing(FINE, new Verdict.Changed(new Loss("0123", SINCE, 1, 2)), Duration.ZERO))
                .isInstanceOfSatisfying(
                        Standing.Held.class,
                        held -> assertThat(held.message())
                                .contains(
                                        "Put back spec.endpoint and the access key in its Secret, or have what is lost"));
    }

    /** What nobody can read must neither stop the account without a word, nor have its objects made again elsewhere. */
    @Test
    void aLossAtATimeThatNobodyCanReadIsALoss() {
        var status = new CdnetworksAccountStatus();
        status.provenAccount = "ours";
        status.accountChange = new AccountStatus.Change();
        status.accountChange.token = "0123456789ab";
        status.accountChange.since = "2026-05-04 noon";
        status.accountChange.unknown = 2;
        status.accountChange.bound = 3;
        var guard = new AccountChangeGuard(() -> SINCE, Optional::empty, () -> {});

        guard.remember(status);
        var written = new CdnetworksAccountStatus();
        guard.write(written);

        assertThat(written.accountChange.token).isEqualTo("0123456789ab");
        assertThat(written.accountChange.since).isEqualTo("2026-05-04T10:00:00Z");
        assertThat(written.accountChange.unknown).isEqualTo(2);
    }
}
