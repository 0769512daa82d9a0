package dev.onair.operator.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.LastApplied;
import dev.onair.common.ManagementPolicy;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.common.SecretKeyRef;
import dev.onair.engine.Announcement;
import dev.onair.engine.Conditions;
import dev.onair.engine.Kept;
import dev.onair.engine.Standing;
import dev.onair.huawei.flow.FlowSpec;
import dev.onair.huawei.ottchannel.EncryptionSpec;
import dev.onair.huawei.ottchannel.EndpointsSpec;
import dev.onair.huawei.ottchannel.HlsPackageSpec;
import dev.onair.huawei.ottchannel.InputSpec;
import dev.onair.huawei.ottchannel.OttChannelSpec;
import dev.onair.huawei.ottchannel.OutputSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What of a manifest is remembered, and what is noticed by it. */
class ManifestMemoryTest {
    private final OnairStatus status = new OnairStatus() {};

    private static Kept something(String path) {
        return new Kept.Value("something");
    }

    private static FlowSpec flow(Consumer<FlowSpec> edit) {
        var spec = new FlowSpec();
        spec.region = "ap-southeast-1";
        var source = new FlowSpec.Source();
        source.name = "van.1";
        spec.sources = new ArrayList<>(List.of(source));
        edit.accept(spec);
        return spec;
    }

    private static FlowSpec.FlowOutput output(String name) {
        var output = new FlowSpec.FlowOutput();
        output.name = name;
        output.protocol = FlowSpec.Protocol.SRT_LISTENER;
        output.port = 9010;
        return output;
    }

    private static OttChannelSpec ott(Consumer<OttChannelSpec> edit) {
        var spec = new OttChannelSpec();
        spec.domain = "push.example.com";
        spec.appName = "live";
        edit.accept(spec);
        return spec;
    }

    private static HlsPackageSpec hls(String url) {
        var item = new HlsPackageSpec();
        item.url = url;
        item.segmentDuration = "4s";
        return item;
    }

    private ManifestMemory memory(OnairSpec spec, long generation) {
        return memory(spec, generation, "key");
    }

    private ManifestMemory memory(OnairSpec spec, long generation, String key) {
        return new ManifestMemory(spec, generation, status, (path, value) -> key + (path + value).hashCode());
    }

    private List<String> carriedOut(OnairSpec spec, long generation, Function<String, Kept> kept) {
        return memory(spec, generation).carriedOut(status, kept).stream()
                .map(Announcement::message)
                .toList();
    }

    private LastApplied remembered() {
        return Objects.requireNonNull(status.lastApplied);
    }

    private FlowSpec carried(FlowSpec spec, long generation) {
        var flow = new dev.onair.huawei.flow.Flow();
        flow.setSpec(spec);
        return memory(spec, generation).carriedOut(flow).getSpec();
    }

    @Test
    void remembersPathsInTheManifestsWordsAndEntriesByTheirNames() {
        carriedOut(
                flow(spec -> {
                    spec.outputs = List.of(output("mon"));
                    spec.sources.getFirst().minLatencyMs = 500;
                    spec.sources.getFirst().decryption = new FlowSpec.Key();
                    Objects.requireNonNull(spec.sources.getFirst().decryption).passphraseSecretRef =
                            SecretKeyRef.of("keys", "k");
                    spec.allowInterruption = true;
                    spec.managementPolicy = ManagementPolicy.Full;
                    spec.connectionSecretName = "addresses";
                    spec.desiredState = FlowSpec.DesiredState.Running;
                }),
                3,
                ManifestMemoryTest::something);

        assertThat(remembered().generation).isEqualTo(3L);
        assertThat(remembered().dropped).isNull();
        assertThat(remembered().fields.keySet())
                .containsExactly(
                        "desiredState",
                        "outputs[mon]",
                        "outputs[mon].port",
                        "sources[van.1]",
                        "sources[van.1].decryption.passphraseSecretRef",
                        "sources[van.1].minLatencyMs");
    }

    @Test
    void whatThereIsOfAManifestThatIsTheSameIsNotWrittenAgain() {
        var spec = flow(all -> all.outputs = List.of(output("mon")));
        carriedOut(spec, 1, ManifestMemoryTest::something);
        var before = remembered();

        // By another key: the hashes would be others, and nothing has changed.
        var told = memory(spec, 1, "another key").carriedOut(status, ManifestMemoryTest::something);

        assertThat(told).isEmpty();
        assertThat(status.lastApplied).isSameAs(before);
    }

    @Test
    void aFieldThatThisVersionIsTheFirstToKnowIsRememberedWithoutAnEdit() {
        carriedOut(flow(all -> all.outputs = List.of(output("mon"))), 1, ManifestMemoryTest::something);
        remembered().fields.remove("outputs[mon].port");

        assertThat(carriedOut(flow(all -> all.outputs = List.of(output("mon"))), 1, ManifestMemoryTest::something))
                .isEmpty();

        assertThat(remembered().fields).containsKey("outputs[mon].port");
    }

