package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.Attempt;
import org.junit.jupiter.api.Test;

class CreateMarksTest {
    private static final String UID = "uid-1";

    private final CreateMarks marks = new CreateMarks();

    private static Attempt mark(String at) {
        return Attempt.of("createFlow", at, "news", "hash", null);
    }

    @Test
    void whatStandsThereAtTheFirstLookIsBelieved() {
        marks.first(UID, mark("2026-11-29T06:00:00Z"));

        assertThat(marks.isLast(UID, mark("2026-11-29T06:00:00Z"))).isTrue();
    }

    @Test
    void whatComesToStandThereLaterIsNot() {
        marks.first(UID, null);
        marks.first(UID, mark("2026-11-29T06:00:00Z"));

        assertThat(marks.isLast(UID, mark("2026-11-29T06:00:00Z"))).isFalse();
    }

    @Test
    void theLastOneThatWasWrittenIsBelievedUntilItIsTakenOut() {
        var sealed = mark("2026-11-29T06:00:00Z");
        sealed.seal = "by another key";
        marks.first(UID, null);
        marks.written(UID, mark("2026-11-29T06:00:00Z"));

        assertThat(marks.isLast(UID, sealed)).isTrue();
        marks.written(UID, mark("2026-11-29T07:00:00Z"));
        assertThat(marks.isLast(UID, sealed)).isFalse();
        marks.written(UID, null);
        assertThat(marks.isLast(UID, mark("2026-11-29T07:00:00Z"))).isFalse();
    }

    @Test
    void nothingIsKnownOfAnotherResource() {
        marks.written(UID, null);

        assertThat(marks.isLast("uid-2", mark("2026-11-29T06:00:00Z"))).isTrue();
        marks.forget(UID);
        assertThat(marks.isLast(UID, mark("2026-11-29T06:00:00Z"))).isTrue();
    }
}
