package dev.onair.huawei.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Sighting;
import dev.onair.common.Hash;
import dev.onair.common.RecentWrites;
import dev.onair.engine.Change;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.http.Secret;
import dev.onair.huawei.account.Fingerprint;
import dev.onair.huawei.account.FlowTruth;
import dev.onair.huawei.account.FlowView;
import dev.onair.huawei.client.flow.FlowDetail;
import dev.onair.huawei.client.flow.FlowEntry;
import dev.onair.huawei.client.flow.FlowOutput;
import dev.onair.huawei.client.flow.FlowSource;
import dev.onair.huawei.client.flow.FlowSourceDecryption;
import dev.onair.huawei.client.flow.FlowsOutput;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to lead from a flow that is to the one that is declared. */
class FlowPlanTest {
    private static final FlowSourceDecryption MASKED =
            new FlowSourceDecryption("aes256", "srt-password", new Secret("*****"));

    private static FlowSource source(String name, String protocol, int latency, FlowSourceDecryption key) {
        return new FlowSource(
                "srt://10.0.0.1",
                5000,
                "",
                latency,
                List.of("10.0.0.0/8", "192.0.2.1"),
                "van",
                protocol,
                name,
                key,
                null);
    }

    private static FlowsOutput output(String name, String protocol, boolean enabled) {
        return new FlowsOutput(
                List.of(),
                "ingest.example.com",
                name,
                null,
                enabled ? "ENABLED" : "DISABLED",
                null,
                9000,
                protocol,
                null,
                "",
                2000,
                "CONNECTED",
                "Standard output");
    }

    private static FlowObserved observed(boolean active, List<FlowSource> sources, FlowsOutput... outputs) {
        return observed(active ? "ACTIVE" : "STANDBY", sources, outputs);
    }

    private static FlowObserved observed(@Nullable String status, List<FlowSource> sources, FlowsOutput... outputs) {
        var entry = new FlowEntry("contribution", "ap-southeast-1", "id", status, "van", "srt-listener");
        var all = new HashMap<String, FlowsOutput>();
        for (var output : outputs) {
            all.put(output.name(), output);
        }
        var detail = new FlowDetail(
                "contribution",
                "ap-southeast-1",
                sources,
                status,
                "id",
                all.keySet().stream()
                        .map(name -> new FlowOutput(name, "Standard output"))
                        .toList());
        return new FlowObserved(
                new FlowView(entry, Optional.of(new Sighting<>(new FlowTruth(detail, all), Instant.EPOCH))),
                Set.of("updateFlowSource"));
    }

    static FlowObserved asDeclared(boolean active) {
        return observed(
                active, List.of(source("van", "srt-listener", 500, null)), output("partner", "srt-caller", true));
    }

    private static FlowDesired desired(Consumer<FlowSpec> edit) {
        return desired(edit, Map.of());
    }

    static FlowDesired desired(Consumer<FlowSpec> edit, Map<String, FlowDesired.Key> keys) {
        var spec = FlowFixture.spec();
        spec.name = "contribution";
        spec.sources.getFirst().name = "van";
        spec.sources.getFirst().minLatencyMs = 500;
        edit.accept(spec);
        var flow = new Flow();
        flow.setSpec(spec);
        return FlowManifest.read(
                flow,
                keys,
                secret -> new Fingerprint("key00001:" + secret.value().hashCode()));
    }

    private static List<String> lines(FlowDesired desired, FlowObserved observed) {
        return FlowPlan.change(desired, observed, new FlowStatus()).lines();
    }

