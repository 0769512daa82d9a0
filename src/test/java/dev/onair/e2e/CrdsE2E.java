package dev.onair.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What kubectl and a real API server make of the CRDs, with no operator there. */
class CrdsE2E {
    private static final Path REFUSED = Path.of("src", "test", "resources", "e2e", "refused");
    private static final Path ACCEPTED = Path.of("src", "test", "resources", "e2e", "accepted");
    private static final String EXPECT = "# expect: ";

    @RegisterExtension
    static final E2eStage stage = new E2eStage();

    @Test
    void kindsHaveShortNamesAndACategory() {
        assertThat(stage.kubectl().run("api-resources", "--api-group=cdnetworks.onair.dev", "-o", "wide"))
                .containsPattern("cdnetworksaccounts +cdnacct +cdnetworks.onair.dev/v1alpha1 +true .* onair")
                .containsPattern("livechannels +lch +cdnetworks.onair.dev/v1alpha1 +true .* onair")
                .containsPattern("pullchannels +pch +cdnetworks.onair.dev/v1alpha1 +true .* onair")
                .containsPattern("recorddirectories +rdir +cdnetworks.onair.dev/v1alpha1 +true .* onair")
                .containsPattern("recordtasks +rec +cdnetworks.onair.dev/v1alpha1 +true .* onair");
    }

    @Test
    void whatNoOperatorHasSeenReadsGenerationMinusOne() {
        var kubectl = stage.kubectl();
        kubectl.apply(Manifests.all(Manifests.account(stage.vendor()), Manifests.channel("fresh")));
        assertThat(kubectl.field("lch/fresh", ".status.observedGeneration")).isEqualTo("-1");
        assertThat(kubectl.field("cdnacct/default", ".status.observedGeneration"))
                .isEqualTo("-1");
        assertThat(kubectl.run("get", "onair"))
                .contains("livechannel.cdnetworks.onair.dev/fresh")
                .contains("cdnetworksaccount.cdnetworks.onair.dev/default");
    }

    @Test
    void explainTellsWhatAFieldIsFor() {
        // The API server publishes the schema of a new CRD some seconds late.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stage.kubectl().run("explain", "lch.spec.playback"))
                        .contains("How viewers play the channel")
                        .contains("protocols"));
    }

    @TestFactory
    Stream<DynamicTest> refusesWithItsOwnWords() {
        return Manifests.yamlIn(REFUSED).stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> refuses(file)));
    }

    @TestFactory
    Stream<DynamicTest> acceptsWhatIsRight() {
        return Manifests.yamlIn(ACCEPTED).stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> accepts(file)));
    }

    @TestFactory
    Stream<DynamicTest> takesEveryExample() {
        return Manifests.examples().stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> takes(Manifests.read(file))));
    }

    private static void refuses(Path file) {
        var kubectl = stage.kubectl();
        var documents = List.of(Manifests.read(file).split("(?m)^---$"));
        var expected = documents.getFirst().lines().findFirst().orElse("").replace(EXPECT, "");
        if (documents.size() > 1) kubectl.apply(documents.getFirst());
        try {
            assertThat(kubectl.refused(documents.getLast(), "apply", "-f", "-")).contains(expected);
        } finally {
            if (documents.size() > 1) kubectl.pipe(documents.getFirst(), "delete", "-f", "-");
        }
    }

    /** Several documents are one object and its edits. */
    private static void accepts(Path file) {
        var kubectl = stage.kubectl();
        var documents = List.of(Manifests.read(file).split("(?m)^---$"));
        documents.forEach(document -> kubectl.pipe(document, "apply", "--validate=strict", "-f", "-"));
        kubectl.pipe(documents.getLast(), "delete", "-f", "-");
    }

    private static void takes(String example) {
        var kubectl = stage.kubectl();
        kubectl.pipe(example, "apply", "--dry-run=server", "--validate=strict", "-f", "-");
        kubectl.pipe(example, "apply", "--server-side", "--dry-run=server", "-f", "-");
        kubectl.pipe(example, "apply", "-f", "-");
        kubectl.pipe(example, "apply", "--server-side", "--force-conflicts", "-f", "-");
        kubectl.pipe(example, "delete", "-f", "-");
    }
}
