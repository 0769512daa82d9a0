package dev.onair.huawei.flow;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.AccountSpec;
import dev.onair.common.DeletionPolicy;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A GitOps tool creates the new one before it prunes the old one, and the vendor has one flow of a name. */
@Execution(ExecutionMode.CONCURRENT)
class FlowRenameIT {
    private final FlowFixture flows = new FlowFixture();

    @BeforeEach
    void readyAccount() {
        flows.operator.credentials();
        // The flows have a connected source, and this is not about that.
        flows.operator.account(
                spec -> Objects.requireNonNull(spec.deletionGuard).onAir = AccountSpec.OnAirDeletion.Allow);
        flows.operator.awaitAccount("True");
    }

    @AfterEach
    void stop() {
        flows.close();
    }

    private void declare(String name) {
        flows.create(name, spec -> spec.name = "stadium");
    }

    @Test
    void theNewOneIsMadeWhenTheOldOneIsPruned() {
        declare("old");
        flows.awaitReady("old");

        declare("new");
        flows.awaitReason("new", "Conflict");
        var told = flows.message("new");
        flows.flow("old").delete();

        flows.awaitReady("new");
        assertThat(told).contains("LIVE.103011018", "Flow tv/old has it");
        assertThat(flows.calls("createFlow")).isEqualTo(3);
        assertThat(flows.status("new").refused).isNull();
    }

    @Test
    void aRestartNeitherAsksAgainNorForgetsWhomItWaitsFor() {
        declare("old");
        flows.awaitReady("old");
        declare("new");
        flows.awaitReason("new", "Conflict");

        flows.operator.restart();
        flows.operator.awaitAccount("True");
        flows.operator.annotate(flows.flow("old"), "onair.dev/sync-at", "after the restart");
        awaitThat(() -> assertThat(flows.status("old").lastHandledSyncAt).isEqualTo("after the restart"));
        var asked = flows.calls("createFlow");
        flows.flow("old").delete();

        flows.awaitReady("new");
        assertThat(asked).isEqualTo(2);
        assertThat(flows.calls("createFlow")).isEqualTo(3);
    }

    @Test
    void oneAsksForAllWhoWaitForOneName() {
        declare("old");
        flows.awaitReady("old");
        var waiting = IntStream.range(0, 20).mapToObj(number -> "new-" + number).toList();
        waiting.forEach(this::declare);
        waiting.forEach(name -> flows.awaitReason(name, "Conflict"));

        flows.flow("old").delete();

        awaitThat(() -> assertThat(waiting).anyMatch(name -> flows.status(name).flowId != null));
        awaitThat(() -> assertThat(waiting)
                .filteredOn(name -> flows.status(name).flowId == null)
                .hasSize(19)
                .allMatch(name -> flows.message(name).contains("Flow tv/new-")));
        assertThat(flows.calls("createFlow")).as("one each, and one for all").isEqualTo(22);
    }

    /** Those behind it would wait for one that asks for nobody. */
    @Test
    void theNextOneAsksWhereTheFirstWaitsForSomethingElse() {
        declare("old");
        flows.awaitReady("old");
        declare("first");
        flows.awaitReason("first", "Conflict");
        var created = Instant.now().getEpochSecond();
        awaitThat(() -> assertThat(Instant.now().getEpochSecond()).isGreaterThan(created));
        declare("second");
        awaitThat(() -> assertThat(flows.message("second")).contains("Flow tv/old has it"));
        flows.edit("first", spec -> spec.sources.getFirst().decryption = FlowFixture.key("missing"));
        flows.awaitReason("first", "DependencyNotReady");

        flows.flow("old").delete();

        flows.awaitReady("second");
        assertThat(flows.calls("createFlow")).as("one each, and one for all").isEqualTo(4);
        assertThat(flows.status("first").refused).isNotNull();
    }

    @Test
    void whatTheVendorKeepsIsAskedForOnceAndThenSeldom() {
        flows.create("old", spec -> {
            spec.name = "stadium";
            spec.deletionPolicy = DeletionPolicy.Retain;
        });
        flows.awaitReady("old");
        declare("new");
        flows.awaitReason("new", "Conflict");

        flows.flow("old").delete();

        flows.awaitReason("new", "VendorRejected");
        assertThat(flows.message("new")).contains("no other resource of this account is known to have it");
        assertThat(flows.calls("createFlow")).isEqualTo(3);
        flows.operator.simulator.flows().delete(flows.atTheVendor().flowId());
        flows.operator.annotate(flows.flow("new"), "onair.dev/sync-at", "a person has freed it");
        flows.awaitReady("new");
    }
}
