package dev.onair.huawei.ottchannel;

import static dev.onair.huawei.account.HuaweiOperator.NAMESPACE;
import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Lists of named things that are taken out of an OttChannel's manifest: what they named goes, and the rest stays. */
@Execution(ExecutionMode.CONCURRENT)
class OttWithdrawnListsIT {
    private final OttFixture channels = new OttFixture();

    @BeforeEach
    void open() {
        channels.operator.readyAccount();
    }

    @AfterEach
    void close() {
        channels.close();
    }

    private void create(Consumer<OttChannelSpec> edit) {
        channels.create("news", spec -> {
            spec.allowInterruption = true;
            edit.accept(spec);
        });
        channels.awaitReady("news");
    }

    private void edit(Consumer<OttChannelSpec> edit) {
        channels.edit("news", edit);
        channels.awaitReady("news");
    }

    private List<String> removals() {
        return channels.operator.client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .filter(event -> event.getReason().equals("FieldRemoved"))
                .map(Event::getMessage)
                .sorted()
                .toList();
    }

    private Map<String, String> remembered() {
        return Objects.requireNonNull(channels.status("news").lastApplied).fields;
    }

    private static EndpointsSpec endpoints(OttChannelSpec spec) {
        return Objects.requireNonNull(spec.endpoints);
    }

    private long packages(String kind) {
        var count = 0;
        for (var item : channels.atTheVendor("news").path("endpoints")) {
            count += item.path(kind).size();
        }
        return count;
    }

    @Test
    void theLastPackageOfAKindThatIsWithdrawnIsRemovedAndOthersStay() {
        create(spec -> {
            Sample.withHls(spec);
            endpoints(spec).dash = new ArrayList<>(List.of(Sample.dash("pull.testott.hls.com/ott/news/manifest.mpd")));
        });

        edit(spec -> endpoints(spec).hls = null);

        assertThat(packages("hls_package")).isZero();
        assertThat(packages("dash_package")).isEqualTo(1);
        assertThat(removals()).isEmpty();
        assertThat(remembered()).doesNotContainKey("endpoints.hls[" + Sample.HLS_URL + "]");
    }

    @Test
    void allPackagesGoWithTheObjectAroundThem() {
        create(Sample::withHls);

        edit(spec -> spec.endpoints = null);

        assertThat(packages("hls_package")).isZero();
        assertThat(removals()).isEmpty();
    }

    @Test
    void audioOutputsAndSelectorsGoAndTheVideoOfTheSameObjectIsKeptAndTold() {
        create(spec -> {
            var selector = new AudioSelectorSpec();
            selector.name = "german";
            selector.pid = 257;
            spec.input.audioSelectors = new ArrayList<>(List.of(selector));
            spec.output = new OutputSpec();
            var audio = new OutputSpec.Audio();
            audio.name = "de";
            audio.selector = "german";
            spec.output.audio = new ArrayList<>(List.of(audio));
            spec.output.video = new OutputSpec.Video();
            spec.output.video.gopDuration = "4s";
        });
        assertThat(remembered())
                .containsKeys("input.audioSelectors[german].pid", "output.audio[de]", "output.video.gopDuration");

        edit(spec -> {
            spec.output = null;
            spec.input.audioSelectors = null;
        });

        var made = channels.atTheVendor("news");
        assertThat(made.path("encoder_settings_expand").path("audio_descriptions"))
                .isEmpty();
        assertThat(made.path("input").path("audio_selectors")).isEmpty();
        awaitThat(() -> assertThat(removals())
                .singleElement()
                .asString()
                .startsWith("spec.output was removed from the manifest, and the vendor keeps ")
                .contains("gopDuration: 4s")
                .contains("declare video.gopDuration: 0s"));
    }

    @Test
    void headersThatAreWithdrawnAreSentNoMore() {
        channels.operator.secret("drm", Map.of("token", "a-token-of-drm"));
        create(Sample::withDrm);
        assertThat(remembered())
                .containsKey("endpoints.hls[" + Sample.HLS_URL + "].encryption.httpHeaders[Authorization]");

        edit(spec -> Objects.requireNonNull(
                        Objects.requireNonNull(endpoints(spec).hls).getFirst().encryption)
                .httpHeaders = null);

        var item = channels.atTheVendor("news")
                .path("endpoints")
                .get(0)
                .path("hls_package")
                .get(0);
        assertThat(item.path("encryption").path("http_headers")).isEmpty();
        assertThat(item.path("encryption").path("url").asText()).isNotEmpty();
        assertThat(removals()).isEmpty();
    }

    @Test
    void anEncryptionThatIsTakenOutIsKeptWithItsHeadersAndToldWithoutThem() {
        channels.operator.secret("drm", Map.of("token", "a-token-of-drm"));
        create(Sample::withDrm);

        edit(spec -> Objects.requireNonNull(endpoints(spec).hls).getFirst().encryption = null);

        var item = channels.atTheVendor("news")
                .path("endpoints")
                .get(0)
                .path("hls_package")
                .get(0);
        assertThat(item.path("encryption").path("http_headers")).hasSize(1);
        awaitThat(() -> assertThat(removals())
                .singleElement()
                .asString()
                .startsWith("spec.endpoints.hls[" + Sample.HLS_URL
                        + "].encryption was removed from the manifest, and the" + " vendor keeps {")
                .contains("to have none, take the package out and declare it again once it is gone")
                .doesNotContain("a-token"));
        edit(spec -> endpoints(spec).hls = new ArrayList<>());
        edit(Sample::withHls);
        assertThat(channels.atTheVendor("news")
                        .path("endpoints")
                        .get(0)
                        .path("hls_package")
                        .get(0)
                        .path("encryption")
                        .isObject())
                .isFalse();
    }

    @Test
    void aSourceThatMovesIsNotTakenForOneThatLostAField() {
        create(spec -> {
            var one = Sample.source("http://192.0.2.1/ott/one.flv");
            one.snapshot = true;
            var two = Sample.source("http://192.0.2.1/ott/two.flv");
            two.bitrateBps = 1_000_000;
            spec.input.sources = new ArrayList<>(List.of(one, two));
        });

        edit(spec -> Objects.requireNonNull(spec.input.sources).removeFirst());
        assertThat(removals()).isEmpty();

        edit(spec -> Objects.requireNonNull(spec.input.sources).getFirst().width = 1920);
        edit(spec -> Objects.requireNonNull(spec.input.sources).getFirst().width = null);
        awaitThat(() -> assertThat(removals())
                .containsExactly("spec.input.sources[0].width was removed from the manifest, and the vendor keeps 1920:"
                        + " declare 0 for none"));
    }
}
