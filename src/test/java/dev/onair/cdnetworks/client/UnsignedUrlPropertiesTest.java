package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** URLs are compared where they stand as if each had been written down without its signature. */
class UnsignedUrlPropertiesTest {
    private static final Set<String> OF_THE_SIGNATURE = Set.of("pusht", "pushKey", "wsRecord");

    /** Few pieces, so that many of the URLs are the same stream, or nearly so. */
    @Provide
    Arbitrary<String> urls() {
        return Arbitraries.of("a", "pusht", "pushKey", "wsRecord", "=", "=1", "&", "&", "?", "b=2")
                .list()
                .ofMaxSize(7)
                .map(pieces -> "rtmp://host/x" + String.join("", pieces));
    }

    @Property(tries = 5_000)
    void areTheSameWhereTheyAreWithoutSignature(@ForAll("urls") String one, @ForAll("urls") String other) {
        assertThat(UnsignedUrl.same(one, other)).isEqualTo(withoutSignature(one).equals(withoutSignature(other)));
    }

    @Property(tries = 1_000)
    void anotherSignatureMakesNoDifference(@ForAll("urls") String url) {
        var signed = url + (url.contains("?") ? "&" : "?") + "pusht=7&pushKey=planted-7";

        assertThat(UnsignedUrl.same(url, signed)).isTrue();
        assertThat(UnsignedUrl.same(signed, url)).isTrue();
        assertThat(UnsignedUrl.hash(url)).isEqualTo(UnsignedUrl.hash(signed));
    }

    @Property(tries = 5_000)
    void thoseThatAreTheSameHaveTheSameHash(@ForAll("urls") String one, @ForAll("urls") String other) {
        if (UnsignedUrl.same(one, other)) {
            assertThat(UnsignedUrl.hash(one)).isEqualTo(UnsignedUrl.hash(other));
        }
    }

    private static String withoutSignature(String url) {
        var mark = url.indexOf('?');
        var query = mark < 0 ? "" : url.substring(mark + 1);
        return Arrays.stream(query.split("&", -1))
                .filter(parameter -> !OF_THE_SIGNATURE.contains(parameter.split("=", -1)[0]))
                .collect(Collectors.joining("&", (mark < 0 ? url : url.substring(0, mark)) + "?", ""));
    }
}
