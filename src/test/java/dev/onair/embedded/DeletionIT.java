package dev.onair.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeletionIT {
    private static final String ONE = Api.STREAMS + "/one";
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    private final EmbeddedApiServer server = Api.startWithStreams();
    private final Api api = new Api(server);

    @AfterEach
    void close() {
        server.close();
    }

    private JsonNode create(String... finalizers) {
        var stream = Api.stream("one", "{\"channelName\":\"one\"}");
        for (var finalizer : finalizers) {
            Json.metadata(stream).withArray("finalizers").add(finalizer);
        }
        return api.post(Api.STREAMS, stream).body();
    }

    private JsonNode createOwned(String name, JsonNode owner) {
        var map = Api.configMap(name);
        Json.metadata(map)
                .putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "test.onair.dev/v1alpha1")
                .put("kind", "Stream")
                .put("name", "one")
                .put("uid", Json.uid(owner));
        return api.post(MAPS, map).body();
    }

    private void awaitGone(String path) {
        await().untilAsserted(() -> assertThat(api.get(path).code()).isEqualTo(404));
    }

    @Test
    void deletesAtOnceWhatNothingHolds() {
        var one = create();

        var answer = api.delete(ONE, "");

        assertThat(answer.text("status")).isEqualTo("Success");
        assertThat(answer.text("details", "uid")).isEqualTo(Json.uid(one));
        assertThat(api.get(ONE).code()).isEqualTo(404);
    }

    @Test
    void keepsAnObjectUntilItsLastFinalizerIsRemoved() {
        create("onair.dev/a", "onair.dev/b");

        var marked = api.delete(ONE, "");
        assertThat(marked.at("metadata", "deletionTimestamp").asText()).isNotEmpty();
        assertThat(marked.at("metadata", "generation").asInt()).isEqualTo(2);
        assertThat(api.delete(ONE, "").body())
                .as("a second deletion changes nothing")
                .isEqualTo(marked.body());

        var left = api.patch(ONE, Api.MERGE, "{\"metadata\":{\"finalizers\":[\"onair.dev/b\"]}}");
        assertThat(left.code()).isEqualTo(200);
        assertThat(api.get(ONE).code()).isEqualTo(200);

        var last = api.patch(ONE, Api.JSON, "[{\"op\":\"remove\",\"path\":\"/metadata/finalizers/0\"}]");
        assertThat(last.code()).isEqualTo(200);
        assertThat(Json.name(last.body())).isEqualTo("one");
        assertThat(api.get(ONE).code()).isEqualTo(404);
    }

    @Test
    void takesNoNewFinalizerWhenDeleting() {
        create("onair.dev/a");
        api.delete(ONE, "");

        var answer = api.patch(ONE, Api.MERGE, "{\"metadata\":{\"finalizers\":[\"onair.dev/a\",\"onair.dev/b\"]}}");

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.text("message")).contains("no new finalizers can be added if the object is being deleted");
    }

    @Test
    void deletesOnlyWhatThePreconditionsMean() {
        var one = create();
        var version = Json.text(one, "metadata", "resourceVersion");

        var otherUid = api.delete(ONE, "{\"preconditions\":{\"uid\":\"x\"}}");
        var otherVersion = api.delete(ONE, "{\"preconditions\":{\"resourceVersion\":\"1\"}}");
        var right = api.delete(
                ONE,
                "{\"preconditions\":{\"uid\":\"%s\",\"resourceVersion\":\"%s\"}}".formatted(Json.uid(one), version));

        assertThat(otherUid.code()).isEqualTo(409);
        assertThat(otherVersion.code()).isEqualTo(409);
        assertThat(right.code()).isEqualTo(200);
    }

    @Test
    void deletesACollectionBySelector() {
        for (var name : new String[] {"a", "b"}) {
            var map = Api.configMap(name);
            Json.metadata(map).putObject("labels").put("name", name);
            api.post(MAPS, map);
        }

        var deleted = api.delete(MAPS + "?labelSelector=name%3Da", "");

        assertThat(deleted.at("items")).extracting(Json::name).containsExactly("a");
        assertThat(api.get(MAPS).at("items")).extracting(Json::name).containsExactly("b");
    }

    @Test
    void emptiesANamespaceBeforeItGoes() {
        api.post("/api/v1/namespaces", Api.json("""
                {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}}"""));
        api.post("/api/v1/namespaces/n/configmaps", Api.configMap("m"));
        var held = Api.stream("one", "{\"channelName\":\"one\"}");
        Json.metadata(held).putArray("finalizers").add("onair.dev/a");
        api.post(Api.STREAMS.replace("default", "n"), held);

        var terminating = api.delete("/api/v1/namespaces/n", "");

        assertThat(terminating.text("status", "phase")).isEqualTo("Terminating");
        awaitGone("/api/v1/namespaces/n/configmaps/m");
        assertThat(api.post("/api/v1/namespaces/n/configmaps", Api.configMap("late"))
                        .code())
                .isEqualTo(403);
        assertThat(api.get("/api/v1/namespaces/n").code()).isEqualTo(200);
        api.patch(ONE.replace("default", "n"), Api.MERGE, "{\"metadata\":{\"finalizers\":null}}");
        awaitGone("/api/v1/namespaces/n");
    }

    @Test
    void deletesDependentsOfAnOwnerThatIsGone() {
        createOwned("dependent", create());

        api.delete(ONE, "{\"propagationPolicy\":\"Background\"}");

        awaitGone(MAPS + "/dependent");
    }

    @Test
    void deletesADependentWhoseOwnerNeverWas() {
        createOwned("orphan", Api.json("{\"metadata\":{\"uid\":\"unknown\"}}"));

        awaitGone(MAPS + "/orphan");
    }

    @Test
    void waitsForDependentsWhenAskedTo() {
        createOwned("dependent", create());
        api.patch(MAPS + "/dependent", Api.MERGE, "{\"metadata\":{\"finalizers\":[\"onair.dev/a\"]}}");

        api.delete(ONE, "{\"propagationPolicy\":\"Foreground\"}");

        await().untilAsserted(() ->
                assertThat(Json.isDeleting(api.get(MAPS + "/dependent").body())).isTrue());
        assertThat(Json.finalizers(api.get(ONE).body())).containsExactly("foregroundDeletion");
        api.patch(MAPS + "/dependent", Api.MERGE, "{\"metadata\":{\"finalizers\":null}}");
        awaitGone(ONE);
    }

    @Test
    void leavesDependentsBehindWhenAskedTo() {
        createOwned("dependent", create());

        api.delete(ONE + "?propagationPolicy=Orphan", "");

        awaitGone(ONE);
        assertThat(api.get(MAPS + "/dependent").at("metadata").has("ownerReferences"))
                .isFalse();
    }

    @Test
    void deletesTheObjectsOfADefinitionWithIt() {
        create();

        api.delete("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/streams.test.onair.dev", "");

        awaitGone("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/streams.test.onair.dev");
        assertThat(api.get(ONE).text("message")).isEqualTo("the server could not find the requested resource");
    }
}
