package dev.onair.huawei.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Announcement;
import dev.onair.engine.Standing;
import dev.onair.simulator.Json;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.fault.CutAfter;
import dev.onair.simulator.huawei.RefuseWith;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A vendor that shows less or more of a flow than the document says: an hour of each. */
class FlowOddVendorTest {
    private static final String PLANTED = "planted-passphrase-of-the-vendor";

    private static final RefuseWith NO_OUTPUT =
            new RefuseWith(400, "LIVE.100011001", "output_name partner not exist in flow");

    private FlowHours flow = new FlowHours(FlowHours.manifest(spec -> {}));

    private void at(Flow manifest, Temperament... temperaments) {
        flow.close();
        flow = new FlowHours(manifest, temperaments);
    }

    @AfterEach
    void close() {
        flow.close();
    }

    private static void withEverything(FlowSpec spec) {
        var source = spec.sources.getFirst();
        source.minLatencyMs = 2000;
        source.cidrWhitelist = List.of("192.0.2.0/24");
        source.description = "van";
        var output = spec.outputs.getFirst();
        output.streamId = "planted-stream";
        output.minLatencyMs = 500;
        output.description = "to the partner";
    }

    @ParameterizedTest
    @EnumSource(names = {"FORGETFUL", "FILLS_IN", "LENIENT", "LAGGING"})
    void isMadeAndStartedOnceWhateverIsShown(Temperament temperament) {
        at(FlowHours.read("flow-detail-without-latency.yaml"), temperament);

        flow.liveAnHour();

        assertThat(flow.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(flow.writes()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"FORGETFUL", "FILLS_IN", "LENIENT", "LAGGING"})
    void withOutputsIsMadeOnceAndNeverStopped(Temperament temperament) {
        at(FlowHours.manifest(FlowOddVendorTest::withEverything), temperament);

        flow.liveAnHour();

        assertThat(flow.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(flow.writes()).isEqualTo(3);
        assertThat(flow.vendor.calls("updateFlowStatusStop")).isZero();
    }

    @Test
    void sendsAnEditOfWhatIsNeverShownOnce() {
        at(FlowHours.read("flow-detail-without-latency.yaml"), Temperament.FORGETFUL);
        flow.liveAnHour();

        flow.edit(spec -> spec.sources.getFirst().minLatencyMs = 3000);
        flow.liveAnHour();

        assertThat(flow.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(flow.vendor.calls("updateFlowSource")).isOne();
        assertThat(flow.vendor.calls("updateFlowStatusStop")).isOne();
        assertThat(flow.atTheVendor()
                        .source("van")
                        .orElseThrow()
                        .path("min_latency")
                        .asInt())
                .isEqualTo(3000);
    }

    @Test
    void sendsAFieldThatIsNewInTheManifestAndNeverShown() {
        at(FlowHours.manifest(spec -> {}), Temperament.FORGETFUL);
        flow.liveAnHour();

        flow.edit(spec -> spec.outputs.getFirst().streamId = "planted-stream");
        flow.liveAnHour();

        assertThat(flow.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(flow.vendor.calls("updateFlowOutput")).isOne();
        assertThat(flow.atTheVendor()
                        .output("partner")
                        .orElseThrow()
                        .path("stream_id")
                        .asText())
                .isEqualTo("planted-stream");
        assertThat(flow.hours.told).extracting(Announcement::message).noneMatch(text -> text.contains("planted"));
    }

    @Test
    void comparesNothingThatIsNotShownOfAFlowThatIsAdopted() {
        at(FlowHours.manifest(FlowOddVendorTest::withEverything), Temperament.FORGETFUL);
        flow.liveAnHour();
        var writes = flow.writes();

        flow.hours.status = new FlowStatus();
        flow.liveAnHour();

        assertThat(flow.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(flow.writes()).isEqualTo(writes);

        flow.edit(spec -> spec.outputs.getFirst().minLatencyMs = 600);
        flow.liveAnHour();

        assertThat(flow.vendor.calls("updateFlowOutput")).isOne();
    }

    @Test
    void anOutputThatExistsBecauseItWasSentIsNoRefusal() {
        at(FlowHours.manifest(spec -> {}));
        flow.vendor.simulator.faults().on("createFlowOutput").once(new CutAfter());
        flow.vendor.simulator.quirks().hideFields(Set.of("outputs"));
        flow.vendor.simulator.temperaments().set(Temperament.FORGETFUL);

        // Nor does the call for one output have it for an hour: the flow waits, and is not refused.
        flow.vendor.simulator.faults().on("showFlowOutput").always(NO_OUTPUT);
        flow.liveAnHour();

        assertThat(flow.hours.standing()).isNotInstanceOf(Standing.Refused.class);
        assertThat(flow.vendor.calls("createFlowOutput")).isLessThanOrEqualTo(5);

        flow.vendor.simulator.faults().clear();
        flow.vendor.simulator.temperaments().set();
        flow.hours.live(Duration.ofMinutes(2));

        assertThat(flow.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(flow.atTheVendor().outputs()).hasSize(1);
    }

    /** Details without a list of outputs do not say that there are none: each that there may be is asked for by name. */
    @Test
    void outputsThatTheDetailsDoNotListAreSentOnce() {
        at(FlowHours.manifest(spec -> {}));
        flow.vendor.simulator.quirks().hideFields(Set.of("outputs"));
        flow.vendor.simulator.temperaments().set(Temperament.FORGETFUL);

        flow.liveAnHour();

        assertThat(flow.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(flow.vendor.calls("createFlowOutput")).isOne();

        flow.edit(spec -> spec.outputs.getFirst().port = 9001);
        flow.liveAnHour();

        assertThat(flow.vendor.calls("createFlowOutput")).isOne();
        assertThat(flow.vendor.calls("updateFlowOutput")).isOne();

        flow.edit(spec -> spec.outputs = List.of());
        flow.liveAnHour();

        assertThat(flow.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(flow.atTheVendor().outputs()).isEmpty();
    }

    /** An output that is not listed is found also where nothing is remembered of it. */
    @Test
    void outputsThatTheDetailsDoNotListAreAdopted() {
        at(FlowHours.manifest(spec -> {}));
        flow.liveAnHour();
        flow.vendor.simulator.quirks().hideFields(Set.of("outputs"));
        flow.vendor.simulator.temperaments().set(Temperament.FORGETFUL);
        flow.hours.status = new FlowStatus();

        flow.edit(spec -> {});
        flow.liveAnHour();

        assertThat(flow.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(flow.vendor.calls("createFlowOutput")).isOne();
    }

    /** L5a: reads ten seconds behind, lists twenty. */
    @Test
    void anEditIsSentOnceThoughReadsLag() {
        at(FlowHours.manifest(spec -> {}), Temperament.LAGGING);
        flow.liveAnHour();

        flow.edit(spec -> spec.outputs.getFirst().port = 9001);
        flow.liveAnHour();

        assertThat(flow.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(flow.vendor.calls("createFlow")).isOne();
        assertThat(flow.vendor.calls("createFlowOutput")).isOne();
        assertThat(flow.vendor.calls("updateFlowOutput")).isOne();
    }

    @Test
    void anOutputOfSomebodyElseIsARefusalStill() {
        at(FlowHours.manifest(spec -> spec.outputs = null));
        flow.liveAnHour();
        flow.vendor.simulator.quirks().hideFields(Set.of("outputs"));
        flow.vendor.simulator.temperaments().set(Temperament.FORGETFUL);
        flow.vendor.simulator.faults().on("showFlowOutput").always(NO_OUTPUT);
        var foreign = Json.object().put("name", "partner").put("protocol", "srt-listener");
        flow.vendor.simulator.flows().change(flow.atTheVendor().flowId(), it -> it.withOutputs(List.of(foreign)));

        flow.edit(spec -> spec.outputs = List.of(FlowFixture.output("partner")));
        flow.liveAnHour();

        assertThat(flow.hours.standing()).isInstanceOf(Standing.Refused.class);
    }

    @Test
    void sendsBackAPassphraseThatTheManifestLeavesToTheVendor() {
        at(FlowHours.manifest(FlowOddVendorTest::withEverything));
        flow.passphrases(Map.of("sources/studio", PLANTED, "outputs/partner", PLANTED));
        flow.edit(spec -> {});
        flow.liveAnHour();
        flow.passphrases(Map.of());

        flow.edit(spec -> {
            spec.sources.getFirst().minLatencyMs = 3000;
            spec.outputs.getFirst().port = 9001;
        });
        flow.liveAnHour();

        assertThat(flow.hours.standing()).isInstanceOf(Standing.InSync.class);
        var made = flow.atTheVendor();
        assertThat(made.source("studio").orElseThrow().path("min_latency").asInt())
                .isEqualTo(3000);
        assertThat(made.source("studio")
                        .orElseThrow()
                        .at("/decryption/passphrase")
                        .asText())
                .isEqualTo(PLANTED);
        assertThat(made.output("partner").orElseThrow().path("port").asInt()).isEqualTo(9001);
        assertThat(made.output("partner")
                        .orElseThrow()
                        .at("/encryption/passphrase")
                        .asText())
                .isEqualTo(PLANTED);
        assertThat(flow.hours.told.toString()).doesNotContain(PLANTED);
        assertThat(new KubernetesSerialization().asJson(flow.hours.status)).doesNotContain(PLANTED);
    }
}
