package dev.onair.huawei.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowStatusTest {
    private static final String SHORT = "sources/studio";
    private static final String LONG = "sources/" + "s".repeat(240);
    private static final String OTHER = LONG + "2";

    private final FlowStatus status = new FlowStatus();

    /** The rollback partner's definition takes 80 characters. */
    @Test
    void whoseAPassphraseIsFitsIntoTheDefinitionsOfEarlierVersions() {
        status.rememberKey(SHORT, Optional.of("one"));
        status.rememberKey(LONG, Optional.of("two"));
        status.rememberKey(OTHER, Optional.of("three"));

        assertThat(status.sentKeys).allMatch(sent -> sent.of.length() <= 80);
        assertThat(status.sentKeys.getFirst().of).isEqualTo(SHORT);
        assertThat(status.sentKey(SHORT)).contains("one");
        assertThat(status.sentKey(LONG)).contains("two");
        assertThat(status.sentKey(OTHER)).contains("three");
    }

    @Test
    void oneThatWasKeptInFullIsTheSame() {
        status.rememberKey(LONG, Optional.of("one"));
        status.sentKeys.getFirst().of = LONG;
        assertThat(status.sentKey(LONG)).contains("one");

        status.rememberKey(LONG, Optional.of("two"));

        assertThat(status.sentKeys).hasSize(1);
        status.rememberKey(LONG, Optional.empty());
        assertThat(status.sentKeys).isEmpty();
    }
}
