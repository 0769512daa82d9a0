package dev.onair.huawei.ottchannel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Trees;
import dev.onair.huawei.client.ott.Channel;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a create makes needs no change after it, and what it made is sent whole. */
class OttChannelEqualSidesTest {
    private static OttChannelDesired desired(String file) {
        try (var yaml = Files.newInputStream(Path.of("src/test/resources/e2e/accepted", file))) {
            var resource = new KubernetesSerialization().unmarshal(yaml, OttChannel.class);
            return OttChannelManifest.read(resource, ref -> new Secret(ref.name + ref.key), Sample::fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OttChannelCommand.Create create(OttChannelDesired desired) {
        return (OttChannelCommand.Create)
                OttChannelPlan.create(desired).changes().getFirst().command();
    }

    private static Channel observed(OttChannelDesired desired) {
        var tree = Trees.of(create(desired).channel());
        Sample.mask(tree);
        return Trees.read(tree, Channel.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ott-least.yaml", "ott-most.yaml", "ott-srt-pull.yaml", "ott-srt-push.yaml", "ott-rtmp-push.yaml"
            })
    void needNoCall(String file) {
        var desired = desired(file);
        var memory = new OttChannelStatus();
        create(desired).secrets().forEach((name, sent) -> memory.sentSecrets.put(name, sent.text()));

        assertThat(OttChannelPlan.change(desired, observed(desired), memory, Sample.NOW)
                        .writes()
                        .lines())
                .isEmpty();
    }

    /** Each field that is taken away at the vendor is found and put back: none is forgotten on either way. */
    @ParameterizedTest
    @ValueSource(
            strings = {"input", "encoder_settings", "record_settings", "endpoints", "encoder_settings_expand", "name"})
    void puttingBackAPartMakesItWhole(String part) {
        var desired = desired("ott-most.yaml");
        var tree = Parts.tree(create(desired).channel());
        var lost = (ObjectNode) Trees.of(create(desired).channel());
        lost.remove(part);

        var sent =
                OttChannelPlan.change(desired, Trees.read(lost, Channel.class), new OttChannelStatus(), Sample.NOW)
                        .changes()
                        .stream()
                        .flatMap(change -> Stream.of(change.command()))
                        .filter(OttChannelCommand.Edit.class::isInstance)
                        .map(command -> switch ((OttChannelCommand.Edit) command) {
                            case OttChannelCommand.ChangeName change -> Trees.of(Map.of("name", change.name()));
                            case OttChannelCommand.ChangeInput change ->
                                Trees.of(Map.of(
                                        "input",
                                        change.input(),
                                        "encoder_settings_expand",
                                        Objects.requireNonNull(change.output())));
                            case OttChannelCommand.ChangeRecording change ->
                                Trees.of(Map.of("record_settings", change.settings()));
                            case OttChannelCommand.ChangeEndpoints change ->
                                Trees.of(Map.of("endpoints", change.endpoints().getFirst()));
                            case OttChannelCommand.ChangeTemplates change ->
                                Trees.of(Map.of("encoder_settings", change.settings()));
                        })
                        .toList();

        assertThat(sent)
                .singleElement()
                .satisfies(body -> assertThat(body.path(part)).isEqualTo(tree.path(part)));
    }
}
