package dev.onair.cdnetworks.recorddirectory;

import static dev.onair.cdnetworks.account.OperatorStage.awaitGone;
import static dev.onair.cdnetworks.account.OperatorStage.awaitReady;
import static dev.onair.cdnetworks.account.OperatorStage.awaitReason;
import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static dev.onair.cdnetworks.account.OperatorStage.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.common.ManagementPolicy;
import dev.onair.simulator.cdnetworks.Throttle;
import dev.onair.simulator.cdnetworks.ThrottleAnswer;
import dev.onair.simulator.fault.CutAfter;
import dev.onair.simulator.fault.CutBefore;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Garbage;
import dev.onair.simulator.fault.Status;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a recording directory: made or found, never changed, never deleted. */
@Execution(ExecutionMode.CONCURRENT)
class RecordDirectoryIT {
    private final OperatorStage operator = new OperatorStage(
            List.of("recorddirectories"),
            (account, facilities) -> List.of(RecordDirectoryParts.reconciler(account, facilities)));

    @BeforeEach
    void open() {
        operator.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private void create(String name, Consumer<RecordDirectory> edit) {
        var directory = new RecordDirectory();
        directory.getMetadata().setNamespace(OperatorStage.NAMESPACE);
        directory.getMetadata().setName(name);
        var spec = new RecordDirectorySpec();
        spec.directoryType = "news";
        spec.path = List.of("movie-1", "movie-2");
        directory.setSpec(spec);
        edit.accept(directory);
        operator.client().resource(directory).create();
    }

    private Resource<RecordDirectory> directory(String name) {
        return operator.client()
                .resources(RecordDirectory.class)
                .inNamespace(OperatorStage.NAMESPACE)
                .withName(name);
    }

    private List<dev.onair.simulator.cdnetworks.RecordDirectory> atTheVendor() {
        return operator.simulator().services().directories().all();
    }

    private void madeInTheConsole(String id, String... path) {
        operator.simulator()
                .addDirectory(new dev.onair.simulator.cdnetworks.RecordDirectory(
                        "ovptest", id, "news", List.of(path), Instant.parse("2026-01-01T00:00:00Z")));
    }

    private long calls(String name) {
        return operator.simulator().requests().count(name);
    }

    @Test
    void makesADirectoryWithOneCreateAndTwoPages() {
        create("archive", directory -> directory.getSpec().path = List.of("a", "b", "c"));

        awaitReady(directory("archive"));

        assertThat(atTheVendor()).singleElement().satisfies(made -> {
            assertThat(made.directoryType()).isEqualTo("news");
            assertThat(made.levels()).containsExactly("a", "b", "c");
            var status = directory("archive").get().getStatus();
            assertThat(status.directoryId).isEqualTo(made.directoryId());
            assertThat(status.path).isEqualTo("a/b/c");
            assertThat(status.createdAt).isEqualTo(made.createdAt().toString());
            assertThat(directory("archive").get().getMetadata().getAnnotations())
                    .containsEntry("onair.dev/external-id", made.directoryId());
        });
        assertThat(calls("directoryCreate")).isEqualTo(1);
        assertThat(calls("getDirectoryList")).isEqualTo(2);
        assertThat(calls("getDirectory")).isZero();
        assertThat(operator.events("archive")).contains("Created");
    }

    @Test
    void asksForNoDirectoryWhereNoneIsDeclared() {
        operator.sweep();
        awaitThat(() -> assertThat(calls("getChannelList")).isGreaterThan(1));

        assertThat(calls("getDirectoryList")).isZero();
    }

    @Test
    void costsNoCallWhileItIsAsDeclared() {
        create("archive", directory -> {});
        awaitReady(directory("archive"));
        var before = operator.simulator().requests().last();

        operator.annotate(directory("archive"), "example.com/look", "1");
        create("other", directory -> directory.getSpec().directoryType = "sports");
        awaitReady(directory("other"));

        assertThat(operator.simulator().requests().since(before))
                .extracting(request -> request.call())
                .containsExactly("directoryCreate", "getDirectoryList");
    }

    @Test
    void adoptsOneOfTheSameTypeAndPath() {
        madeInTheConsole("there", "movie-1", "movie-2");

        create("archive", directory -> {});

        awaitReady(directory("archive"));
        assertThat(directory("archive").get().getStatus().directoryId).isEqualTo("there");
        assertThat(calls("directoryCreate")).isZero();
        awaitThat(() -> assertThat(operator.events("archive")).contains("Adopted"));
    }

    @Test
    void adoptsOneThatWasMadeSinceTheListWasRead() {
        create("other", directory -> directory.getSpec().directoryType = "sports");
        awaitReady(directory("other"));
        madeInTheConsole("there", "movie-1", "movie-2");

        create("archive", directory -> {});

        awaitReady(directory("archive"));
        assertThat(directory("archive").get().getStatus().directoryId).isEqualTo("there");
        assertThat(calls("directoryCreate")).isEqualTo(2);
    }

    @Test
    void refusesATypeThatHasAnotherPath() {
        madeInTheConsole("there", "elsewhere");

        create("archive", directory -> {});

        awaitReason(directory("archive"), "VendorRejected");
        assertThat(message(directory("archive"))).contains("1615", "there", "with the path elsewhere");
        assertThat(calls("directoryCreate")).isZero();
    }

    @Test
    void adoptsByAnnotationWhatIsAsDeclaredAndNothingElse() {
        madeInTheConsole("there", "movie-1", "movie-2");
        create("archive", directory -> {
            directory.getMetadata().setAnnotations(Map.of("onair.dev/external-id", "there"));
            directory.getSpec().managementPolicy = ManagementPolicy.Observe;
        });
        awaitReady(directory("archive"));
        directory("archive").delete();
        awaitGone(directory("archive"));

        create("wrong", directory -> {
            directory.getMetadata().setAnnotations(Map.of("onair.dev/external-id", "there"));
            directory.getSpec().path = List.of("elsewhere");
        });

        awaitReason(directory("wrong"), "Immutable");
        assertThat(message(directory("wrong"))).contains("movie-1/movie-2");
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new CutBefore(),
                new CutAfter(),
                new Status(500, true),
                new Status(502, false),
                new Garbage(),
                new Throttle(ThrottleAnswer.STATUS_429, Optional.of(Duration.ofSeconds(1))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void makesOneDirectoryWhateverTheFirstAnswerIs(Fault fault) {
        operator.simulator().faults().on("directoryCreate").once(fault);

        create("archive", directory -> {});

        awaitReady(directory("archive"));
        assertThat(atTheVendor()).hasSize(1);
    }

    @Test
    void makesOneDirectoryThoughTheOperatorDiedBeforeItHeardTheAnswer() {
        operator.simulator().faults().on("directoryCreate").once(new CutAfter());
        create("archive", directory -> {});
        awaitThat(() -> assertThat(atTheVendor()).hasSize(1));

        operator.restart();

        awaitReady(directory("archive"));
        assertThat(atTheVendor()).hasSize(1);
    }

    @Test
    void retainsTheDirectoryOfAResourceThatIsDeletedAndSaysSo() {
        create("archive", directory -> {});
        awaitReady(directory("archive"));
        var before = operator.simulator().requests().last();

        directory("archive").delete();

        awaitGone(directory("archive"));
        assertThat(atTheVendor()).hasSize(1);
        assertThat(operator.events("archive")).contains("Retained");
        assertThat(operator.simulator().requests().since(before)).isEmpty();
    }

    @Test
    void makesAnotherInPlaceOfOneThatDisappeared() {
        create("archive", directory -> {});
        awaitReady(directory("archive"));
        var lost = atTheVendor().getFirst().directoryId();
        operator.simulator().services().directories().remove(lost);
        operator.simulator().account().directories().remove(lost);

        operator.annotate(directory("archive"), "onair.dev/sync-at", "now");

        awaitThat(() -> assertThat(directory("archive").get().getStatus().directoryId)
                .isNotNull()
                .isNotEqualTo(lost));
        awaitThat(() -> assertThat(operator.events("archive")).contains("Lost", "Created"));
        awaitReady(directory("archive"));
    }

    @Test
    void refusesTheYoungerOfTwoResourcesOfOneDirectory() {
        create("archive", directory -> {});
        awaitReady(directory("archive"));
        var created = Instant.parse(directory("archive").get().getMetadata().getCreationTimestamp());
        awaitThat(() -> assertThat(operator.clock().instant()).isAfter(created.plusSeconds(1)));

        create("usurper", directory -> {});

        awaitReason(directory("usurper"), "Conflict");
        assertThat(message(directory("usurper"))).contains("tv/archive");
    }

    /** As a tool that keeps a cluster as Git has it does what is renamed there: it creates the new one, then deletes the old one. */
    @Test
    void goesOverToTheYoungerOfTwoResourcesWhenTheOlderIsPruned() {
        create("archive", directory -> {});
        awaitReady(directory("archive"));
        var id = directory("archive").get().getStatus().directoryId;
        var created = Instant.parse(directory("archive").get().getMetadata().getCreationTimestamp());
        awaitThat(() -> assertThat(operator.clock().instant()).isAfter(created.plusSeconds(1)));
        create("renamed", directory -> {});
        awaitReason(directory("renamed"), "Conflict");

        directory("archive").delete();

        awaitGone(directory("archive"));
        awaitReady(directory("renamed"));
        assertThat(directory("renamed").get().getStatus().directoryId).isEqualTo(id);
        assertThat(calls("directoryCreate")).isEqualTo(1);
        assertThat(atTheVendor()).hasSize(1);
    }
}
