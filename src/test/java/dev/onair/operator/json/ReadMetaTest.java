package dev.onair.operator.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.cdnetworks.livechannel.LiveChannel;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who set which field is not kept, and all the rest of a resource's metadata is. */
class ReadMetaTest {
    private static final ObjectMapper TREES = new ObjectMapper();
    private final KubernetesSerialization json = ResourceJson.serialization();

    private static JsonNode tree(String text) {
        try {
            return TREES.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private LiveChannel channel() {
        return json.unmarshal(CachedChannel.json(1).toString(), LiveChannel.class);
    }

    private static int bytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void allButTheManagersIsKept() {
        assertThat(tree(json.asJson(channel()))).isEqualTo(CachedChannel.withoutManagers(1));
        assertThat(channel().getMetadata().getManagedFields()).isEmpty();
    }

    /** A null, or an entry that is empty, might be taken for the wish to have none. */
    @Test
    void nothingIsWrittenInTheirPlace() {
        assertThat(json.asJson(channel())).doesNotContain("managedFields");
    }

    @Test
    void metadataIsEqualToWhatAnyClientReads() {
        var any = new KubernetesSerialization()
                .unmarshal(CachedChannel.withoutManagers(1).toString(), LiveChannel.class);

        assertThat(channel().getMetadata()).isEqualTo(any.getMetadata());
        assertThat(any.getMetadata()).isEqualTo(channel().getMetadata());
    }

    @Test
    void fieldsOfLaterVersionsOfKubernetesAreKept() {
        var object = CachedChannel.json(1);
        object.withObject("/metadata").put("later", "x");
        object.withObject("/metadata").withArray("managedFields").addObject().putArray("later");

        var read = json.unmarshal(object.toString(), LiveChannel.class);

        assertThat(tree(json.asJson(read)).at("/metadata/later").textValue()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[{}]", "{}", "\"x\"", "[{\"f:a\":{\"k:{\\\"ä\\\":1}\":{}}},7,true]"})
    void whateverStandsInTheirPlaceIsPassedOverAndCounted(String managed) {
        var object = CachedChannel.withoutManagers(1);
        var before = bytes(object);
        object.withObject("/metadata").set("managedFields", tree(managed));

        var read = json.unmarshal(object.toString(), LiveChannel.class);

        assertThat(tree(json.asJson(read))).isEqualTo(CachedChannel.withoutManagers(1));
        assertThat(ReadMeta.leftOut(read)).isEqualTo(bytes(object) - before);
    }

    @Test
    void howMuchIsLeftOutIsKnownToTheByte() {
        assertThat(ReadMeta.leftOut(channel()))
                .isEqualTo(bytes(CachedChannel.json(1)) - bytes(CachedChannel.withoutManagers(1)))
                .isPositive();
        assertThat(ReadMeta.leftOut(
                        json.unmarshal(CachedChannel.withoutManagers(1).toString(), LiveChannel.class)))
                .isZero();
        assertThat(ReadMeta.leftOut(new LiveChannel())).isZero();
    }

    @Test
    void aCopyKnowsItToo() {
        var original = channel();

        var copy = json.clone(original);

        assertThat(ReadMeta.leftOut(copy)).isEqualTo(ReadMeta.leftOut(original));
        assertThat(copy.getMetadata()).isEqualTo(original.getMetadata());
    }

    @ParameterizedTest
    @ValueSource(classes = {GenericKubernetesResource.class, Secret.class})
    void itIsSoForAllThatTheClientReads(Class<? extends HasMetadata> type) {
        var object = CachedChannel.json(1).put("apiVersion", "v1").put("kind", "Secret");
        object.remove(List.of("spec", "status"));

        var read = json.unmarshal(object.toString(), type);

        assertThat(read.getMetadata().getManagedFields()).isEmpty();
        assertThat(read.getMetadata().getName()).isEqualTo("channel-1");
    }

    /** As events of a watch do. */
    @Test
    void itIsKnownAlsoOfWhatIsReadWithoutItsTypeFirst() {
        var untyped = json.unmarshal(CachedChannel.json(1).toString(), GenericKubernetesResource.class);

        var typed = json.convertValue(untyped, LiveChannel.class);

        assertThat(ReadMeta.leftOut(typed)).isEqualTo(ReadMeta.leftOut(channel()));
        assertThat(tree(json.asJson(typed))).isEqualTo(CachedChannel.withoutManagers(1));
    }

    @Test
    void itIsSoForTreesToo() {
        var tree = json.unmarshal(CachedChannel.json(1).toString(), JsonNode.class);

        var read = json.convertValue(tree, LiveChannel.class);

        assertThat(ReadMeta.leftOut(read)).isEqualTo(ReadMeta.leftOut(channel()));
        assertThat(tree(json.asJson(read))).isEqualTo(CachedChannel.withoutManagers(1));
    }
}
