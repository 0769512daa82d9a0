package dev.onair.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealsTest {
    private final Seals seals = new Seals(key(1), null);

    @Test
    void aSealIsGoodForWhatItWasMadeForOnly() {
        var seal = seals.seal("binding", "tv", "news");

        assertThat(seals.isSeal(seal, "binding", "tv", "news")).isTrue();
        assertThat(seals.isSeal(seal, "binding", "tv", "sport")).isFalse();
        assertThat(seals.isSeal(seal, "attempt", "tv", "news")).isFalse();
        assertThat(seals.isSeal(null, "binding", "tv", "news")).isFalse();
        assertThat(seals.isSeal("", "binding", "tv", "news")).isFalse();
    }

    @Test
    void noTwoListsOfPartsReadAlike() {
        assertThat(seals.seal("binding", "tv", "news")).isNotEqualTo(seals.seal("binding", "tvn", "ews"));
        assertThat(seals.seal("binding", "tv")).isNotEqualTo(seals.seal("binding", "tv", ""));
        assertThat(seals.seal("binding", "")).isNotEqualTo(seals.seal("binding", (String) null));
    }

    @Test
    void whatTheKeyBeforeSealedIsReadAndNotCurrent() {
        var renewed = new Seals(key(2), key(1));
        var old = seals.seal("binding", "tv");

        assertThat(renewed.isSeal(old, "binding", "tv")).isTrue();
        assertThat(renewed.isCurrent(old, "binding", "tv")).isFalse();
        assertThat(renewed.isCurrent(renewed.seal("binding", "tv"), "binding", "tv"))
                .isTrue();
        assertThat(new Seals(key(2), null).isSeal(old, "binding", "tv")).isFalse();
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new Seals(new byte[16], null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes, not 16");
    }

    @Test
    void nothingOfAKeyIsPrinted() {
        assertThat(new Seals(key(65), key(66)).toString()).isEqualTo("Seals[two keys]");
    }

    static byte[] key(int filling) {
        var key = new byte[Seals.KEY_BYTES];
        Arrays.fill(key, (byte) filling);
        return key;
    }
}
