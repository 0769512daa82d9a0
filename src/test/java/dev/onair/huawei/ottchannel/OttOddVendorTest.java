package dev.onair.huawei.ottchannel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.engine.Standing;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.huawei.ChannelKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor that shows, takes and leaves out other things than the document says: an hour of each. */
class OttOddVendorTest {
    private OttHours ott = new OttHours(Sample.manifest("none", spec -> {}));

    private void at(OttChannel manifest, Temperament... temperaments) {
        ott.close();
        ott = new OttHours(manifest, temperaments);
    }

    @AfterEach
    void close() {
        ott.close();
    }

    private ObjectNode item(String kind) {
        return (ObjectNode) ott.atTheVendor()
                .settings()
                .path("endpoints")
                .path(0)
                .path(kind)
                .path(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ott-filled-in-zeros.yaml", "ott-filled-in-policy.yaml"})
    void needsOneWriteWhateverIsFilledIn(String file) {
        at(OttHours.read(file), Temperament.FILLS_IN);

        ott.liveAnHour();

        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(ott.writes()).isOne();
    }

    /** L5: reads ten seconds behind, lists twenty. */
    @Test
    void needsOneCreateAndOneEditThoughReadsLag() {
        at(Sample.manifest("news", Sample::withHls), Temperament.LAGGING);
        ott.liveAnHour();

        ott.edit(spec -> spec.name = "evening news");
        ott.liveAnHour();

        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(ott.vendor.calls("createChannel")).isOne();
        assertThat(ott.vendor.calls("updateChannelGeneralInfo")).isOne();
        assertThat(ott.writes()).isEqualTo(2);
    }

    @Test
    void sendsTheOneFieldThatWasEditedAndNoneOfTheZerosThatWereShown() {
        at(OttHours.read("ott-filled-in-zeros.yaml"), Temperament.FILLS_IN);
        ott.liveAnHour();

        ott.edit(spec -> spec.endpoints.hls.getFirst().streamSelection.getFirst().minBandwidthBps = 800_000);
        ott.liveAnHour();

        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(ott.writes()).isEqualTo(2);
        assertThat(item("hls_package").path("stream_selection").toString())
                .isEqualTo("[{\"key\":\"hd\",\"min_bandwidth\":800000}]");
        assertThat(item("hls_package").path("request_args").path("timeshift").toString())
                .isEqualTo("[{\"back_time\":\"delay\",\"unit\":\"second\"}]");
        assertThat(item("mss_package").has("delay_segment")).isFalse();
    }

    @Test
    void takesAZeroThatIsDeclaredForNothing() {
        at(
                Sample.manifest("news", spec -> {
                    Sample.withHls(spec);
                    spec.input.sources.getFirst().width = 0;
                    spec.input.sources.getFirst().height = 0;
                    var mss = new MssPackageSpec();
                    mss.url = "pull.testott.hls.com/ott/news/manifest";
                    mss.segmentDuration = "4s";
                    mss.delay = "0s";
                    spec.endpoints.mss = List.of(mss);
                }),
                Temperament.LENIENT);

        ott.liveAnHour();

        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(ott.writes()).isOne();
    }

    @Test
    void takesADelayAwayByLeavingItOut() {
        var mss = new MssPackageSpec();
        mss.url = "pull.testott.hls.com/ott/news/manifest";
        mss.segmentDuration = "4s";
        mss.delay = "30s";
        at(
                Sample.manifest("news", spec -> {
                    spec.endpoints = new EndpointsSpec();
                    spec.endpoints.mss = List.of(mss);
                }),
                Temperament.LENIENT,
                Temperament.FILLS_IN);
        ott.liveAnHour();

        ott.edit(spec -> spec.endpoints.mss.getFirst().delay = "0s");
        ott.liveAnHour();

        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(item("mss_package").has("delay_segment")).isFalse();
        assertThat(ott.vendor.calls("updateChannelEndpoint")).isOne();
    }

    @Test
    void keepsAnEncryptionMethodThatSomebodySetAtTheVendor() {
        at(Sample.manifest("news", Sample::withDrm), Temperament.LENIENT, Temperament.FILLS_IN);
        ott.liveAnHour();
        ((ObjectNode) item("hls_package").path("encryption")).put("encryption_method", "SAMPLE-AES");

        ott.edit(spec -> spec.endpoints.hls.getFirst().playlistWindow = "20s");
        ott.liveAnHour();

        assertThat(ott.vendor.calls("updateChannelEndpoint")).isOne();
        assertThat(item("hls_package")
                        .path("encryption")
                        .path("encryption_method")
                        .asText())
                .isEqualTo("SAMPLE-AES");
        assertThat(item("hls_package").path("playlist_window_seconds").asInt()).isEqualTo(20);
    }

    @Test
    void choosesATrackByOneWayOnly() {
        at(OttHours.read("ott-filled-in-policy.yaml"), Temperament.FILLS_IN, Temperament.LENIENT);
        ott.liveAnHour();

        ott.edit(spec -> {
            spec.input.audioSelectors.getFirst().language = null;
            spec.input.audioSelectors.getFirst().pid = 256;
        });
        ott.liveAnHour();

        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(ott.atTheVendor()
                        .settings()
                        .path("input")
                        .path("audio_selectors")
                        .toString())
                .isEqualTo("[{\"name\":\"eng\",\"selector_settings\":{\"audio_pid_selection\":{\"pid\":256}}}]");
    }

    @ParameterizedTest
    @EnumSource(names = {"FILLS_IN", "FORGETFUL", "LENIENT"})
    void aChannelWithEverythingIsInterruptedForNothing(Temperament temperament) {
        at(OttHours.read("../../e2e/accepted/ott-most.yaml"), temperament);

        ott.liveAnHour();

        // What is never shown is sent a few times, and then told.
        assertThat(ott.writes()).isLessThanOrEqualTo(temperament == Temperament.FORGETFUL ? 11 : 1);
        assertThat(ott.vendor.calls("updateChannelState")).isZero();
        assertThat(ott.hours.standing())
                .isInstanceOf(
                        temperament == Temperament.FORGETFUL ? Standing.NotConverging.class : Standing.InSync.class);
    }

    @Test
    void aRunningChannelTakesAnotherInputWithoutAStop() {
        at(Sample.manifest("news", spec -> {}), Temperament.LENIENT);
        ott.liveAnHour();

        ott.edit(spec -> {
            spec.input.sources.getFirst().bitrateBps = 3_000_000;
            spec.encoderTemplates = List.of("hd");
        });
        ott.liveAnHour();

        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(ott.vendor.calls("updateChannelInput", "modifyChannelTranscodings"))
                .isEqualTo(2);
        assertThat(ott.vendor.calls("updateChannelState")).isZero();
    }

    @Test
    void aRunningChannelIsStoppedOnceTheVendorRefusesAChangeOtherwise() {
        at(Sample.manifest("news", spec -> {}));
        ott.liveAnHour();

        ott.edit(spec -> {
            spec.input.sources.getFirst().bitrateBps = 3_000_000;
            spec.encoderTemplates = List.of("hd");
        });
        ott.liveAnHour();

        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(ott.hours.status.needStop).containsExactly("updateChannelInput");
        assertThat(ott.vendor.calls("updateChannelState")).isEqualTo(2);
        assertThat(ott.atTheVendor().on()).isTrue();
    }

    @Test
    void whatTheVendorRefusedIsAnotherPlanWhichWaitsAnew() {
        at(Sample.manifest("news", spec -> {}));
        ott.liveAnHour();
        ott.hours.allowInterruption = false;

        ott.edit(spec -> spec.input.sources.getFirst().bitrateBps = 3_000_000);
        ott.liveAnHour();
        var first = ott.hours.status.plan;
        ott.hours.approved = Optional.of(first.hash);
        ott.liveAnHour();

        assertThat(first.changes).singleElement().asString().startsWith("updateChannelInput (interrupting)");
        assertThat(ott.hours.standing()).isInstanceOf(Standing.Held.class);
        assertThat(ott.hours.status.plan.changes)
                .singleElement()
                .asString()
                .startsWith("stop, updateChannelInput, start (interrupting)");
        assertThat(ott.vendor.calls("updateChannelState")).isZero();
        assertThat(ott.vendor.calls("updateChannelInput")).isOne();
    }

    @Test
    void leavesTheUrlOfAPackageToTheVendor() {
        at(
                Sample.manifest("news", spec -> {
                    Sample.withHls(spec);
                    spec.endpoints.hls.getFirst().url = "";
                }),
                Temperament.FILLS_IN);
        ott.liveAnHour();
        var id = item("hls_package").path("id").asText();

        ott.edit(spec -> spec.endpoints.hls.getFirst().playlistWindow = "20s");
        ott.liveAnHour();

        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(ott.writes()).isEqualTo(2);
        assertThat(item("hls_package").path("url").asText()).endsWith("pull.testott.hls.com/ott/news/index.m3u8");
        assertThat(item("hls_package").path("id").asText()).isEqualTo(id).isNotEmpty();
    }

    @Test
    void sendsTheUrlOfAPushedInputOnceThoughAnotherIsShown() {
        at(
                Sample.manifest("news", spec -> {
                    spec.input.protocol = InputSpec.Protocol.RTMP_PUSH;
                    spec.input.sources.getFirst().url = "rtmp://192.0.2.1/ott/news?key=planted-key";
                }),
                Temperament.LENIENT);
        ott.liveAnHour();
        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(ott.writes()).isOne();

        ott.edit(spec -> spec.input.sources.getFirst().url = "rtmp://192.0.2.2/ott/news?key=planted-key");
        ott.liveAnHour();

        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(ott.vendor.calls("updateChannelInput")).isOne();
        assertThat(ott.atTheVendor().settings().at("/input/sources/0/url").asText())
                .contains("192.0.2.2");
        assertThat(ott.hours.told.toString()).doesNotContain("planted");
    }

    @Test
    void emptiesAName() {
        at(Sample.manifest("news", spec -> spec.name = "News"));
        ott.liveAnHour();

        ott.edit(spec -> spec.name = "");
        ott.liveAnHour();

        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(ott.vendor.calls("updateChannelGeneralInfo")).isOne();
        assertThat(ott.atTheVendor().settings().path("name").asText("none")).isEmpty();
    }

    @Test
    void promisesNoSecretOfUrlsThatAreNotShown() {
        at(OttHours.read("srt-push-secret.yaml"));

        ott.liveAnHour();

        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(ott.hours.status.connectionSecretName).isNull();
        assertThat(ott.hours.outputs).isEmpty();
    }

    @Test
    void handsOutAnSrtUrlThatIsShown() {
        at(OttHours.read("srt-push-secret.yaml"));
        ott.liveAnHour();
        ((ObjectNode) ott.atTheVendor().settings().path("input").path("sources").get(0))
                .put("url", "srt://push.testott.hls.com:9000?mode=caller&streamid=planted-id");

        ott.liveAnHour();

        assertThat(ott.hours.status.connectionSecretName).isEqualTo("srt-in-push");
        assertThat(ott.hours.status.ingestUrls)
                .singleElement()
                .satisfies(ingest -> assertThat(ingest.url).isEqualTo("srt://push.testott.hls.com:9000?***"));
        assertThat(ott.hours.outputs)
                .singleElement()
                .satisfies(output -> assertThat(output.data())
                        .containsEntry("server", "srt://push.testott.hls.com:9000")
                        .containsEntry("streamKey", "planted-id"));
        assertThat(ott.writes()).isOne();
    }

    @Test
    void adoptsAChannelOfAnotherClientWithoutAWrite() {
        at(OttHours.read("ott-short-window-and-uuid.yaml"), Temperament.LENIENT, Temperament.FILLS_IN);
        var spec = ott.manifest.getSpec();
        var other = new OttHours(OttHours.read("ott-short-window-and-uuid.yaml"), Temperament.LENIENT);
        other.liveAnHour();
        var made = other.atTheVendor().settings();
        other.close();
        ott.vendor
                .simulator
                .channels()
                .create(
                        new ChannelKey(ott.vendor.simulator.projectId(), spec.domain, spec.appName, spec.channelId),
                        made,
                        true);
        ott.hours.annotation = Optional.of(spec.domain + "/" + spec.appName + "/" + spec.channelId);

        ott.liveAnHour();

        assertThat(ott.hours.standing()).isInstanceOf(Standing.InSync.class);
        assertThat(ott.writes()).isZero();
        assertThat(item("hls_package").path("playlist_window_seconds").asInt()).isEqualTo(4);
    }
}
