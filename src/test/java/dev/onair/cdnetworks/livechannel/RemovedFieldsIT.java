package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.NAMESPACE;
import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.LastApplied;
import dev.onair.embedded.Edits;
import dev.onair.simulator.cdnetworks.Channel;
import dev.onair.simulator.cdnetworks.RefuseWith;
import io.fabric8.kubernetes.api.model.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Fields that are taken out of a LiveChannel's manifest; the manifests are those of the case in which it went wrong. */
@Execution(ExecutionMode.CONCURRENT)
class RemovedFieldsIT {
    private static final Path CASE = Path.of("src/test/resources/removed-fields");
    private static final List<String> WRITES =
            List.of("channelEdit", "setPushTsatc", "createChannel", "deleteChannel", "channelForbidden");

    private static final String DIRECTORY = "7ce54aad015c10000c28619200000000";

    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void open() {
        operator.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private void createTheChannelOfTheCase() throws IOException {
        try (var manifests = Files.newInputStream(CASE.resolve("livechannel-before.yaml"))) {
            operator.client.load(manifests).inNamespace(NAMESPACE).create();
        }
        operator.awaitReady("b");
        // Bit rates stand in the details alone, which are read in their turn.
        awaitThat(() -> assertThat(operator.status("b").playbackUrls).isNotEmpty());
    }

    private void applyWhatIsLeft() throws IOException {
        var now = operator.client
                .getKubernetesSerialization()
                .unmarshal(Files.readString(CASE.resolve("livechannel-after.yaml")), LiveChannel.class);
        Edits.until(() -> operator.channel("b").edit(channel -> {
            channel.setSpec(now.getSpec());
            return channel;
        }));
    }

    private static void removeWhatTheCaseRemoves(LiveChannelSpec spec) {
        spec.playback.bitrates = null;
        spec.recording = null;
        spec.pushAuth = null;
        spec.whiteboard = null;
        spec.verificationSecretRef = null;
    }

    private List<String> removals(String name) {
        return operator.client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .filter(event -> event.getInvolvedObject().getName().equals(name))
                .filter(event -> event.getReason().equals("FieldRemoved"))
                // Told again where the write that remembers it lost a race with an edit; never each pass.
                .peek(event ->
                        assertThat(event.getCount()).as(event.getMessage()).isBetween(1, 2))
                .map(Event::getMessage)
                .sorted()
                .toList();
    }

    private Map<String, String> remembered(String name) {
        return Objects.requireNonNull(operator.status(name).lastApplied).fields;
    }

    private Channel atTheVendor(String name) {
        return operator.simulator
                .channels()
                .find(Objects.requireNonNull(operator.status(name).pullId))
                .orElseThrow();
    }

    private long writes() {
        return operator.simulator.requests().all().stream()
                .filter(request -> WRITES.contains(request.call()))
                .count();
    }

    @Test
    void saysOnceWhatTheVendorKeepsAndHowItIsReset() throws IOException {
        createTheChannelOfTheCase();
        var before = writes();

        applyWhatIsLeft();

        operator.awaitReady("b");
        awaitThat(() -> assertThat(removals("b"))
                .containsExactly(
                        "spec.playback.bitrates was removed from the manifest, and the vendor keeps [Origin, SD]: declare"
                                + " [Origin] to have the origin's rendition alone",
                        "spec.pushAuth was removed from the manifest, and the vendor keeps validFor a value that it does"
                                + " not show: declare another validFor to change it; the vendor has no call that"
                                + " switches it off (2.11), so to have none, create another channel",
                        "spec.recording was removed from the manifest, and the vendor keeps immediate true: declare"
                                + " immediate: false to switch immediate recording off; another directory can be"
                                + " declared, and to have none, create another channel",
                        "spec.verificationSecretRef was removed from the manifest, and the vendor keeps a value that it"
                                + " does not show: declare another string to replace it; to have none, create another"
                                + " channel",
                        "spec.whiteboard was removed from the manifest, and the vendor keeps enabled a value that it does"
                                + " not show: declare enabled: false to switch it off"));
        assertThat(writes()).isEqualTo(before);
        assertThat(operator.client
                        .secrets()
                        .inNamespace(NAMESPACE)
                        .withName("b-push")
                        .get())
                .isNull();
        assertThat(operator.status("b").lastApplied).isNull();

        operator.edit("b", spec -> {
            spec.playback.bitrates = List.of(Bitrate.ORIGIN);
            spec.recording = new LiveChannelSpec.Recording();
            spec.recording.immediate = false;
            spec.whiteboard = new LiveChannelSpec.Whiteboard();
        });

        operator.awaitReady("b");
        assertThat(operator.simulator.requests().all().stream()
                        .filter(request -> request.call().equals("channelEdit"))
                        .count())
                .isPositive();
        assertThat(remembered("b").keySet())
                .containsExactly("playback.bitrates", "recording.immediate", "whiteboard.enabled");
        operator.edit("b", spec -> {
            spec.playback.bitrates = null;
            spec.recording = null;
            spec.whiteboard = null;
        });
        awaitThat(() -> assertThat(operator.status("b").lastApplied).isNull());
        // Of what is as if it had never been declared, nothing is kept.
        assertThat(removals("b")).hasSize(5);
    }

    @Test
    void oneWriteToTheClusterIsEnoughAndTheNextPassesNeedNone() throws IOException {
        createTheChannelOfTheCase();
        applyWhatIsLeft();
        awaitThat(() -> assertThat(removals("b")).hasSize(5));
        awaitThat(() -> assertThat(operator.status("b").observedGeneration).isEqualTo(2L));
        var version = operator.channel("b").get().getMetadata().getResourceVersion();

        operator.sweep();
        operator.restart();
        operator.sweep();
        operator.awaitReady("b");

        assertThat(operator.channel("b").get().getMetadata().getResourceVersion())
                .isEqualTo(version);
        assertThat(removals("b")).hasSize(5);
    }

    @Test
    void oneFieldOfAnObjectIsNamedByItself() {
        operator.simulator.account().directories().add(DIRECTORY);
        operator.create("a", spec -> {
            spec.recording = new LiveChannelSpec.Recording();
            spec.recording.directoryId = DIRECTORY;
        });
        operator.awaitReady("a");

        operator.edit("a", spec -> {
            Objects.requireNonNull(spec.recording).directoryId = null;
            spec.recording.immediate = true;
        });

        operator.awaitReady("a");
        awaitThat(() -> assertThat(removals("a"))
                .containsExactly("spec.recording.directoryId was removed from the manifest, and the vendor keeps "
                        + DIRECTORY + ": declare another directory; to have none, create another channel"));
    }

    @Test
    void whatOnairUndoesIsToldByTheCallThatDoesIt() {
        operator.create("a", spec -> {
            spec.ban = new LiveChannelSpec.Ban();
            spec.channelName = "studio";
        });
        operator.awaitReady("a");
        assertThat(remembered("a").keySet()).containsExactly("ban", "channelName");

        operator.edit("a", spec -> {
            spec.ban = null;
            spec.channelName = null;
        });

        operator.awaitReady("a");
        awaitThat(() -> assertThat(operator.events("a")).contains("Unbanned", "Updated"));
        assertThat(atTheVendor("a").settings().channelName()).isEqualTo("a");
        assertThat(removals("a")).isEmpty();
    }

    @Test
    void anAdoptedChannelIsToldNothingOf() throws IOException {
        createTheChannelOfTheCase();
        var id = Objects.requireNonNull(operator.status("b").pullId);
        var memory = Objects.requireNonNull(operator.status("b").lastApplied);
        operator.edit("b", spec -> spec.deletionPolicy = DeletionPolicy.Retain);
        operator.awaitReady("b");
        operator.channel("b").delete();
        operator.awaitGone("b");
        var adopting = operator.client
                .getKubernetesSerialization()
                .unmarshal(Files.readString(CASE.resolve("livechannel-after.yaml")), LiveChannel.class);
        adopting.getMetadata().setNamespace(NAMESPACE);
        adopting.getMetadata().setName("c");
        adopting.getMetadata().setAnnotations(Map.of("onair.dev/external-id", id));
        operator.client.resource(adopting).create();
        operator.awaitReady("c");
        // As a backup that holds statuses would restore it: what was carried out of another resource is nothing here.
        restoreMemory("c", memory);
        operator.edit("c", spec -> spec.channelName = "adopted");

        operator.awaitReady("c");
        assertThat(removals("c")).isEmpty();
        assertThat(remembered("c").keySet()).containsExactly("channelName");
    }

    private void restoreMemory(String name, LastApplied memory) {
        Edits.until(() -> operator.channel(name).editStatus(channel -> {
            channel.getStatus().lastApplied = memory;
            return channel;
        }));
    }

    @Test
    void aStatusWithoutTheMemoryGetsItOnce() throws IOException {
        createTheChannelOfTheCase();
        operator.stop();
        Edits.until(() -> operator.channel("b").editStatus(channel -> {
            channel.getStatus().lastApplied = null;
            return channel;
        }));

        operator.start();

        awaitThat(() -> assertThat(operator.status("b").lastApplied).isNotNull());
        assertThat(removals("b")).isEmpty();
        var version = operator.channel("b").get().getMetadata().getResourceVersion();
        operator.sweep();
        operator.restart();
        operator.awaitReady("b");
        assertThat(operator.channel("b").get().getMetadata().getResourceVersion())
                .isEqualTo(version);
        applyWhatIsLeft();
        awaitThat(() -> assertThat(removals("b")).hasSize(5));
    }

    @Test
    void aRemovalBesideARefusedChangeIsToldOnceThatIsCarriedOut() throws IOException {
        createTheChannelOfTheCase();
        operator.simulator.faults().on("channelEdit").always(new RefuseWith(1004, "channelName"));
        operator.edit("b", spec -> {
            removeWhatTheCaseRemoves(spec);
            spec.channelName = "refused";
        });
        operator.awaitReason("b", "VendorRejected");
        operator.restart();
        operator.awaitReason("b", "VendorRejected");
        operator.simulator.faults().clear();

        operator.edit("b", spec -> spec.channelName = "taken");

        operator.awaitReady("b");
        awaitThat(() -> assertThat(removals("b")).hasSize(5));
    }

    @Test
    void aRenewedSealKeyTellsAndSendsNothing() throws IOException {
        createTheChannelOfTheCase();
        var seal = Objects.requireNonNull(operator.status("b").lastApplied).seal;
        operator.stop();
        operator.client.secrets().inNamespace("default").withName("onair-seals").edit(secret -> {
            secret.getMetadata().getAnnotations().put("onair.dev/rotate-seals", "now");
            return secret;
        });
        var before = writes();

        operator.start();

        awaitThat(() -> assertThat(Objects.requireNonNull(operator.status("b").lastApplied).seal)
                .isNotEqualTo(seal));
        awaitThat(() -> assertThat(operator.client
                        .secrets()
                        .inNamespace("default")
                        .withName("onair-seals")
                        .get()
                        .getData())
                .containsOnlyKeys("key"));
        assertThat(writes()).isEqualTo(before);
        assertThat(removals("b")).isEmpty();
        operator.restart();
        applyWhatIsLeft();
        awaitThat(() -> assertThat(removals("b")).hasSize(5));
        assertThat(writes()).isEqualTo(before);
    }
}