    static List<Arguments> rows() {
        return List.of(
                Arguments.of("nothing where both sides are equal", edit(spec -> {}), asDeclared(true), List.of()),
                Arguments.of(
                        "nothing for the same networks in another order, and an address without its scheme",
                        edit(spec -> {
                            spec.sources.getFirst().cidrWhitelist = List.of("192.0.2.1", "10.0.0.0/8");
                            spec.sources.getFirst().listenerAddress = "10.0.0.1";
                        }),
                        asDeclared(true),
                        List.of()),
                Arguments.of(
                        "nothing for an empty description where the vendor shows none",
                        edit(spec -> spec.outputs.getFirst().description = ""),
                        asDeclared(true),
                        List.of()),
                Arguments.of(
                        "nothing for outputs that nobody declares",
                        edit(spec -> spec.outputs = null),
                        asDeclared(true),
                        List.of()),
                Arguments.of(
                        "a start where it stands by",
                        edit(spec -> {}),
                        asDeclared(false),
                        List.of("updateFlowStatusStart (seamless) spec.desiredState: Stopped -> Running")),
                Arguments.of(
                        "a stop where it runs and should not",
                        edit(spec -> spec.desiredState = FlowSpec.DesiredState.Stopped),
                        asDeclared(true),
                        List.of("updateFlowStatusStop (interrupting) spec.desiredState: Running -> Stopped")),
                Arguments.of(
                        "stop, change and start as one for a source of a running flow",
                        edit(spec -> spec.sources.getFirst().minLatencyMs = 600),
                        asDeclared(true),
                        List.of("updateFlowStatusStop, updateFlowSource van, updateFlowStatusStart (interrupting)"
                                + " spec.sources[van].minLatencyMs: 500 -> 600")),
                Arguments.of(
                        "what is left of an interruption: the change and the start",
                        edit(spec -> spec.sources.getFirst().minLatencyMs = 600),
                        asDeclared(false),
                        List.of("updateFlowSource van, updateFlowStatusStart (seamless)"
                                + " spec.sources[van].minLatencyMs: 500 -> 600; spec.desiredState: Stopped ->"
                                + " Running")),
                Arguments.of(
                        "a change without a start where it is to stand by",
                        edit(spec -> {
                            spec.desiredState = FlowSpec.DesiredState.Stopped;
                            spec.sources.getFirst().minLatencyMs = 600;
                        }),
                        asDeclared(false),
                        List.of("updateFlowSource van (seamless) spec.sources[van].minLatencyMs: 500 -> 600")),
                Arguments.of(
                        "a source renamed in its place",
                        edit(spec -> spec.sources.getFirst().name = "gallery"),
                        asDeclared(true),
                        List.of("updateFlowStatusStop, updateFlowSource van, updateFlowStatusStart (interrupting)"
                                + " spec.sources[gallery].name: van -> gallery")),
                Arguments.of(
                        "an update of the one output that differs",
                        edit(spec -> spec.outputs.getFirst().port = 9001),
                        asDeclared(true),
                        List.of("updateFlowOutput partner (interrupting) spec.outputs[partner].port: 9000 -> 9001")),
                Arguments.of(
                        "a word about an output, which nobody notices",
                        edit(spec -> spec.outputs.getFirst().description = "to the partner"),
                        asDeclared(true),
                        List.of("updateFlowOutput partner (seamless) spec.outputs[partner].description: (none) ->"
                                + " to the partner")),
                Arguments.of(
                        "an output that is switched off",
                        edit(spec -> spec.outputs.getFirst().enabled = false),
                        asDeclared(true),
                        List.of("updateFlowOutput partner (interrupting) spec.outputs[partner].enabled: true ->"
                                + " false")),
                Arguments.of(
                        "an update of an output of a flow that stands by",
                        edit(spec -> {
                            spec.desiredState = FlowSpec.DesiredState.Stopped;
                            spec.outputs.getFirst().port = 9001;
                        }),
                        asDeclared(false),
                        List.of("updateFlowOutput partner (seamless) spec.outputs[partner].port: 9000 -> 9001")),
                Arguments.of(
                        "all new outputs in one call",
                        edit(spec -> spec.outputs.addAll(List.of(FlowFixture.output("a"), FlowFixture.output("b")))),
                        asDeclared(true),
                        List.of("createFlowOutput a b (seamless) spec.outputs[a]: (none) -> srt-caller;"
                                + " spec.outputs[a].destination: (none) -> ingest.example.com;"
                                + " spec.outputs[a].port: (none) -> 9000; spec.outputs[b]: (none) -> srt-caller;"
                                + " spec.outputs[b].destination: (none) -> ingest.example.com;"
                                + " spec.outputs[b].port: (none) -> 9000")),
                Arguments.of(
                        "the removal of an output that is not declared",
                        edit(spec -> spec.outputs.clear()),
                        asDeclared(true),
                        List.of("deleteFlowOutput partner (deleting) spec.outputs[partner]: srt-caller -> (none)")),
                Arguments.of(
                        "the removal of a disabled output, which nobody notices",
                        edit(spec -> spec.outputs.clear()),
                        observed(
                                true,
                                List.of(source("van", "srt-listener", 500, null)),
                                output("partner", "srt-caller", false)),
                        List.of("deleteFlowOutput partner (seamless) spec.outputs[partner]: srt-caller -> (none)")),
                Arguments.of(
                        "the replacement of the one output whose protocol differs",
                        edit(spec -> spec.outputs.add(FlowFixture.output("other"))),
                        observed(
                                true,
                                List.of(source("van", "srt-listener", 500, null)),
                                output("partner", "srt-listener", true),
                                output("other", "srt-caller", true)),
                        List.of(
                                "deleteFlowOutput partner (recreating) spec.outputs[partner].protocol: srt-listener ->"
                                        + " srt-caller",
                                "createFlowOutput partner (recreating) spec.outputs[partner].protocol: srt-listener ->"
                                        + " srt-caller; spec.outputs[partner].destination: (none) ->"
                                        + " ingest.example.com; spec.outputs[partner].port: (none) -> 9000")));
    }

