package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Pass;
import dev.onair.engine.Standing;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Kubernetes takes 262144 bytes of annotations: the id has to fit in. */
class AnnotationRoomTest {
    private static final int KEY = "onair.dev/external-id".length();

    private static Map<String, String> filled(int bytes) {
        return Map.of("k", "v".repeat(bytes - 1));
    }

    @Test
    void letsBeCreatedWhatHasRoomForTheLongestId() {
        assertThat(AnnotationRoom.refusal(filled(AnnotationRoom.LIMIT - KEY - 256)))
                .isEmpty();
    }

    @Test
    void refusesBeforeTheCreateAndNamesTheWayOut() {
        var refusal = AnnotationRoom.refusal(filled(AnnotationRoom.LIMIT - KEY - 255));

        assertThat(refusal).map(Standing.Refused::reason).contains("AnnotationsTooLarge");
        assertThat(refusal.orElseThrow().message())
                .contains("has 261868 bytes", "262144", "the largest is k with 261868", "shorten or remove")
                .contains("Nothing is created");
    }

    @Test
    void countsBytesNotCharacters() {
        assertThat(AnnotationRoom.fits(Map.of("k", "ä".repeat(131_000)), "id")).isTrue();
        assertThat(AnnotationRoom.fits(Map.of("k", "ä".repeat(131_072)), "id")).isFalse();
    }

    @Test
    void tellsOfAnIdThatStandsInTheStatusAlone() {
        var well = Pass.of(new Standing.InSync());

        assertThat(AnnotationRoom.told(filled(AnnotationRoom.LIMIT), Optional.of("id-1"), well)
                        .standing())
                .isInstanceOf(Standing.Refused.class);
        assertThat(AnnotationRoom.told(
                        Map.of("k", "v".repeat(262_000), "onair.dev/external-id", "id-1"), Optional.of("id-1"), well))
                .isSameAs(well);
        assertThat(AnnotationRoom.told(filled(9), Optional.of("id-1"), well)).isSameAs(well);
    }

    @Test
    void leavesAnotherProblemItsWords() {
        var failed = Pass.of(new Standing.Unavailable("VendorUnavailable", "down", 1));

        assertThat(AnnotationRoom.told(filled(AnnotationRoom.LIMIT), Optional.of("id-1"), failed))
                .isSameAs(failed);
    }
}
