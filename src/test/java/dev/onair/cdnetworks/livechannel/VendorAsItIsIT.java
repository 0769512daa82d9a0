package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static dev.onair.cdnetworks.livechannel.OperatorFixture.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.fault.CutAfter;
import io.fabric8.kubernetes.api.model.Event;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Where the vendor is otherwise than its document: what the vendor's own clients show, and what its examples lack. */
@Execution(ExecutionMode.CONCURRENT)
class VendorAsItIsIT {
    private final OperatorFixture operator = new OperatorFixture();

    @AfterEach
    void close() {
        operator.close();
    }

    private String pullId(String name) {
        return Objects.requireNonNull(operator.status(name).pullId);
    }

    private String playbackCode(String key) {
        var map = operator.client
                .configMaps()
                .inNamespace(OperatorFixture.NAMESPACE)
                .withName("news-player")
                .get();
        return map == null ? "" : map.getData().getOrDefault(key, "");
    }

    private static void withPlaybackCode(LiveChannelSpec spec) {
        spec.playbackCode = new LiveChannelSpec.PlaybackCode();
        spec.playbackCode.configMapName = "news-player";
    }

    @Test
    void livesWithTheNewerGenerationAsTheSdkModelsIt() {
        operator.simulator.temperaments().set(Temperament.SDK);
        operator.credentials();
        operator.account(spec -> spec.signing = Signing.CNC);
        operator.create("news", spec -> {
            withPlaybackCode(spec);
            spec.channelName = "news ".repeat(20).strip();
            spec.playback.protocols = List.of(Protocol.RTMP, Protocol.HLS);
            spec.playback.bitrates = List.of(Bitrate.ORIGIN, Bitrate.SD);
            spec.recording = new LiveChannelSpec.Recording();
            spec.recording.immediate = true;
            spec.connectionSecretName = "news-push";
            spec.sharePage = true;
        });

        operator.awaitReady("news");

        awaitThat(() -> assertThat(playbackCode("adaptive.html")).contains(pullId("news")));
        assertThat(playbackCode("urls.txt").lines()).hasSize(4);
        assertThat(operator.status("news").playbackUrls).hasSize(4);
        assertThat(operator.status("news").sharePageUrl).endsWith(pullId("news"));
        assertThat(operator.simulator.requests().count("channelEdit")).isZero();
        operator.channel("news").delete();
        operator.awaitGone("news");
    }

    @Test
    void fetchesThePlaybackCodeAgainAfterAnEditOfTheBitRates() {
        operator.readyAccount();
        operator.create("news", spec -> {
            withPlaybackCode(spec);
            spec.playback.bitrates = List.of(Bitrate.ORIGIN);
        });
        operator.awaitReady("news");
        awaitThat(() -> assertThat(playbackCode("urls.txt")).isNotEmpty());
        assertThat(playbackCode("urls.txt")).doesNotContain("_1200");
        var fetched = operator.simulator.requests().count("getSinglePullCode");

        operator.edit("news", spec -> spec.playback.bitrates = List.of(Bitrate.ORIGIN, Bitrate.SD));

        awaitThat(() -> assertThat(playbackCode("urls.txt")).contains("_1200"));
        operator.awaitReady("news");
        assertThat(operator.simulator.requests().count("getSinglePullCode")).isEqualTo(fetched + 1);
    }

    /** 2.10.3: what is not said is the vendor's default player, and not the one that the channel has. */
    @Test
    void asksForThePlaybackCodeOfAnotherPlayerOnlyWhereThatIsDeclared() {
        operator.readyAccount();
        operator.create("news", spec -> {
            withPlaybackCode(spec);
            spec.playback.playerId = "DF1";
        });
        operator.awaitReady("news");
        assertThat(operator.simulator.requests().of("getSinglePullCode"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.parameters()).doesNotContainKey("playerId"));

        operator.edit("news", spec -> spec.playbackCode.playerId = "DF2");

        awaitThat(() -> assertThat(operator.simulator.requests().of("getSinglePullCode"))
                .hasSize(2));
        assertThat(operator.simulator
                        .requests()
                        .of("getSinglePullCode")
                        .getLast()
                        .parameters())
                .containsEntry("playerId", "DF2");
        operator.awaitReady("news");
    }

