package dev.onair.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onair.cdnetworks.forwardtask.ForwardTaskCases;
import dev.onair.cdnetworks.livechannel.LiveChannelCases;
import dev.onair.cdnetworks.pullchannel.PullChannelCases;
import dev.onair.cdnetworks.recorddirectory.RecordDirectoryCases;
import dev.onair.cdnetworks.recordtask.RecordTaskCases;
import dev.onair.cdnetworks.statecallback.ChannelStateCallbackCases;
import dev.onair.common.SecretKeyRef;
import dev.onair.engine.ApprovalCase;
import dev.onair.engine.ApprovalCase.Told;
import dev.onair.huawei.flow.FlowCases;
import dev.onair.huawei.ottchannel.OttChannelCases;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is edited of what is sent, of a create and of edits, between the reading of its plan and its approval, makes another plan; and whoever reads
 * the plan reads it there. Tried with each field of the manifest that declares everything.
 */
class ApprovalCoversEverythingTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T.*");
    private static final Pattern DURATION = Pattern.compile("[0-9]+[smhd]");

    static Stream<Named<ApprovalCase<?>>> cases() {
        return Stream.of(
                Named.of("LiveChannel", LiveChannelCases.approval()),
                Named.of("PullChannel", PullChannelCases.approval()),
                Named.of("RecordTask", RecordTaskCases.approval()),
                Named.of("RecordDirectory", RecordDirectoryCases.approval()),
                Named.of("ForwardTask", ForwardTaskCases.approval()),
                Named.of("ChannelStateCallback", ChannelStateCallbackCases.approval()),
                Named.of("Flow", FlowCases.approval()),
                Named.of("Flow's outputs", FlowCases.outputsApproval()),
                Named.of("OttChannel", OttChannelCases.approval()),
                Named.of("LiveChannel's edit", LiveChannelCases.editApproval()),
                Named.of("PullChannel's edit", PullChannelCases.editApproval()),
                Named.of("Flow's edit", FlowCases.editApproval()),
                Named.of("OttChannel's edit", OttChannelCases.editApproval()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <R extends HasMetadata> void eachFieldThatIsSentIsCoveredAndShown(ApprovalCase<R> kind) {
        var declared = told(kind, most(kind));
        var paths = leaves(kind);
        var covered = new TreeSet<String>();
        var shown = new TreeSet<String>();
        for (var path : paths) {
            var edited = most(kind);
            change(kind, edited, path);
            var told = told(kind, edited);
            if (!told.hash().equals(declared.hash())) {
                covered.add(path);
            }
            if (!told.lines().equals(declared.lines())) {
                shown.add(path);
            }
        }

        assertThat(paths).hasSizeGreaterThan(2);
        assertThat(covered).as("what is sent").containsExactlyElementsOf(without(paths, kind.notSent()));
        assertThat(shown).as("what is shown").containsExactlyElementsOf(without(covered, kind.hidden()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <R extends HasMetadata> void theSameManifestMakesTheSamePlan(ApprovalCase<R> kind) {
        assertThat(told(kind, most(kind))).isEqualTo(told(kind, most(kind)));
    }

    /** It stays where it is, and its value is another one. */
    @ParameterizedTest
    @MethodSource("cases")
    <R extends HasMetadata> void theValueOfASecretIsCoveredAndNotShown(ApprovalCase<R> kind) {
        var resource = resource(kind, most(kind));
        var before = kind.told(resource, ApprovalCoversEverythingTest::secret);
        var after = kind.told(resource, ref -> secret(ref) + "-renewed");

        assertThat(after.lines()).isEqualTo(before.lines()).doesNotContain("secret/");
        assertThat(after.hash().equals(before.hash()))
                .isEqualTo(leaves(kind).stream().noneMatch(path -> path.contains("SecretRef")));
    }

    private static String secret(SecretKeyRef ref) {
        return "http://secret/" + ref.name + "-" + ref.key;
    }

    private static Set<String> without(Set<String> paths, Set<String> parts) {
        var left = new TreeSet<>(paths);
        left.removeIf(path -> parts.stream().anyMatch(path::startsWith));
        return left;
    }

    private static <R extends HasMetadata> Told told(ApprovalCase<R> kind, ObjectNode manifest) {
        return kind.told(resource(kind, manifest), ApprovalCoversEverythingTest::secret);
    }

    private static <R extends HasMetadata> R resource(ApprovalCase<R> kind, ObjectNode manifest) {
        return Serialization.unmarshal(manifest.toString(), kind.type());
    }

    private static ObjectNode most(ApprovalCase<?> kind) {
        var name = kind.type().getSimpleName();
        var file = Path.of("src/test/resources/scenarios", name.toLowerCase(Locale.ROOT), "most.yaml");
        try {
            return Arrays.stream(Files.readString(file).split("(?m)^---$"))
                    .filter(document -> document.contains("kind: " + name + "\n"))
                    .map(document -> (ObjectNode) JSON.valueToTree(Serialization.unmarshal(document, JsonNode.class)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> leaves(ApprovalCase<?> kind) {
        var found = new TreeSet<String>();
        leaves("spec", most(kind).path("spec"), found);
        found.removeIf(path -> !path.startsWith(kind.within()));
        return found;
    }

    private static void leaves(String path, JsonNode node, Set<String> found) {
        if (node.isObject()) {
            node.properties().forEach(field -> leaves(path + "." + field.getKey(), field.getValue(), found));
        } else if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                leaves(path + "[" + i + "]", node.get(i), found);
            }
        } else {
            found.add(path);
        }
    }

    private static void change(ApprovalCase<?> kind, ObjectNode manifest, String path) {
        var steps = new ArrayList<>(List.of(path.split("\\.|\\[|\\]\\.?")));
        steps.removeIf(String::isEmpty);
        var last = steps.removeLast();
        var parent =
                steps.stream().reduce((JsonNode) manifest, ApprovalCoversEverythingTest::step, (one, other) -> other);
        var before = step(parent, last);
        set(parent, last, other(before));
        try {
            JSON.readValue(manifest.toString(), kind.type());
        } catch (InvalidFormatException noSuchWord) {
            another(noSuchWord, parent, before)
                    .ifPresentOrElse(word -> set(parent, last, word), () -> ((ObjectNode) parent).remove(last));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static JsonNode step(JsonNode parent, String step) {
        return parent.isArray() ? parent.get(Integer.parseInt(step)) : parent.path(step);
    }

    private static void set(JsonNode parent, String last, JsonNode value) {
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), value);
        } else {
            ((ObjectNode) parent).set(last, value);
        }
    }

    /** Another word of the same list, and none that stands beside it already; empty where there is but one. */
    private static Optional<JsonNode> another(InvalidFormatException refused, JsonNode parent, JsonNode before) {
        var beside = new ArrayList<JsonNode>(List.of(before));
        if (parent instanceof ArrayNode list) {
            list.forEach(beside::add);
        }
        return Arrays.stream(refused.getTargetType().getEnumConstants())
                .<JsonNode>map(JSON::valueToTree)
                .filter(word -> !beside.contains(word))
                .findFirst();
    }

    private static JsonNode other(JsonNode value) {
        var json = JsonNodeFactory.instance;
        if (value.isBoolean()) {
            return json.booleanNode(!value.booleanValue());
        }
        if (value.isNumber()) {
            return json.numberNode(value.intValue() + 1);
        }
        var text = value.textValue();
        if (TIME.matcher(text).matches()) {
            return new TextNode(
                    OffsetDateTime.parse(text).plus(Duration.ofMinutes(1)).toString());
        }
        if (DURATION.matcher(text).matches()) {
            return new TextNode("1" + text);
        }
        return new TextNode(text + "x");
    }
}