    @Test
    void aFieldThatThisVersionDoesNotKnowIsForgottenWithoutAWord() {
        carriedOut(flow(all -> all.outputs = List.of(output("mon"))), 1, ManifestMemoryTest::something);
        remembered().fields.put("outputs[mon].ofTomorrow", "0");
        remembered().fields.put("tomorrow.deep[x].er", "0");

        assertThat(carriedOut(flow(all -> all.outputs = List.of(output("mon"))), 2, ManifestMemoryTest::something))
                .isEmpty();

        assertThat(remembered().fields).doesNotContainKeys("outputs[mon].ofTomorrow", "tomorrow.deep[x].er");
    }

    @Test
    void theHighestThatIsGoneIsNamedOnceAndAnEntryIsNotNamed() {
        carriedOut(
                flow(all -> {
                    var mon = output("mon");
                    mon.encryption = new FlowSpec.Key();
                    mon.encryption.algorithm = FlowSpec.Algorithm.AES128;
                    all.outputs = List.of(mon, output("gone"));
                }),
                1,
                ManifestMemoryTest::something);

        assertThat(carriedOut(flow(all -> all.outputs = List.of(output("mon"))), 2, path -> new Kept.NotShown()))
                .singleElement()
                .asString()
                .startsWith(
                        "spec.outputs[mon].encryption was removed from the manifest, and the vendor keeps algorithm a"
                                + " value that it does not show, passphraseSecretRef a value that it does not show: to have none,");
    }

    @Test
    void nothingIsToldOfWhatTheVendorKeepsNothingOf() {
        carriedOut(flow(all -> all.outputs = List.of(output("mon"))), 1, ManifestMemoryTest::something);

        assertThat(carriedOut(
                        flow(all -> {
                            var mon = output("mon");
                            mon.port = null;
                            all.outputs = List.of(mon);
                        }),
                        2,
                        path -> new Kept.Nothing()))
                .isEmpty();
    }

    @Test
    void askedAgainItTellsAgain() {
        carriedOut(flow(all -> all.outputs = List.of(output("mon"))), 1, ManifestMemoryTest::something);
        var before = remembered();
        var spec = flow(all -> {
            var mon = output("mon");
            mon.port = null;
            all.outputs = List.of(mon);
        });
        assertThat(carriedOut(spec, 2, ManifestMemoryTest::something)).hasSize(1);

        // The process ended before the status was written.
        status.lastApplied = before;

        assertThat(carriedOut(spec, 2, ManifestMemoryTest::something)).hasSize(1);
        assertThat(carriedOut(spec, 2, ManifestMemoryTest::something)).isEmpty();
    }

    @Test
    void aListOfNamedThingsThatIsWithdrawnIsEmptyUntilThatWasCarriedOut() {
        carriedOut(flow(all -> all.outputs = List.of(output("mon"))), 1, ManifestMemoryTest::something);
        var spec = flow(all -> {});

        assertThat(carried(spec, 2).outputs).isEmpty();
        assertThat(spec.outputs).isNull();
        assertThat(carriedOut(spec, 2, path -> new Kept.Nothing())).isEmpty();
        assertThat(carried(spec, 2).outputs).isNull();
        assertThat(carried(flow(all -> all.desiredState = FlowSpec.DesiredState.Stopped), 3).outputs)
                .isNull();
    }

    @Test
    void anEmptyListThatIsTakenOutWithdrawsNothing() {
        carriedOut(flow(all -> all.outputs = List.of()), 1, ManifestMemoryTest::something);
        assertThat(remembered().fields.keySet()).containsExactly("outputs", "sources[van.1]");

        assertThat(carried(flow(all -> {}), 2).outputs).isNull();
        assertThat(carriedOut(flow(all -> {}), 2, ManifestMemoryTest::something))
                .isEmpty();
    }

    @Test
    void whereNothingIsWrittenNothingIsWithdrawnAndThatIsTold() {
        carriedOut(flow(all -> all.outputs = List.of(output("mon"))), 1, ManifestMemoryTest::something);
        var observes = flow(all -> all.managementPolicy = ManagementPolicy.Observe);

        assertThat(carried(observes, 2).outputs).isNull();
        assertThat(carriedOut(observes, 2, ManifestMemoryTest::something))
                .singleElement()
                .asString()
                .startsWith("spec.outputs was removed from the manifest, and the vendor keeps ");
        status.lastApplied = null;
        assertThat(carriedOut(
                        flow(all -> {
                            all.managementPolicy = ManagementPolicy.Observe;
                            all.outputs = List.of(output("mon"));
                        }),
                        3,
                        ManifestMemoryTest::something))
                .isEmpty();
        assertThat(status.lastApplied).isNull();
    }

    @Test
    void whatAnotherVersionCarriedOutIsNotWithdrawnAfterwards() {
        carriedOut(flow(all -> all.outputs = List.of(output("mon"))), 1, ManifestMemoryTest::something);
        status.conditions = Conditions.of(new Standing.InSync(), List.of(), 2, Instant.EPOCH);

        assertThat(carried(flow(all -> {}), 2).outputs).isNull();
        assertThat(carriedOut(flow(all -> {}), 2, ManifestMemoryTest::something))
                .singleElement()
                .asString()
                .contains("spec.outputs was");
    }

