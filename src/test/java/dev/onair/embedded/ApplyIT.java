package dev.onair.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplyIT {
    private static final String ONE = Api.STREAMS + "/one";

    private final EmbeddedApiServer server = Api.startWithStreams();
    private final Api api = new Api(server);

    @AfterEach
    void close() {
        server.close();
    }

    private Api.Answer apply(String manager, String spec) {
        return apply(manager, "", Api.stream("one", spec));
    }

    private Api.Answer apply(String manager, String parameters, JsonNode object) {
        return api.patch(ONE + "?fieldManager=" + manager + parameters, Api.APPLY, object.toString());
    }

    @Test
    void createsWhatIsNotThere() {
        var created = apply("a", "{\"channelName\":\"one\"}");

        assertThat(created.code()).isEqualTo(201);
        assertThat(created.at("metadata", "managedFields")
                        .path(0)
                        .path("fieldsV1")
                        .toString())
                .isEqualTo("{\"f:spec\":{\"f:channelName\":{}}}");
    }

    @Test
    void acceptsYaml() {
        var answer = api.patch(ONE + "?fieldManager=a", Api.APPLY, """
                apiVersion: test.onair.dev/v1alpha1
                kind: Stream
                metadata:
                  name: one
                spec:
                  channelName: one
                """);

        assertThat(answer.code()).isEqualTo(201);
    }

    @Test
    void removesAFieldThatItsManagerNoLongerApplies() {
        apply("a", """
                {"channelName":"one","bitrateKbps":300,"meta":{"k":"v"},"outputs":[{"name":"x"},{"name":"y"}]}""");

        var left = apply("a", "{\"channelName\":\"one\",\"outputs\":[{\"name\":\"y\"}]}");

        assertThat(left.at("spec")).isEqualTo(Api.json("""
                {"channelName":"one","mode":"Live","outputs":[{"name":"y","weight":1}]}"""));
    }

    @Test
    void keepsAFieldThatAnotherManagerAppliesToo() {
        apply("a", "{\"channelName\":\"one\",\"bitrateKbps\":300}");
        apply("b", "{\"channelName\":\"one\",\"bitrateKbps\":300}");

        var left = apply("a", "{\"channelName\":\"one\"}");

        assertThat(left.at("spec", "bitrateKbps").asInt()).isEqualTo(300);
    }

    @Test
    void mergesListsByTheirKeysAndSetsByTheirValues() {
        apply("a", "{\"channelName\":\"one\",\"tags\":[\"p\"],\"outputs\":[{\"name\":\"x\",\"url\":\"u\"}]}");

        var both = apply(
                "b",
                "{\"channelName\":\"one\",\"tags\":[\"q\"],\"outputs\":[{\"name\":\"x\",\"weight\":2},{\"name\":\"y\"}]}");

        // The default weight has no owner, so b may set it.
        assertThat(both.at("spec", "outputs").toString())
                .isEqualTo("[{\"name\":\"x\",\"url\":\"u\",\"weight\":2},{\"name\":\"y\",\"weight\":1}]");
        assertThat(both.at("spec", "tags").toString()).isEqualTo("[\"p\",\"q\"]");
    }

    @Test
    void refusesToTakeAnothersFieldUnlessForced() {
        apply("a", "{\"channelName\":\"one\"}");

        var refused = apply("b", "{\"channelName\":\"two\"}");
        var forced = apply("b", "&force=true", Api.stream("one", "{\"channelName\":\"two\"}"));
        var back = apply("a", "{\"channelName\":\"one\"}");

        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.text("message"))
                .isEqualTo("Apply failed with 1 conflict: conflict with \"a\": .spec.channelName");
        assertThat(forced.text("spec", "channelName")).isEqualTo("two");
        assertThat(back.text("message")).contains("conflict with \"b\"");
    }

    @Test
    void refusesToTakeWhatWasPatchedByHand() {
        apply("a", "{\"channelName\":\"one\"}");
        api.patch(ONE + "?fieldManager=hand", Api.MERGE, "{\"spec\":{\"channelName\":\"two\"}}");

        var refused = apply("a", "{\"channelName\":\"one\"}");

        assertThat(refused.text("message"))
                .isEqualTo("Apply failed with 1 conflict: conflict with \"hand\" using test.onair.dev/v1alpha1:"
                        + " .spec.channelName");
    }

    @Test
    void appliesStatusByItsOwnPathOnly() {
        apply("a", "{\"channelName\":\"one\"}");
        var object = Api.stream("one", "{\"channelName\":\"no\"}");
        object.putObject("status")
                .put("observedGeneration", 1)
                .putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", "True");

        var applied = api.patch(ONE + "/status?fieldManager=operator", Api.APPLY, object.toString());
        var again = api.patch(ONE + "/status?fieldManager=operator", Api.APPLY, object.toString());

        assertThat(applied.text("spec", "channelName")).isEqualTo("one");
        assertThat(applied.at("status").toString())
                .isEqualTo("{\"observedGeneration\":1,\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}");
        assertThat(again.body()).as("nothing changes, so nothing is written").isEqualTo(applied.body());
    }

    @Test
    void ownsFinalizersOneByOne() {
        apply("a", "{\"channelName\":\"one\"}");
        var object = Api.json("""
                {"apiVersion":"test.onair.dev/v1alpha1","kind":"Stream","metadata":{"name":"one","finalizers":["onair.dev/x"]}}""");

        var added = apply("operator", "&force=true", object);
        Json.metadata(object).remove("finalizers");
        var removed = apply("operator", "&force=true", object);

        assertThat(Json.finalizers(added.body())).containsExactly("onair.dev/x");
        assertThat(Json.finalizers(removed.body())).isEmpty();
    }

    @Test
    void wantsToKnowTheManager() {
        var answer = api.patch(
                ONE, Api.APPLY, Api.stream("one", "{\"channelName\":\"one\"}").toString());

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.text("message")).contains("fieldManager: Required value: is required for apply patch");
    }
}
