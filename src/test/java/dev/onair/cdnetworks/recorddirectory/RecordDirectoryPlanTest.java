package dev.onair.cdnetworks.recorddirectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordDirectoryPlanTest {
    private static final RecordDirectoryDesired NEWS =
            new RecordDirectoryDesired("news", List.of("movie-1", "movie-2"));

    private static Optional<String> impossible(Optional<String> type, String... path) {
        return RecordDirectoryPlan.impossible(
                NEWS, new RecordDirectoryObserved("ec95", type, List.of(path), Optional.empty(), Optional.empty()));
    }

    @Test
    void namesTypeAndPathOfWhatItMakes() {
        assertThat(RecordDirectoryPlan.create(NEWS).lines())
                .containsExactly("directoryCreate (seamless) spec.directoryType: (none) -> news;"
                        + " spec.path: (none) -> movie-1/movie-2");
    }

    @Test
    void findsNothingToChangeInOneOfTheSameTypeAndPath() {
        assertThat(impossible(Optional.of("news"), "movie-1", "movie-2")).isEmpty();
        assertThat(impossible(Optional.empty(), "movie-1", "movie-2"))
                .as("an answer without a type")
                .isEmpty();
    }

    @Test
    void saysWhatAnotherOneHas() {
        assertThat(impossible(Optional.of("news"), "movie-1"))
                .hasValueSatisfying(why -> assertThat(why).contains("ec95", "\"news\"", "the path movie-1,"));
        assertThat(impossible(Optional.of("sports"), "movie-1", "movie-2"))
                .hasValueSatisfying(why -> assertThat(why).contains("\"sports\""));
    }
}