    /** The upgrade comes with an edit of the manifest that the version before had carried out. */
    @Test
    void norIsItAfterALaterEdit() {
        carriedOut(flow(all -> all.outputs = List.of(output("mon"))), 1, ManifestMemoryTest::something);
        status.conditions = Conditions.of(new Standing.InSync(), List.of(), 2, Instant.EPOCH);

        assertThat(carried(flow(all -> {}), 3).outputs).isNull();
        assertThat(carriedOut(flow(all -> {}), 3, ManifestMemoryTest::something))
                .singleElement()
                .asString()
                .contains("spec.outputs was");
    }

    @Test
    void anotherObjectKeepsNothingOfWhatThisOneWasSent() {
        carriedOut(flow(all -> all.outputs = List.of(output("mon"))), 1, ManifestMemoryTest::something);
        var memory = memory(flow(all -> {}), 2);

        status.lastApplied = null;

        assertThat(memory.carriedOut(status, ManifestMemoryTest::something)).isEmpty();
    }

    @Test
    void objectsAroundAWithdrawnListAreMadeOnlyWhereTheySayNothingElse() {
        carriedOut(
                ott(all -> {
                    all.output = new OutputSpec();
                    var audio = new OutputSpec.Audio();
                    audio.name = "de";
                    all.output.audio = List.of(audio);
                    var item = hls("https://user:secret@play.example.com/a/index.m3u8?key=secret");
                    item.encryption = new EncryptionSpec();
                    var header = new EncryptionSpec.Header();
                    header.name = "Authorization";
                    item.encryption.httpHeaders = List.of(header);
                    all.endpoints = new EndpointsSpec();
                    all.endpoints.hls = List.of(item);
                }),
                1,
                ManifestMemoryTest::something);
        assertThat(remembered().fields.keySet())
                .contains(
                        "output.audio[de]",
                        "endpoints.hls[play.example.com/a/index.m3u8]",
                        "endpoints.hls[play.example.com/a/index.m3u8].encryption.httpHeaders[Authorization]")
                .noneMatch(path -> path.contains("secret"));
        var channel = new dev.onair.huawei.ottchannel.OttChannel();
        channel.setSpec(ott(all -> {
            all.endpoints = new EndpointsSpec();
            all.endpoints.hls = List.of(hls("play.example.com/a/index.m3u8"));
        }));

        var carriedOut = memory(channel.getSpec(), 2).carriedOut(channel).getSpec();

        assertThat(Objects.requireNonNull(carriedOut.output).audio).isEmpty();
        assertThat(Objects.requireNonNull(Objects.requireNonNull(carriedOut.endpoints).hls)
                        .getFirst()
                        .encryption)
                .isNull();
        channel.getSpec().endpoints = null;
        var withoutAny = memory(channel.getSpec(), 3).carriedOut(channel).getSpec();
        assertThat(Objects.requireNonNull(withoutAny.endpoints).hls).isEmpty();
        assertThat(Objects.requireNonNull(withoutAny.endpoints).dash).isNull();
    }

    @Test
    void whatThereIsNoRoomForIsCountedAndNamesOfEntriesComeFirst() {
        var large = ott(all -> {
            all.endpoints = new EndpointsSpec();
            all.endpoints.hls = new ArrayList<>();
            for (var i = 0; i < 16; i++) {
                var item = hls("play.example.com/" + "long/".repeat(40) + i);
                item.playlistWindow = "60s";
                item.version = "v4";
                item.origin = new dev.onair.huawei.ottchannel.OriginSpec();
                item.origin.enableAccess = true;
                item.origin.allowAllIps = true;
                all.endpoints.hls.add(item);
            }
            all.input.sources = new ArrayList<>();
            for (var i = 0; i < 16; i++) {
                var source = new InputSpec.Source();
                source.url = "http://192.0.2.1/" + i;
                source.bitrateBps = 1;
                source.width = 1;
                source.height = 1;
                source.latencyMs = 20;
                source.keyLengthBytes = 16;
                source.fixedBitrate = true;
                source.snapshot = true;
                source.streamId = "x";
                source.backupUrls = List.of("http://192.0.2.2/" + i);
                source.passphraseSecretRef = SecretKeyRef.of("s", "k");
                all.input.sources.add(source);
            }
            all.name = "news";
        });

        assertThat(carriedOut(large, 1, ManifestMemoryTest::something)).isEmpty();

        var memory = remembered();
        assertThat(memory.fields).hasSizeLessThanOrEqualTo(Remembered.FIELDS);
        assertThat(memory.fields.keySet().stream().mapToInt(String::length).sum())
                .isLessThanOrEqualTo(Remembered.CHARACTERS);
        assertThat(memory.dropped).isPositive();
        assertThat(memory.fields.keySet().stream().filter(FieldPath::isEntry)).hasSize(32);
        assertThat(memory.fields).containsKey("name");
        var before = status.lastApplied;
        assertThat(carriedOut(large, 1, ManifestMemoryTest::something)).isEmpty();
        assertThat(status.lastApplied).isSameAs(before);
    }
}
