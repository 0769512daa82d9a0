package dev.onair.cdnetworks.pullchannel;

import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static dev.onair.cdnetworks.account.OperatorStage.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.SecretKeyRef;
import dev.onair.simulator.LoggedRequest;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.cdnetworks.PullSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The life of a pull channel, from its manifest to its end. */
@Execution(ExecutionMode.CONCURRENT)
class PullChannelsIT {
    private final PullFixture operator = new PullFixture();

    @BeforeEach
    void open() {
        operator.stage.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private PullSource source() {
        return operator.onlyOne().settings().source().orElseThrow();
    }

    private String pullId() {
        return operator.onlyOne().pullId();
    }

    private String made(String name) {
        return operator.stage
                .simulator()
                .channels()
                .create("ovptest", ChannelSettings.pulling(name))
                .pullId();
    }

    private void adopt(String pullId, String playbackDomain) {
        var manifest = PullFixture.manifest("relay", spec -> spec.playbackDomain = playbackDomain);
        manifest.getMetadata().setAnnotations(Map.of("onair.dev/external-id", pullId));
        operator.stage.client().resource(manifest).create();
    }

    @Test
    void makesTheLeast() {
        operator.create("relay", spec -> {});

        operator.awaitReady("relay");

        assertThat(source().url()).isEqualTo(Sample.SOURCE);
        assertThat(operator.onlyOne().settings().channelName()).isEqualTo("relay");
        assertThat(operator.onlyOne().settings().rates()).hasToString("[ORIGIN]");
        var status = operator.status("relay");
        assertThat(status.pullId).isEqualTo(pullId());
        assertThat(status.account).isEqualTo("default");
        assertThat(status.createdAt).isNotNull();
        assertThat(operator.channel("relay").get().getMetadata().getAnnotations())
                .containsEntry("onair.dev/external-id", pullId());
        awaitThat(() -> assertThat(operator.status("relay").playbackUrls).isNotEmpty());
        assertThat(operator.stage.events("relay")).contains("Created");
    }

    @Test
    void makesTheMost() {
        operator.stage.secret("origin", Map.of("url", "http://origin.example.net/live/1.flv\n"));
        operator.create("relay", spec -> {
            spec.channelName = "The Relay 1";
            spec.source.url = null;
            spec.source.urlSecretRef = SecretKeyRef.of("origin", "url");
            spec.source.protocol = Protocol.HDL;
            spec.playback.protocols = List.of(Protocol.RTMP, Protocol.HDL, Protocol.HLS);
            spec.playback.bitrates = List.of(Bitrate.ORIGIN, Bitrate.SD);
            spec.playback.playerId = "8275B97428DC1438";
        });

        operator.awaitReady("relay");

        assertThat(source().url()).isEqualTo("http://origin.example.net/live/1.flv");
        assertThat(operator.onlyOne().settings().playerId()).isEqualTo("8275B97428DC1438");
        assertThat(operator.onlyOne().settings().rates()).hasSize(2);
        awaitThat(() -> assertThat(operator.status("relay").playbackUrls).hasSize(6));
    }

    @Test
    void carriesEachEditToTheVendor() {
        operator.create("relay", spec -> {});
        operator.awaitReady("relay");

        operator.edit("relay", spec -> {
            spec.channelName = "evening";
            spec.playback.bitrates = List.of(Bitrate.ORIGIN, Bitrate.SD);
            spec.source.url = "http://b.example.net/live/2.flv";
            spec.source.protocol = Protocol.HDL;
        });

        operator.awaitReady("relay");
        assertThat(operator.onlyOne().settings().channelName()).isEqualTo("evening");
        assertThat(operator.onlyOne().settings().rates()).hasSize(2);
        assertThat(source().url()).isEqualTo("http://b.example.net/live/2.flv");
        assertThat(source().protocol()).isEqualTo(dev.onair.simulator.cdnetworks.Protocol.HDL);
        assertThat(operator.calls("editPullChannel")).isEqualTo(1);
        assertThat(operator.status("relay").drift).isEmpty();
    }

    @Test
    void setsBackWhatSomebodyChangedAndSaysSo() {
        operator.create("relay", spec -> {});
        operator.awaitReady("relay");
        operator.stage
                .simulator()
                .channels()
                .edit(pullId(), edit -> edit.source(from -> from.withUrl("rtmp://c.example.net/live/secret-key")));

        operator.walk();

        awaitThat(() -> assertThat(source().url()).isEqualTo(Sample.SOURCE));
        awaitThat(
                () -> assertThat(operator.status("relay").drift).singleElement().satisfies(entry -> {
                    assertThat(entry.path).isEqualTo("spec.source.url");
                    assertThat(entry.found).isEqualTo("rtmp://c.example.net/***");
                }));
        operator.awaitReady("relay");
    }

    @Test
    void findsBitRatesChangedWhenTheDetailsAreRead() {
        operator.create("relay", spec -> spec.playback.bitrates = List.of(Bitrate.ORIGIN));
        operator.awaitReady("relay");
        operator.stage
                .simulator()
                .channels()
                .edit(pullId(), edit -> edit.rates(Set.of(dev.onair.simulator.cdnetworks.Rate.STANDARD)));

        operator.stage.annotate(operator.channel("relay"), "onair.dev/sync-at", "now");

        awaitThat(() -> assertThat(operator.onlyOne().settings().rates()).hasToString("[ORIGIN]"));
        operator.awaitReady("relay");
    }

    @Test
    void adoptsAChannelThatIsThere() {
        var there = made("old name");

        adopt(there, "live.ovptest.haplat.net");

        operator.awaitReady("relay");
        assertThat(pullId()).isEqualTo(there);
        assertThat(operator.onlyOne().settings().channelName()).isEqualTo("relay");
        assertThat(operator.calls("createPullChannel")).isZero();
    }

    @Test
    void adoptsNoChannelOfAnotherPlaybackDomain() {
        adopt(made("relay"), "another.example.net");

        operator.awaitReason("relay", "Immutable");
        assertThat(message(operator.channel("relay")))
                .contains("spec.playbackDomain \"another.example.net\"")
                .contains("live.ovptest.haplat.net");
        assertThat(operator.calls("editPullChannel")).isZero();
    }

    @Test
    void leavesAChannelToTheOlderResource() {
        operator.create("relay", spec -> {});
        operator.awaitReady("relay");
        var created =
                Instant.parse(operator.channel("relay").get().getMetadata().getCreationTimestamp());
        awaitThat(() -> assertThat(Clock.systemUTC().instant()).isAfter(created.plusSeconds(1)));
        var younger = PullFixture.manifest("younger", spec -> spec.channelName = "hacked");
        younger.getMetadata().setAnnotations(Map.of("onair.dev/external-id", pullId()));

        operator.stage.client().resource(younger).create();

        operator.awaitReason("younger", "Conflict");
        assertThat(message(operator.channel("younger"))).contains("tv/relay");
        assertThat(operator.onlyOne().settings().channelName()).isEqualTo("relay");
    }

    @Test
    void deletesTheChannel() {
        operator.create("relay", spec -> {});
        operator.awaitReady("relay");

        operator.channel("relay").delete();

        OperatorStage.awaitGone(operator.channel("relay"));
        assertThat(operator.atTheVendor()).isEmpty();
        assertThat(operator.calls("deleteChannel")).isEqualTo(1);
    }

    @Test
    void deletesWhatIsNotThereAnyMore() {
        operator.create("relay", spec -> {});
        operator.awaitReady("relay");
        operator.stage.simulator().channels().delete(pullId());

        operator.channel("relay").delete();

        OperatorStage.awaitGone(operator.channel("relay"));
    }

    @Test
    void keepsTheChannelOfAResourceThatRetainsIt() {
        operator.create("relay", spec -> spec.deletionPolicy = DeletionPolicy.Retain);
        operator.awaitReady("relay");

        operator.channel("relay").delete();

        OperatorStage.awaitGone(operator.channel("relay"));
        assertThat(operator.atTheVendor()).hasSize(1);
    }

    @Test
    void makesAnotherWhenTheVendorLostIt() {
        operator.create("relay", spec -> {});
        operator.awaitReady("relay");
        var lost = pullId();
        operator.stage.simulator().channels().delete(lost);

        operator.walk();

        awaitThat(() -> assertThat(operator.atTheVendor()).hasSize(1));
        awaitThat(() ->
                assertThat(operator.status("relay").pullId).isEqualTo(pullId()).isNotEqualTo(lost));
        operator.awaitReady("relay");
        assertThat(operator.stage.events("relay")).contains("Lost");
    }

    @Test
    void costsNothingOfItsOwnWhenNothingChanges() {
        for (var name : List.of("one", "two", "three")) {
            operator.create(name, spec -> {});
        }
        for (var name : List.of("one", "two", "three")) {
            operator.awaitReady(name);
            awaitThat(
                    () -> assertThat(operator.status(name).detailsObservedTime).isNotNull());
        }
        operator.walk();
        awaitThat(() ->
                assertThat(operator.calls("getRealTimeChannelOnlineNumber")).isPositive());
        awaitThat(() -> assertThat(operator.status("three").viewers).isNotNull());
        var versions = versions();
        var from = operator.stage.simulator().requests().last();

        operator.walk();
        operator.walk();

        assertThat(operator.stage.simulator().requests().since(from))
                .extracting(LoggedRequest::call)
                .containsOnly("getChannelList", "getPullChannelList")
                .hasSizeLessThanOrEqualTo(5);
        assertThat(versions()).isEqualTo(versions);
    }

    private List<String> versions() {
        return operator.stage.client().resources(PullChannel.class).inNamespace("tv").list().getItems().stream()
                .map(channel -> channel.getMetadata().getName() + " "
                        + channel.getMetadata().getResourceVersion())
                .sorted()
                .toList();
    }

    @Test
    void asksForNoPullChannelsWhereNobodyDeclaresOne() {
        made("unknown");
        operator.stage.sweep();
        operator.stage.sweep();
        awaitThat(() -> assertThat(operator.calls("getChannelList")).isGreaterThan(1));

        assertThat(operator.calls("getPullChannelList")).isZero();
        assertThat(operator.stage.account().get().getStatus())
                .isNotNull()
                .satisfies(status -> assertThat(status.pullChannels).isNull());
    }

    @Test
    void stopsAskingWhenTheLastIsGone() {
        operator.create("relay", spec -> {});
        operator.awaitReady("relay");
        operator.channel("relay").delete();
        OperatorStage.awaitGone(operator.channel("relay"));
        var walks = operator.calls("getPullChannelList");
        var lists = operator.calls("getChannelList");

        operator.stage.sweep();

        awaitThat(() -> assertThat(operator.calls("getChannelList")).isGreaterThan(lists));
        assertThat(operator.calls("getPullChannelList")).isEqualTo(walks);
    }

    @Test
    void tellsTheAccountWhatNobodyDeclares() {
        var unknown = made("unknown");
        operator.create("relay", spec -> {});
        operator.awaitReady("relay");

        operator.walk();

        awaitThat(() -> {
            var status = operator.stage.account().get().getStatus();
            assertThat(status.pullChannels).isEqualTo(2);
            assertThat(status.unmanaged).singleElement().satisfies(shown -> {
                assertThat(shown.kind).isEqualTo("PullChannel");
                assertThat(shown.pullId).isEqualTo(unknown);
            });
        });
    }

    @Test
    void showsViewersInTwoDigits() {
        operator.create("relay", spec -> {});
        operator.awaitReady("relay");
        operator.stage.simulator().channels().viewers(pullId(), 12_345);

        operator.walk();

        awaitThat(() -> assertThat(operator.status("relay").viewers).isEqualTo(12_000));
    }
}
