package dev.onair.huawei.ottchannel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is said where something is taken: who has it, by at most one code, and what to do (case U17). */
@Execution(ExecutionMode.CONCURRENT)
class OttWordsIT {
    private final OttFixture ott = new OttFixture();

    @BeforeEach
    void open() {
        ott.operator.readyAccount();
    }

    @AfterEach
    void close() {
        ott.close();
    }

    @Test
    void twoManifestsOfOneIdNameTheOneThatHasIt() {
        ott.create("news", spec -> spec.channelId = "one");
        ott.awaitReady("news");

        ott.create("copy", spec -> spec.channelId = "one");

        ott.awaitReason("copy", "Conflict");
        assertThat(ott.message("copy"))
                .contains("OttChannel tv/news has it", "/ott/one")
                .as("nothing was asked for at the vendor")
                .doesNotContain("LIVE.");
    }

    @Test
    void aTakenUrlIsToldByOneCodeAndIsNotToBeAdopted() {
        ott.create("news", Sample::withHls);
        ott.awaitReady("news");

        ott.create("other", Sample::withHls);

        ott.awaitReason("other", "Conflict");
        assertThat(ott.message("other"))
                .containsOnlyOnce("LIVE.")
                .contains("is exist", "OttChannel tv/news has it")
                .doesNotContainIgnoringCase("adopt");
    }
}