    private static FlowDesired edit(Consumer<FlowSpec> edit) {
        return desired(edit);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void plans(String sentence, FlowDesired desired, FlowObserved observed, List<String> lines) {
        assertThat(lines(desired, observed)).as(sentence).isEqualTo(lines);
    }

    private static FlowDesired withKey(String fingerprint) {
        return withKey(fingerprint, "planted-open sesame");
    }

    private static FlowDesired withKey(String fingerprint, String passphrase) {
        return desired(
                spec -> spec.sources.getFirst().decryption = FlowFixture.key("words"),
                Map.of(
                        "sources/van",
                        new FlowDesired.Key(
                                Optional.of("aes256"), new Secret(passphrase), new Fingerprint(fingerprint))));
    }

    /** The Secret stays where it is, and is given another value between the reading of the plan and its approval. */
    @ParameterizedTest
    @ValueSource(strings = {"key00001:new", "key00001:sent"})
    void anotherPassphraseIsAnotherPlanThatReadsTheSame(String fingerprint) {
        var memory = new FlowStatus();
        memory.rememberKey("sources/van", Optional.of("key00001:sent"));
        var shown = observed(
                true,
                // What is sent whole sends the passphrase, whether that has changed or another field.
                List.of(source("van", "srt-listener", 700, MASKED)),
                output("partner", "srt-caller", true));
        var one = FlowPlan.change(withKey(fingerprint, "planted-one"), shown, memory);
        var other = FlowPlan.change(withKey(fingerprint, "planted-other"), shown, memory);

        assertThat(one.lines()).isNotEmpty().isEqualTo(other.lines());
        assertThat(one.hash(covered -> covered)).isNotEqualTo(other.hash(covered -> covered));
    }

    private static List<Change<FlowCommand>> withSent(String fingerprint) {
        var memory = new FlowStatus();
        memory.rememberKey("sources/van", Optional.of(fingerprint));
        return FlowPlan.change(
                        withKey("key00001:new"),
                        observed(
                                true,
                                List.of(source("van", "srt-listener", 500, MASKED)),
                                output("partner", "srt-caller", true)),
                        memory)
                .changes();
    }

    @Test
    void sendsAPassphraseThatChangedAndShowsItNowhere() {
        var changes = withSent("key00001:old");

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.line()).contains("decryption.passphraseSecretRef").doesNotContain("sesame");
            assertThat(change.toString()).doesNotContain("sesame");
            assertThat(change.fields()).extracting(field -> field.cause()).containsExactly(Cause.REMEMBERED);
        });
    }

    @Test
    void sendsNoPassphraseAgainThatWasSent() {
        assertThat(withSent("key00001:new")).isEmpty();
    }

    @Test
    void sendsNoPassphraseAgainForNewCredentialsOfTheAccount() {
        assertThat(withSent("key00000:old")).isEmpty();
    }

    @Test
    void changesWhatIsEncryptedByAPassphraseThatNobodyDeclared() {
        var encrypted = observed(
                true, List.of(source("van", "srt-listener", 500, MASKED)), output("partner", "srt-caller", true));

        assertThat(FlowPlan.impossible(desired(spec -> spec.sources.getFirst().minLatencyMs = 600), encrypted))
                .isEmpty();
    }

    @Test
    void replacesNoOutputThatIsEncryptedByAPassphraseThatNobodyDeclared() {
        var plain = output("partner", "srt-listener", true);
        var encrypted = new FlowsOutput(
                plain.cidrWhitelist(),
                plain.destination(),
                plain.name(),
                MASKED,
                plain.outputStatus(),
                plain.listenerAddress(),
                plain.port(),
                plain.protocol(),
                plain.streamId(),
                plain.description(),
                plain.minLatency(),
                plain.healthStatus(),
                plain.type());
        var sources = List.of(source("van", "srt-listener", 500, null));

        assertThat(FlowPlan.impossible(desired(spec -> {}), observed(true, sources, plain)))
                .isEmpty();
        assertThat(FlowPlan.impossible(desired(spec -> {}), observed(true, sources, encrypted)))
                .hasValueSatisfying(why -> assertThat(why).contains("spec.outputs[partner]", "declare its encryption"));
    }

    @Test
    void takesAStateThatNoTableHasNeitherForStoppedNorForRunning() {
        var odd = observed(
                "degraded", List.of(source("van", "srt-listener", 500, null)), output("partner", "srt-caller", true));

        assertThat(lines(desired(spec -> {}), odd))
                .containsExactly("updateFlowStatusStart (seamless) spec.desiredState: DEGRADED -> Running");
        assertThat(lines(desired(spec -> spec.desiredState = FlowSpec.DesiredState.Stopped), odd))
                .containsExactly("updateFlowStatusStop (interrupting) spec.desiredState: DEGRADED -> Stopped");
        assertThat(lines(desired(spec -> spec.sources.getFirst().minLatencyMs = 600), odd))
                .as("a change for which a running flow is stopped needs an approval here too")
                .singleElement()
                .asString()
                .contains("(interrupting)");
    }

    @Test
    void aFlowOfWhichNoStateIsShownMayRun() {
        var unknown = observed(
                null, List.of(source("van", "srt-listener", 500, null)), output("partner", "srt-caller", true));

        assertThat(lines(desired(spec -> spec.sources.getFirst().minLatencyMs = 600), unknown))
                .singleElement()
                .asString()
                .startsWith("updateFlowStatusStop, ")
                .contains("(interrupting)");
    }

    @Test
    void adoptsNoFlowWithAnotherNameRegionOrNumberOfSources() {
        var observed = asDeclared(true);

        assertThat(FlowPlan.impossible(desired(spec -> spec.name = "other"), observed))
                .isPresent();
        assertThat(FlowPlan.impossible(desired(spec -> spec.region = "eu-west-101"), observed))
                .isPresent();
        assertThat(FlowPlan.impossible(desired(spec -> spec.sources.add(FlowFixture.source("second"))), observed))
                .isPresent();
        assertThat(FlowPlan.impossible(desired(spec -> {}), observed)).isEmpty();
    }

    @Test
    void takesAFlowForTheLostOneOnlyIfItsSourcesAreAlike() {
        var wanted = desired(spec -> {}).sources();

        assertThat(LostFlow.isAlike(List.of(source("van", "srt-listener", 1, null)), wanted))
                .isTrue();
        assertThat(LostFlow.isAlike(List.of(source("van", "srt-caller", 1, null)), wanted))
                .isFalse();
        assertThat(LostFlow.isAlike(List.of(source("other", "srt-listener", 1, null)), wanted))
                .isFalse();
    }

    /** Its answer was lost, so that nothing but the count of what was sent knows of it. */
    @Test
    void anOutputThatWasSentIsKnownToBe() {
        var path = "spec.outputs[other]";
        var value = Hash.of("srt-caller").substring(0, 12);
        var write = new RecentWrites.Write();
        write.field = FlowCommand.CreateOutputs.CALL;
        write.value = Hash.of(path).substring(0, 3) + Hash.of(path, value).substring(3, 6) + ".";
        var memory = new FlowStatus();
        memory.writes = new RecentWrites();
        memory.writes.changes.add(write);

        var plan = FlowPlan.change(
                desired(spec -> spec.outputs.addAll(List.of(FlowFixture.output("other"), FlowFixture.output("new")))),
                asDeclared(true),
                memory);

        assertThat(plan.changes())
                .extracting(Change::command)
                .filteredOn(command -> command instanceof FlowCommand.CreateOutputs)
                .singleElement()
                .satisfies(command -> assertThat(((FlowCommand.CreateOutputs) command).sentBefore())
                        .containsExactly("other"));
    }
}
