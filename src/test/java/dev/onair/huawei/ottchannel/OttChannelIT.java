package dev.onair.huawei.ottchannel;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static dev.onair.huawei.ottchannel.Sample.HLS_URL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Trees;
import dev.onair.huawei.ottchannel.InputSpec.Protocol;
import dev.onair.huawei.ottchannel.OttChannelSpec.DesiredState;
import dev.onair.simulator.huawei.Signal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The life of an OTT channel, from its manifest to its end. */
@Execution(ExecutionMode.CONCURRENT)
class OttChannelIT {
    private final OttFixture ott = new OttFixture();

    @BeforeEach
    void open() {
        ott.operator.readyAccount();
    }

    @AfterEach
    void close() {
        ott.close();
    }

    @Test
    void makesAChannelAndHandsOutWhereToPushTo() {
        ott.create("news", spec -> {
            spec.input.protocol = Protocol.RTMP_PUSH;
            spec.input.sources.getFirst().url = null;
            spec.connectionSecretName = "news-push";
            Sample.withHls(spec);
        });

        ott.awaitReady("news");

        var channel = ott.channel("news").get();
        assertThat(channel.getMetadata().getAnnotations())
                .containsEntry("onair.dev/external-id", Sample.DOMAIN + "/ott/news");
        var status = channel.getStatus();
        assertThat(status.state).isEqualTo("Running");
        assertThat(status.packageSummary).isEqualTo("HLS 1");
        assertThat(status.packages)
                .singleElement()
                .satisfies(item -> assertThat(item.id).isNotBlank())
                .satisfies(item -> assertThat(item.url).isEqualTo(HLS_URL));
        assertThat(status.ingestUrls)
                .singleElement()
                .satisfies(ingest -> assertThat(ingest.url).startsWith("rtmp://" + Sample.DOMAIN + "/ott/news"));
        assertThat(status.attempt).isNull();
        awaitThat(() -> assertThat(ott.operator
                        .client
                        .secrets()
                        .inNamespace("tv")
                        .withName("news-push")
                        .get()
                        .getData())
                .containsOnlyKeys("pushUrl", "server", "streamKey"));
        assertThat(ott.calls("createChannel")).isEqualTo(1);
        assertThat(ott.operator.events("news")).contains("Created");
    }

    @Test
    void costsNeitherACallNorAWriteOnceItIsAsDeclared() {
        ott.secret("drm", "token", "Bearer planted-s3cret-token");
        ott.create("news", Sample::withDrm);
        ott.awaitReady("news");
        var version = ott.channel("news").get().getMetadata().getResourceVersion();
        var pages = ott.calls("listChannel");

        ott.operator.sweep();

        awaitThat(() -> assertThat(ott.calls("listChannel")).isEqualTo(pages + 1));
        ott.awaitReady("news");
        assertThat(ott.channel("news").get().getMetadata().getResourceVersion()).isEqualTo(version);
        assertThat(ott.operator.simulator.requests().counts())
                .containsOnlyKeys("listProjects", "createChannel", "listChannel");
    }

    @Test
    void carriesEachEditByTheOneCallForIt() {
        ott.create("news", Sample::withHls);
        ott.awaitReady("news");
        var id = ott.status("news").packages.getFirst().id;

        ott.edit("news", spec -> spec.name = "Evening news");
        ott.awaitReady("news");
        ott.edit("news", spec -> {
            spec.recording = new OttChannelSpec.Recording();
            spec.recording.rollingBuffer = "1h";
        });
        ott.awaitReady("news");
        ott.edit("news", spec -> spec.endpoints.hls.getFirst().playlistWindow = "20s");
        ott.awaitReady("news");

        assertThat(ott.atTheVendor("news").path("name").asText()).isEqualTo("Evening news");
        assertThat(ott.atTheVendor("news").path("record_settings").toString()).contains("3600");
        assertThat(ott.status("news").packages.getFirst().id).isEqualTo(id);
        assertThat(List.of(
                        ott.calls("updateChannelGeneralInfo"),
                        ott.calls("updateChannelRecord"),
                        ott.calls("updateChannelEndpoint"),
                        ott.calls("updateChannelInput"),
                        ott.calls("updateChannelState")))
                .containsExactly(1L, 1L, 1L, 0L, 0L);
        assertThat(ott.isRunning("news")).isTrue();
    }

    @Test
    void setsBackWhatSomebodyChangedAndSaysSo() {
        ott.create("news", spec -> spec.name = "News");
        ott.awaitReady("news");
        // What was just read by itself is believed for a while against the list; another process has read nothing.
        ott.operator.restart();
        ott.operator.awaitAccount("True");
        ott.operator.simulator.channels().edit(ott.key("news"), settings -> settings.put("name", "hacked"));

        ott.operator.sweep();

        awaitThat(() -> assertThat(ott.status("news").drift)
                .extracting(entry -> entry.path)
                .containsExactly("spec.name"));
        ott.awaitReady("news");
        assertThat(ott.atTheVendor("news").path("name").asText()).isEqualTo("News");
    }

    @Test
    void sendsASecretThatChangedAndNeverShowsIt() {
        ott.secret("drm", "token", "Bearer planted-first-token");
        ott.create("news", Sample::withDrm);
        ott.awaitReady("news");

        ott.secret("drm", "token", "Bearer planted-second-token");

        awaitThat(() -> assertThat(ott.atTheVendor("news").toString()).contains("planted-second-token"));
        ott.awaitReady("news");
        assertThat(ott.calls("updateChannelEndpoint")).isEqualTo(1);
        assertThat(ott.operator
                        .client
                        .getKubernetesSerialization()
                        .asYaml(ott.channel("news").get()))
                .doesNotContain("planted-first-token", "planted-second-token");
    }