    @Test
    void anAdoptedChannelOfOtherProtocolsOrAnotherPlayerIsImmutable() {
        operator.readyAccount();
        var account = operator.simulator.account().name();
        var there = operator.simulator
                .channels()
                .create(
                        account,
                        ChannelSettings.named("there")
                                .edit()
                                .pushDomain("livepush.ovptest.haplat.net")
                                .channelType("test1")
                                .playerId("DF1")
                                .done());
        operator.sweep();

        for (var declared : List.<java.util.function.Consumer<LiveChannelSpec>>of(
                spec -> spec.playback.protocols = List.of(Protocol.RTMP, Protocol.HLS),
                spec -> spec.playback.playerId = "DF2")) {
            var manifest = OperatorFixture.manifest(OperatorFixture.NAMESPACE, "adopter", spec -> {
                spec.channelName = "there";
                declared.accept(spec);
                spec.deletionPolicy = dev.onair.common.DeletionPolicy.Retain;
            });
            manifest.getMetadata().setAnnotations(java.util.Map.of("onair.dev/external-id", there.pullId()));
            operator.client.resource(manifest).create();

            operator.awaitReason("adopter", "Immutable");
            assertThat(operator.message("adopter")).contains("which the vendor cannot change: correct spec.playback.");
            operator.channel("adopter").delete();
            operator.awaitGone("adopter");
        }
    }

    @Test
    void asksForTheSharePageInTheOtherWay() {
        operator.readyAccount();
        operator.simulator.temperaments().set(Temperament.GET_ONLY);

        operator.create("news", spec -> spec.sharePage = true);

        operator.awaitReady("news");
        assertThat(operator.status("news").sharePageUrl).endsWith(pullId("news"));
    }

    @Test
    void tellsTheVendorsNameOfTheRequestThatWasRefused() {
        operator.readyAccount();

        operator.create("news", spec -> spec.scenario = "none such");

        operator.awaitReason("news", "VendorRejected");
        var refused = operator.simulator.requests().of("createChannel").getLast();
        var named = "[request id " + refused.requestId() + "]";
        assertThat(operator.message("news")).contains("1648", named);
        awaitThat(() -> assertThat(operator.client
                        .v1()
                        .events()
                        .inNamespace(OperatorFixture.NAMESPACE)
                        .list()
                        .getItems())
                .filteredOn(event -> event.getInvolvedObject().getName().equals("news"))
                .extracting(Event::getMessage)
                .anyMatch(message -> message.contains(named)));
    }

    @Test
    void makesAChannelAnewThatTheVendorCallsAWrongParameterOnceTwoWalksLackIt() {
        operator.readyAccount();
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        var first = pullId("news");
        operator.simulator.temperaments().set(Temperament.UNKNOWN_IS_WRONG);
        operator.simulator.channels().delete(first);

        operator.sweep();

        awaitThat(() -> assertThat(operator.message("news")).contains("once two whole walks over its list lack it"));
        assertThat(operator.simulator.requests().count("createChannel")).isEqualTo(1);
        awaitThat(() -> {
            operator.sweep();
            assertThat(operator.simulator.requests().count("createChannel")).isEqualTo(2);
        });
        operator.awaitReady("news");
        assertThat(pullId("news")).isNotEqualTo(first);
        assertThat(operator.events("news")).contains("Lost");
    }

    @Test
    void aDeletionOfSuchAChannelEnds() {
        operator.readyAccount();
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        operator.simulator.temperaments().set(Temperament.UNKNOWN_IS_WRONG);
        operator.simulator.channels().delete(pullId("news"));

        operator.channel("news").delete();

        awaitThat(() -> {
            operator.sweep();
            assertThat(operator.channel("news").get() == null)
                    .as(operator.reason("news") + ": " + operator.message("news"))
                    .isTrue();
        });
        assertThat(operator.simulator.requests().count("createChannel")).isEqualTo(1);
    }

    @Test
    void findsALostCreateWhoseListIsInAnotherTimeZone() {
        operator.readyAccount();
        var twin = operator.simulator
                .channels()
                .create(
                        operator.simulator.account().name(),
                        ChannelSettings.named("news")
                                .edit()
                                .pushDomain("livepush.ovptest.haplat.net")
                                .channelType("test1")
                                .done());
        operator.simulator.temperaments().set(Temperament.UTC_TIMES);
        operator.sweep();
        awaitThat(() -> assertThat(operator.session().channels().all()).hasSize(1));
        operator.simulator.faults().on("createChannel").once(new CutAfter());

        operator.create("news", spec -> spec.channelName = "news");

        operator.awaitReady("news");
        assertThat(operator.simulator.requests().count("createChannel")).isEqualTo(1);
        assertThat(operator.simulator.channels().all()).hasSize(2);
        assertThat(pullId("news")).isNotEqualTo(twin.pullId());
    }

    @Test
    void refusesANameThatOnlyTheOtherGenerationTakes() {
        operator.readyAccount();

        operator.create("news", spec -> spec.channelName = "n".repeat(41));

        operator.awaitReason("news", "InvalidSpec");
        assertThat(operator.message("news")).contains("has 41 characters: the vendor takes at most 40");
        assertThat(operator.simulator.requests().count("createChannel")).isZero();
        assertThat(condition(operator.accountConditions(), "Ready")).isEqualTo("True");
    }
}
