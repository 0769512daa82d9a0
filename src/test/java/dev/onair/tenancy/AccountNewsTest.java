package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.ObjectKey;
import dev.onair.engine.Announcement;
import dev.onair.engine.Standing;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which Events an account has in its life: refused, throttled, down, changed, and back. */
class AccountNewsTest {
    private static final Standing VERIFYING = new Standing.Begun(Session.VERIFYING, "looking");
    private static final Standing WELL = new Standing.InSync();

    private static final ObjectKey ACCOUNT = new ObjectKey("tv", "default");

    private final LastTroubles troubles = new LastTroubles();
    private final List<String> told = new ArrayList<>();
    private List<Condition> conditions = List.of();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    private void then(Standing standing) {
        AccountNews.events(standing, Optional.empty(), conditions, troubles.of(ACCOUNT, standing, conditions)).stream()
                .map(AccountNewsTest::text)
                .forEach(told::add);
        conditions = AccountNews.conditions(standing, Optional.empty(), conditions, 1, now);
        now = now.plusSeconds(60);
    }

    private static String text(Announcement news) {
        return (news.warning() ? "Warning " : "Normal ") + news.reason();
    }

    @Test
    void beginsInSilence() {
        then(VERIFYING);
        then(WELL);
        then(WELL);

        assertThat(told).isEmpty();
    }

    @Test
    void isRefusedAndBack() {
        then(WELL);
        then(new Standing.Refused("AccountRefused", "wrong key"));
        then(new Standing.Refused("AccountRefused", "wrong key"));
        then(WELL);

        assertThat(told).containsExactly("Warning AccountRefused", "Normal AccountRecovered");
    }

    @Test
    void isDownAndBackAndSaysSinceWhenItWas() {
        then(WELL);
        then(new Standing.Unavailable("VendorUnavailable", "HTTP 503", 3));

        assertThat(AccountNews.events(WELL, Optional.empty(), conditions, AccountNews.troubleOf(conditions)))
                .containsExactly(Announcement.normal(
                        "AccountRecovered",
                        "the account works again, after VendorUnavailable since 2026-01-01T12:01:00Z"));
        then(WELL);
        then(WELL);
        assertThat(told).containsExactly("Warning VendorUnavailable", "Normal AccountRecovered");
    }

    @Test
    void isThrottledAndBack() {
        then(WELL);
        then(new Standing.Waiting("Throttled", "too many"));
        then(WELL);

        assertThat(told).containsExactly("Warning Throttled", "Normal AccountRecovered");
    }

    @Test
    void isAnotherOneAndBack() {
        then(WELL);
        then(new Standing.Held("AccountChanged", "another"));
        then(WELL);

        assertThat(told).containsExactly("Warning AccountChanged", "Normal AccountRecovered");
    }

    @Test
    void isDownBeforeItWasEverSeen() {
        then(VERIFYING);
        then(new Standing.Begun("VendorUnavailable", "HTTP 503"));
        then(new Standing.Begun("VendorUnavailable", "HTTP 503"));
        then(WELL);

        assertThat(told).containsExactly("Warning VendorUnavailable", "Normal AccountRecovered");
    }

    /** As by another endpoint, or another key: it is looked at anew before it is known to work. */
    @Test
    void isMendedByAChangeOfTheAccountAndBack() {
        then(VERIFYING);
        then(new Standing.Begun("VendorUnavailable", "no connection"));
        then(VERIFYING);
        then(WELL);
        then(new Standing.Refused("AccountRefused", "wrong key"));
        then(VERIFYING);
        then(VERIFYING);
        then(WELL);
        then(VERIFYING);
        then(WELL);

        assertThat(told)
                .containsExactly(
                        "Warning VendorUnavailable",
                        "Normal AccountRecovered",
                        "Warning AccountRefused",
                        "Normal AccountRecovered");
    }

    /** One read that fails was not told, and its end is not either. */
    @Test
    void saysNothingOfASingleFailure() {
        then(WELL);
        then(new Standing.Unavailable("VendorUnavailable", "HTTP 503", 1));
        then(WELL);

        assertThat(told).isEmpty();
    }
}