    @Test
    void leavesSecretsThatNobodyDeclaresAsTheyAre() {
        ott.secret("drm", "token", "Bearer planted-kept-token");
        ott.create("news", Sample::withDrm);
        ott.awaitReady("news");

        ott.edit("news", spec -> {
            spec.endpoints.hls.getFirst().encryption = null;
            spec.allowInterruption = true;
            spec.endpoints.hls.getFirst().segmentDuration = "8s";
        });

        ott.awaitReady("news");
        assertThat(ott.atTheVendor("news").toString()).contains("planted-kept-token", "\"segment_duration_seconds\":8");
    }

    @Test
    void waitsForASecretAndNamesIt() {
        ott.create("news", Sample::withDrm);

        ott.awaitReason("news", "DependencyNotReady");
        assertThat(ott.message("news")).contains("Secret tv/drm does not exist");

        ott.secret("drm", "token", "Bearer planted-s3cret-token");
        ott.awaitReady("news");
    }

    @Test
    void stopsAndStartsAsDeclared() {
        ott.create("news", spec -> spec.desiredState = DesiredState.Stopped);
        ott.awaitReady("news");
        assertThat(ott.isRunning("news")).isFalse();

        ott.edit("news", spec -> spec.desiredState = null);
        ott.awaitReady("news");
        assertThat(ott.isRunning("news")).isTrue();

        ott.edit("news", spec -> spec.desiredState = DesiredState.Stopped);
        ott.awaitReady("news");
        assertThat(ott.isRunning("news")).isFalse();
        assertThat(ott.calls("updateChannelState")).isEqualTo(2);
    }

    @Test
    void takesOverAChannelThatIsThereAlready() {
        ott.operator.simulator.channels().create(ott.key("news"), existing(), true);

        ott.create("news", spec -> spec.name = "News");

        ott.awaitReady("news");
        assertThat(ott.operator.simulator.channels().all()).hasSize(1);
        assertThat(ott.atTheVendor("news").path("name").asText()).isEqualTo("News");
    }

    @Test
    void leavesAChannelToTheResourceThatHadItFirst() {
        ott.create("news", spec -> {});
        ott.awaitReady("news");

        ott.create("copy", spec -> spec.channelId = "news");

        ott.awaitReason("copy", "Conflict");
        assertThat(ott.message("copy")).contains("belongs to another resource").doesNotContain("vendor refused");
        ott.channel("copy").delete();
        ott.awaitGone("copy");
        assertThat(ott.operator.simulator.channels().find(ott.key("news"))).isPresent();
    }

    @Test
    void doesNotTakeOverWhatTheAnnotationNamesOtherwiseThanTheSpec() {
        ott.operator.simulator.channels().create(ott.key("other"), existing(), true);
        var channel = Sample.manifest("news", spec -> {});
        channel.getMetadata().setAnnotations(Map.of("onair.dev/external-id", Sample.DOMAIN + "/ott/other"));
        ott.operator.client.resource(channel).create();

        ott.awaitReason("news", "Immutable");
        assertThat(ott.message("news")).contains("make them agree");
    }

    @Test
    void deletesAChannelThatRuns() {
        ott.create("news", spec -> {});
        ott.awaitReady("news");

        ott.channel("news").delete();

        ott.awaitGone("news");
        assertThat(ott.operator.simulator.channels().all()).isEmpty();
        assertThat(ott.calls("deleteChannel")).isEqualTo(1);
    }

    @Test
    void endsADeletionOfWhatIsGoneAlready() {
        ott.create("news", spec -> {});
        ott.awaitReady("news");
        ott.operator.simulator.channels().delete(ott.key("news"));

        ott.channel("news").delete();

        ott.awaitGone("news");
    }

    @Test
    void showsSignalsAndInstancesOnlyWhereAskedTo() {
        ott.create("quiet", spec -> {});
        ott.create("news", spec -> {
            spec.monitoring = new MonitoringSpec();
            spec.monitoring.scte35 = new MonitoringSpec.Scte35();
            spec.monitoring.scte35.window = "1h";
        });
        ott.awaitReady("quiet");
        awaitThat(() -> assertThat(ott.status("news").scte35).isNotNull());
        assertThat(ott.status("news").scte35.count).isZero();
        var now = ott.operator.simulator.now().getEpochSecond();
        for (var i = 1; i <= 12; i++) {
            ott.operator.simulator.channels().signal(ott.key("news"), Signal.of("splice_insert", i, now - 60 + i, 30));
        }

        ott.edit("news", spec -> {
            spec.monitoring.cloudEye = true;
            spec.monitoring.scte35.window = "1m";
        });
        awaitThat(() -> assertThat(ott.status("news").instances).isNotNull());

        assertThat(ott.status("news").instances.problem).isNull();
        assertThat(ott.status("news").instances.pipelines).isNotEmpty();
        assertThat(ott.calls("statistic")).isEqualTo(1);
        assertThat(ott.status("quiet").scte35).isNull();
        assertThat(OttFixture.METERS
                        .get("onair.ott.pipelines")
                        .tag("name", "news")
                        .gauge()
                        .value())
                .isPositive();
    }

    private static ObjectNode existing() {
        return (ObjectNode) Trees.of(Map.of(
                "input",
                OttChannelManifest.read(Sample.manifest("x", spec -> {}), ref -> new Secret(""), Sample::fingerprint)
                        .channel()
                        .input(),
                "record_settings",
                Map.of("rollingbuffer_duration", 0)));
    }
}
