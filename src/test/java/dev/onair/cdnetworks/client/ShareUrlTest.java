package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareUrlTest {

    private static final Credentials KEYS = new Credentials("access", "1234567890abcdef1234567890abcdef");
    private static final URI PAGE =
            URI.create("http://share.cloudv.haplat.net/live-share/aadde9ed3ae64d4386c5fb3319d56e4e");
    private static final String CLOUDV = "0b2a5b68c60a70759a40a4ba07fc36cc";

    @Test
    void encryptsTheDocumentsOwnExample() {
        assertThat(ShareUrl.encrypt(KEYS, "cloudv")).isEqualTo(CLOUDV);
        assertThat(ShareUrl.forViewer(PAGE, KEYS, "cloudv", "cloudv"))
                .hasToString(PAGE + "?nickname=" + CLOUDV + "&viewerId=" + CLOUDV);
    }

    @Test
    void aShortKeyIsFilledUpWithZerosAndALongOneIsCut() {
        var filled = new Credentials("access", "1234567890000000");
        assertThat(ShareUrl.encrypt(new Credentials("access", "123456789"), "cloudv"))
                .isEqualTo(ShareUrl.encrypt(filled, "cloudv"))
                .isNotEqualTo(CLOUDV);
        assertThat(ShareUrl.encrypt(new Credentials("access", "1234567890abcdef"), "cloudv"))
                .isEqualTo(CLOUDV);
    }

    @ParameterizedTest
    @CsvSource({
        "http://s.example/p, cloudv, , http://s.example/p?nickname=0b2a5b68c60a70759a40a4ba07fc36cc",
        "http://s.example/p, , cloudv, http://s.example/p?viewerId=0b2a5b68c60a70759a40a4ba07fc36cc",
        "http://s.example/p?a=1#f, , cloudv, http://s.example/p?a=1&viewerId=0b2a5b68c60a70759a40a4ba07fc36cc#f",
        "http://s.example/p?a=1#f, , , http://s.example/p?a=1#f",
    })
    void addsOnlyWhatIsKnownOfTheViewer(URI page, String nickname, String viewerId, URI expected) {
        assertThat(ShareUrl.forViewer(page, KEYS, nickname, viewerId)).isEqualTo(expected);
    }

    @Test
    void aValueOfMoreThanOneBlockAndOfAnyScriptKeepsItsLength() {
        assertThat(ShareUrl.encrypt(KEYS, "0123456789abcdef")).hasSize(64);
        assertThat(ShareUrl.encrypt(KEYS, "观众")).hasSize(32).matches("[0-9a-f]+");
    }
}
