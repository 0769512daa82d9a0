package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.ManagementPolicy;
import dev.onair.simulator.cdnetworks.Channel;
import dev.onair.simulator.fault.CutAfter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The life of a channel, from its manifest to its end. */
@Execution(ExecutionMode.CONCURRENT)
class OperatorIT {
    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void open() {
        operator.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private Channel atTheVendor(String name) {
        return operator.simulator.channels().all().stream()
                .filter(channel -> channel.settings().channelName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no channel " + name));
    }

    private boolean isBanned(String name) {
        return atTheVendor(name).isBanned(operator.simulator.now());
    }

    @Test
    void makesAChannelAndHandsOutWhatItsUsersNeed() {
        operator.create("news", spec -> {
            spec.connectionSecretName = "news-push";
            spec.sharePage = true;
            spec.playbackCode = new LiveChannelSpec.PlaybackCode();
            spec.playbackCode.configMapName = "news-player";
        });

        operator.awaitReady("news");

        var pullId = atTheVendor("news").pullId();
        var channel = operator.channel("news").get();
        assertThat(channel.getMetadata().getAnnotations()).containsEntry("onair.dev/external-id", pullId);
        assertThat(channel.getStatus().pullId).isEqualTo(pullId);
        assertThat(channel.getStatus().account).isEqualTo("default");
        assertThat(channel.getStatus().sharePageUrl).isNotBlank();
        assertThat(channel.getStatus().attempt).isNull();
        var secret = operator.client
                .secrets()
                .inNamespace("tv")
                .withName("news-push")
                .get();
        assertThat(secret.getData()).containsOnlyKeys("pushUrl", "server", "streamKey");
        assertThat(secret.getMetadata().getOwnerReferences())
                .singleElement()
                .matches(owner -> owner.getName().equals("news"));
        assertThat(operator.client
                        .configMaps()
                        .inNamespace("tv")
                        .withName("news-player")
                        .get()
                        .getData())
                .containsKeys("player.html", "urls.txt");
        awaitThat(() -> assertThat(operator.status("news").playbackUrls).isNotEmpty());
        assertThat(operator.events("news")).contains("Created");
    }

    @Test
    void carriesAnEditToTheVendor() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");

        operator.edit("news", spec -> {
            spec.channelName = "evening";
            spec.playback.bitrates = List.of(Bitrate.ORIGIN, Bitrate.SD);
        });

        operator.awaitReady("news");
        assertThat(atTheVendor("evening").settings().rates()).hasSize(2);
        assertThat(operator.status("news").drift).isEmpty();
    }

    @Test
    void setsBackWhatSomebodyChangedAndSaysSo() {
        operator.create("news", spec -> spec.scenario = "sports");
        operator.awaitReady("news");
        operator.simulator
                .channels()
                .edit(
                        atTheVendor("news").pullId(),
                        edit -> edit.channelName("hacked").appScenario("default"));

        operator.sweep();

        awaitThat(() -> assertThat(operator.status("news").drift)
                .extracting(entry -> entry.path)
                .containsExactly("spec.channelName", "spec.scenario"));
        operator.awaitReady("news");
        assertThat(atTheVendor("news").settings().appScenario()).isEqualTo("sports");
        assertThat(operator.events("news")).contains("DriftCorrected");
    }

    @Test
    void makesAnotherInPlaceOfAChannelThatWasDeletedAtTheVendor() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        var lost = atTheVendor("news").pullId();
        operator.simulator.channels().delete(lost);

        operator.sweep();

        awaitThat(() ->
                assertThat(operator.status("news").pullId).isNotEqualTo(lost).isNotNull());
        operator.awaitReady("news");
        assertThat(operator.simulator.channels().all()).hasSize(1);
        awaitThat(() -> assertThat(operator.events("news")).contains("Lost", "Created"));
    }

    @Test
    void makesOneChannelThoughTheAnswerWasLost() {
        operator.simulator.faults().on("createChannel").once(new CutAfter());

        operator.create("news", spec -> {});

        operator.awaitReady("news");
        assertThat(operator.simulator.channels().all()).hasSize(1);
        assertThat(operator.simulator.requests().count("createChannel")).isEqualTo(1);
        awaitThat(() -> assertThat(operator.events("news")).contains("Recovered"));
    }

    @Test
    void makesOneChannelThoughItDiedBeforeItHeardTheAnswer() {
        operator.simulator.faults().on("createChannel").once(new CutAfter());
        operator.create("news", spec -> {});
        awaitThat(() -> assertThat(operator.simulator.channels().all()).hasSize(1));

        operator.restart();

        operator.awaitReady("news");
        assertThat(operator.simulator.channels().all()).hasSize(1);
    }

    @Test
    void bansUnbansAndLiftsABanInTime() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");

