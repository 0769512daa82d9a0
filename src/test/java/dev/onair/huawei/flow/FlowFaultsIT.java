package dev.onair.huawei.flow;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.LoggedRequest;
import dev.onair.simulator.fault.CutAfter;
import dev.onair.simulator.fault.CutBefore;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Garbage;
import dev.onair.simulator.fault.Html;
import dev.onair.simulator.fault.Status;
import dev.onair.simulator.fault.Truncated;
import dev.onair.simulator.huawei.RefuseWith;
import dev.onair.simulator.huawei.Throttle;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A vendor that answers anything at all: one flow comes of it, and it runs in the end. */
@Execution(ExecutionMode.CONCURRENT)
class FlowFaultsIT {
    private final FlowFixture flows = new FlowFixture();

    @BeforeEach
    void open() {
        flows.operator.readyAccount();
    }

    @AfterEach
    void close() {
        flows.close();
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Garbage(),
                new Html(),
                new Truncated(),
                new CutBefore(),
                new CutAfter(),
                new Status(500, true),
                new Status(502, false));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void makesOneFlowWhateverTheFirstAnswerIs(Fault fault) {
        flows.operator.simulator.faults().on("createFlow").once(fault);

        flows.create("contribution", spec -> {});

        flows.awaitReady("contribution");
        assertThat(flows.atTheVendor().active()).isTrue();
        assertThat(flows.atTheVendor().outputs()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void makesEachOutputOnceWhateverTheFirstAnswerIs(Fault fault) {
        flows.operator.simulator.faults().on("createFlowOutput").once(fault);

        flows.create("contribution", spec -> {});

        flows.awaitReady("contribution");
        assertThat(flows.atTheVendor().outputs()).hasSize(1);
    }

    @Test
    void isRunningAgainThoughTheVendorRefusesWhatItWasStoppedFor() {
        flows.create("contribution", spec -> spec.allowInterruption = true);
        flows.awaitReady("contribution");
        flows.operator
                .simulator
                .faults()
                .on("updateFlowSource")
                .always(new RefuseWith(400, "LIVE.103011016", "the content is not valid"));

        flows.edit("contribution", spec -> spec.sources.getFirst().minLatencyMs = 500);

        flows.awaitReason("contribution", "VendorRejected");
        assertThat(flows.atTheVendor().active()).isTrue();
        flows.operator.sweep();
        awaitThat(() ->
                assertThat(flows.operator.accountStatus().lastHandledSyncAt).isEqualTo("sweep 1"));
        assertThat(flows.calls("updateFlowStatusStop")).isEqualTo(1);
    }

    @Test
    void finishesAChangeWhoseStartWasLost() {
        flows.create("contribution", spec -> spec.allowInterruption = true);
        flows.awaitReady("contribution");
        flows.operator.simulator.faults().on("updateFlowStatusStart").times(2, new Status(502, false));

        flows.edit("contribution", spec -> spec.sources.getFirst().minLatencyMs = 500);

        flows.awaitReady("contribution");
        assertThat(flows.atTheVendor().active()).isTrue();
        assertThat(flows.calls("updateFlowSource")).isEqualTo(1);
    }

    @Test
    void learnsWhatTheVendorRefusesWhileAFlowRuns() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        flows.operator
                .simulator
                .faults()
                .on("updateFlowOutput")
                .once(new RefuseWith(400, "LIVE.103011022", "not in this state"));

        flows.edit("contribution", spec -> spec.outputs.getFirst().description = "to the partner");
        flows.awaitReason("contribution", "OnAir");
        assertThat(flows.calls("updateFlowOutput")).isEqualTo(1);

        flows.edit("contribution", spec -> spec.allowInterruption = true);
        flows.awaitReady("contribution");
        assertThat(flows.atTheVendor().active()).isTrue();
        assertThat(flows.calls("updateFlowStatusStop")).isEqualTo(1);
    }

    @Test
    void waitsOutAThrottlingWithoutAWord() {
        flows.operator
                .simulator
                .faults()
                .on("createFlow")
                .once(new Throttle(false, Optional.of(Duration.ofSeconds(1))));

        flows.create("contribution", spec -> {});

        flows.awaitReady("contribution");
        assertThat(flows.calls("createFlow")).isEqualTo(2);
    }

    @Test
    void deletesNothingAndMakesNothingWhenTheVendorCannotBeRead() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        flows.operator.simulator.faults().on("listFlow").times(2, new Html());
        flows.operator.simulator.faults().on("getFlowDetail").times(2, new Status(500, true));

        flows.operator.sweep();
        awaitThat(() ->
                assertThat(flows.operator.accountStatus().lastHandledSyncAt).isEqualTo("sweep 1"));
        flows.operator.simulator.faults().clear();
        flows.edit("contribution", spec -> spec.outputs.getFirst().description = "to the partner");

        flows.awaitReady("contribution");
        assertThat(flows.calls("createFlow")).isEqualTo(1);
        assertThat(flows.atTheVendor().outputs()).hasSize(1);
    }

    @Test
    void makesAnotherInPlaceOfAFlowThatWasDeletedAtTheVendor() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        var lost = flows.atTheVendor().flowId();
        flows.operator.simulator.flows().delete(lost);

        flows.operator.sweepUntil(() ->
                assertThat(flows.status("contribution").flowId).isNotNull().isNotEqualTo(lost));
        flows.awaitReady("contribution");
        assertThat(flows.operator.events("contribution")).contains("Lost");
    }

    /** As a gateway says of what is not there any more. */
    @Test
    void aDeletionThatIsAnsweredBy404Ends() {
        flows.create("contribution", spec -> spec.desiredState = FlowSpec.DesiredState.Stopped);
        flows.awaitReady("contribution");
        flows.operator.simulator.faults().on("deleteFlow").always(new Status(404, true));

        flows.flow("contribution").delete();

        flows.awaitGone("contribution");
        assertThat(flows.operator.simulator.flows().all()).isEmpty();
    }

    /** Started first it would be stopped once more, each time that the answer is lost. */
    @Test
    void changesAtOnceWhatMayHaveBeenStoppedForIt() {
        flows.create("contribution", spec -> spec.allowInterruption = true);
        flows.awaitReady("contribution");
        var before = flows.operator.simulator.requests().last();
        flows.operator.simulator.faults().on("updateFlowStatusStop").once(new CutAfter());

        flows.edit("contribution", spec -> spec.sources.getFirst().minLatencyMs = 500);

        flows.awaitReady("contribution");
        assertThat(flows.operator.simulator.requests().since(before).stream()
                        .map(LoggedRequest::call)
                        .filter(call -> call.startsWith("update")))
                .containsExactly("updateFlowStatusStop", "updateFlowSource", "updateFlowStatusStart");
        assertThat(flows.atTheVendor().active()).isTrue();
    }
}
