package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.ObjectKey;
import dev.onair.http.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackKeysTest {
    private static final String NEW = "0123456789012345678901234567890123456789";
    private static final String OLD = "abcdefabcdefabcdefabcdefabcdefabcdefabcd";
    private static final Instant UNTIL = Instant.parse("2026-11-24T12:00:00Z");

    private static CallbackKeys keys(String base) {
        return new CallbackKeys(
                new ObjectKey("tv", "default"),
                URI.create(base),
                new Secret(NEW),
                Optional.of(new CallbackKeys.Previous(new Secret(OLD), UNTIL)));
    }

    @Test
    void theOldSecretIsGoodUntilItsTimeIsOver() {
        var keys = keys("https://onair.example.com");

        assertThat(keys.accepts(NEW, UNTIL)).isTrue();
        assertThat(keys.accepts(OLD, UNTIL.minusSeconds(1))).isTrue();
        assertThat(keys.accepts(OLD, UNTIL)).isFalse();
        assertThat(keys.accepts(NEW.substring(1), UNTIL)).isFalse();
        assertThat(keys.accepts("", UNTIL)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"https://onair.example.com", "https://onair.example.com/", "https://onair.example.com/live"})
    void theAddressesAreInLowerCaseAndUnderTheBase(String base) {
        var urls = keys(base).urls();

        var expected = base.replaceAll("/$", "") + "/callbacks/" + NEW + "/channel-state";
        assertThat(urls.channelState().value()).isEqualTo(expected).isLowerCase();
        assertThat(urls.recordTask().value()).isLowerCase().endsWith("/record-task");
        assertThat(urls.forwardTask().value()).isLowerCase().endsWith("/forward-task");
        assertThat(urls.immediateRecording().value()).isLowerCase().endsWith("/immediate-recording");
    }

    @Test
    void nothingPrintsTheSecret() {
        var keys = keys("https://onair.example.com");

        assertThat(keys.toString() + keys.urls()).doesNotContain(NEW).doesNotContain(OLD);
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789012345678901234567890123456789, true",
        "012345678901234567890123456789012345678, false",
        "A123456789012345678901234567890123456789, false",
        "0123456789012345678901234567890123456/89, false"
    })
    void aSecretThatSomebodyWroteIsUsedOnlyIfItIsLongAndInLowerCase(String secret, boolean usable) {
        assertThat(CallbackKeys.isUsable(secret)).isEqualTo(usable);
    }
}