        operator.edit("news", spec -> spec.ban = new LiveChannelSpec.Ban());
        awaitThat(() -> assertThat(isBanned("news")).isTrue());
        operator.awaitReady("news");
        assertThat(operator.status("news").state).isEqualTo("Banned");
        operator.edit("news", spec -> spec.ban = null);
        awaitThat(() -> assertThat(isBanned("news")).isFalse());
        operator.edit("news", spec -> {
            spec.ban = new LiveChannelSpec.Ban();
            spec.ban.until = java.time.Instant.now().plusSeconds(4).toString();
        });
        awaitThat(() -> assertThat(isBanned("news")).isTrue());
        awaitThat(() -> assertThat(isBanned("news")).isFalse());
        operator.awaitReady("news");
    }

    @Test
    void bansAgainWhenTheVendorLiftsABanAfterSevenDays() {
        operator.create("news", spec -> spec.ban = new LiveChannelSpec.Ban());
        awaitThat(() -> assertThat(operator.status("news").state).isEqualTo("Banned"));
        operator.awaitReady("news");
        operator.simulator.advance(Duration.ofDays(7).plusMinutes(1));
        assertThat(isBanned("news")).isFalse();

        operator.sweep();

        awaitThat(() -> assertThat(isBanned("news")).isTrue());
    }

    @Test
    void deletesTheChannelAndWhatItHandedOut() {
        operator.create("news", spec -> spec.connectionSecretName = "news-push");
        operator.awaitReady("news");

        operator.channel("news").delete();

        operator.awaitGone("news");
        assertThat(operator.simulator.channels().all()).isEmpty();
        assertThat(operator.client
                        .secrets()
                        .inNamespace("tv")
                        .withName("news-push")
                        .get())
                .isNull();
    }

    @Test
    void keepsTheChannelOfAResourceThatRetainsIt() {
        operator.create("news", spec -> spec.deletionPolicy = DeletionPolicy.Retain);
        operator.awaitReady("news");

        operator.channel("news").delete();

        operator.awaitGone("news");
        assertThat(operator.simulator.channels().all()).hasSize(1);
        assertThat(operator.simulator.requests().count("deleteChannel")).isZero();
    }

    @Test
    void waitsForTheApprovalOfAPlan() {
        operator.create("news", spec -> spec.managementPolicy = ManagementPolicy.Plan);
        operator.awaitReason("news", "AwaitingApproval");
        assertThat(operator.simulator.channels().all()).isEmpty();
        var plan = Optional.ofNullable(operator.status("news").plan).orElseThrow();
        assertThat(operator.message("news")).contains("onair.dev/approve=" + plan.hash);

        operator.annotate(operator.channel("news"), "onair.dev/approve", String.valueOf(plan.hash));

        operator.awaitReady("news");
        assertThat(operator.simulator.channels().all()).hasSize(1);
    }

    @Test
    void keepsItsHandsOffWhilePaused() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        operator.annotate(operator.channel("news"), "onair.dev/paused", "true");
        operator.awaitReason("news", "Paused");

        operator.edit("news", spec -> spec.channelName = "evening");

        awaitThat(() -> assertThat(operator.status("news").observedGeneration).isEqualTo(2));
        assertThat(operator.simulator.requests().count("channelEdit")).isZero();
        operator.annotate(operator.channel("news"), "onair.dev/paused", "false");
        operator.awaitReady("news");
        assertThat(atTheVendor("evening")).isNotNull();
    }

    @Test
    void looksAtTheVendorWhenAskedTo() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        operator.simulator.channels().edit(atTheVendor("news").pullId(), edit -> edit.channelName("hacked"));

        operator.annotate(operator.channel("news"), "onair.dev/sync-at", "now");

        awaitThat(() -> assertThat(operator.status("news").drift).hasSize(1));
        assertThat(operator.status("news").lastHandledSyncAt).isEqualTo("now");
        operator.awaitReady("news");
    }

    @Test
    void adoptsAChannelThatIsThere() {
        var there = operator.simulator
                .channels()
                .create("ovptest", dev.onair.simulator.cdnetworks.ChannelSettings.named("old name"));
        var manifest = OperatorFixture.manifest("tv", "news", spec -> spec.playback.bitrates = List.of(Bitrate.SD));
        manifest.getMetadata().setAnnotations(java.util.Map.of("onair.dev/external-id", there.pullId()));

        operator.client.resource(manifest).create();

        operator.awaitReady("news");
        assertThat(operator.simulator.channels().all()).singleElement().satisfies(channel -> {
            assertThat(channel.settings().channelName()).isEqualTo("news");
            assertThat(channel.settings().rates()).hasToString("[STANDARD]");
        });
        assertThat(operator.status("news").drift).isEmpty();
    }

    @Test
    void createsNothingWhoseIdCouldNotBeAnnotated() {
        var channel = OperatorFixture.manifest(OperatorFixture.NAMESPACE, "fat", spec -> {});
        channel.getMetadata().setAnnotations(Map.of("fat", "x".repeat(262_000)));
        operator.client.resource(channel).create();

        operator.awaitReason("fat", "AnnotationsTooLarge");
        assertThat(operator.simulator.requests().count("createChannel")).isZero();

        operator.annotate(operator.channel("fat"), "fat", "x");

        operator.awaitReady("fat");
        assertThat(operator.simulator.channels().all()).hasSize(1);
    }
}
