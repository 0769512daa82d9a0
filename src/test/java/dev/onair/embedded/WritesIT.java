package dev.onair.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritesIT {
    private static final String ONE = Api.STREAMS + "/one";

    private final EmbeddedApiServer server = Api.startWithStreams();
    private final Api api = new Api(server);

    @AfterEach
    void close() {
        server.close();
    }

    private ObjectNode createOne() {
        var answer = api.post(Api.STREAMS, Api.stream("one", "{\"channelName\":\"one\"}"));
        assertThat(answer.code()).isEqualTo(201);
        return (ObjectNode) answer.body();
    }

    private static ObjectNode withName(ObjectNode stream, String channelName) {
        var changed = stream.deepCopy();
        changed.withObject("spec").put("channelName", channelName);
        return changed;
    }

    @Test
    void completesWhatItCreates() {
        var one = createOne();

        assertThat(Json.uid(one)).hasSize(36);
        assertThat(Json.namespace(one)).isEqualTo("default");
        assertThat(Json.at(one, "metadata", "generation").asInt()).isEqualTo(1);
        assertThat(Json.text(one, "metadata", "creationTimestamp"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(Json.text(one, "spec", "mode")).isEqualTo("Live");
        assertThat(Json.at(one, "status", "observedGeneration").asInt()).isEqualTo(-1);
    }

    @Test
    void makesUpANameWhenAskedTo() {
        var stream = Api.stream("", "{\"channelName\":\"one\"}");
        Json.metadata(stream).remove("name");
        Json.metadata(stream).put("generateName", "s-");

        assertThat(Json.name(api.post(Api.STREAMS, stream).body())).matches("s-[a-z0-9]{5}");
    }

    @Test
    void refusesAStalePutWithAConflict() {
        var first = createOne();
        api.put(ONE, withName(first, "two"));

        var answer = api.put(ONE, withName(first, "three"));

        assertThat(answer.code()).isEqualTo(409);
        assertThat(answer.text("reason")).isEqualTo("Conflict");
        assertThat(answer.text("message"))
                .isEqualTo(
                        "Operation cannot be fulfilled on streams.test.onair.dev \"one\": the object has been modified;"
                                + " please apply your changes to the latest version and try again");
        assertThat(api.get(ONE).text("spec", "channelName")).isEqualTo("two");
    }

    @Test
    void refusesAStalePatchAndAStaleStatusWithAConflict() {
        var version = Json.text(createOne(), "metadata", "resourceVersion");
        api.patch(ONE, Api.MERGE, "{\"spec\":{\"channelName\":\"two\"}}");
        var stale = "{\"metadata\":{\"resourceVersion\":\"" + version + "\"},\"status\":{\"viewers\":1}}";

        assertThat(api.patch(ONE, Api.MERGE, stale).code()).isEqualTo(409);
        assertThat(api.patch(ONE + "/status", Api.MERGE, stale).code()).isEqualTo(409);
    }

    @Test
    void keepsTheVersionWhenNothingChanges() {
        var first = createOne();

        var same = api.put(ONE, first);
        var patched = api.patch(ONE, Api.MERGE, "{\"spec\":{\"channelName\":\"one\"}}");

        assertThat(same.body()).isEqualTo(first);
        assertThat(patched.body()).isEqualTo(first);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a spec counts          |         | {"spec":{"channelName":"new"}}                         | 2
        the same spec does not |         | {"spec":{"channelName":"one"}}                         | 1
        labels do not          |         | {"metadata":{"labels":{"a":"b"}}}                      | 1
        status does not        | /status | {"status":{"viewers":5}}                               | 1
        a spec at status is not taken | /status | {"spec":{"channelName":"new"}}                  | 1
        """)
    void countsGenerationsBySpecOnly(String what, String path, String patch, int generation) {
        createOne();

        var answer = api.patch(ONE + (path == null ? "" : path), Api.MERGE, patch);

        assertThat(answer.at("metadata", "generation").asInt()).as(what).isEqualTo(generation);
    }

    @Test
    void keepsSpecAndStatusApart() {
        createOne();

        api.patch(ONE, Api.MERGE, "{\"spec\":{\"channelName\":\"two\"},\"status\":{\"viewers\":1}}");
        api.patch(ONE + "/status", Api.MERGE, """
                {"spec":{"channelName":"no"},"metadata":{"labels":{"a":"b"}},"status":{"observedGeneration":2}}""");

        var one = api.get(ONE);
        assertThat(one.text("spec", "channelName")).isEqualTo("two");
        assertThat(one.at("status").toString()).isEqualTo("{\"observedGeneration\":2}");
        assertThat(one.at("metadata", "labels").isMissingNode()).isTrue();
    }

    @Test
    void saysWhichFieldIsInvalid() {
        var answer = api.post(Api.STREAMS, Api.stream("one", "{\"channelName\":\"abcdefghijklm\"}"));

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.text("reason")).isEqualTo("Invalid");
        assertThat(answer.text("message"))
                .isEqualTo(
                        "Stream.test.onair.dev \"one\" is invalid: spec.channelName: Too long: may not be more than 10 bytes");
        assertThat(answer.at("details", "causes").path(0).toString())
                .isEqualTo("{\"reason\":\"FieldValueTooLong\",\"message\":\"Too long: may not be more than 10 bytes\","
                        + "\"field\":\"spec.channelName\"}");
    }

    @Test
    void refusesUnknownFieldsOnlyWhenStrict() {
        var stream = Api.stream("one", "{\"channelName\":\"one\",\"foo\":1}");

        var strict = api.post(Api.STREAMS + "?fieldValidation=Strict", stream);
        var warned = api.post(Api.STREAMS, stream);

        assertThat(strict.code()).isEqualTo(400);
        assertThat(strict.text("message")).endsWith("strict decoding error: unknown field \"spec.foo\"");
        assertThat(warned.code()).isEqualTo(201);
        assertThat(warned.at("spec").has("foo")).isFalse();
    }

    @Test
    void changesNothingInADryRun() {
        var tried = api.post(Api.STREAMS + "?dryRun=All", Api.stream("one", "{\"channelName\":\"one\"}"));
        assertThat(tried.text("spec", "mode")).isEqualTo("Live");
        assertThat(api.get(ONE).code()).isEqualTo(404);

        var one = createOne();
        api.patch(ONE + "?dryRun=All", Api.MERGE, "{\"spec\":{\"channelName\":\"two\"}}");
        api.delete(ONE + "?dryRun=All", "");
        api.delete(ONE, "{\"dryRun\":[\"All\"]}");

        assertThat(api.get(ONE).body()).isEqualTo(one);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
        POST  | /apis/test.onair.dev/v1alpha1/namespaces/gone/streams | application/json | {"apiVersion":"test.onair.dev/v1alpha1","kind":"Stream","metadata":{"name":"x"},"spec":{"channelName":"xx"}} | 404 | NotFound | namespaces "gone" not found
        POST  | /apis/test.onair.dev/v1alpha1/namespaces/default/streams | application/json | {"apiVersion":"test.onair.dev/v1alpha1","kind":"Stream","metadata":{"name":"one"},"spec":{"channelName":"xx"}} | 409 | AlreadyExists | streams.test.onair.dev "one" already exists
        POST  | /apis/test.onair.dev/v1alpha1/namespaces/default/streams | application/json | {"apiVersion":"v1","kind":"Pod"} | 400 | BadRequest | the API version in the data (v1) does not match the expected API version (test.onair.dev/v1alpha1)
        POST  | /apis/test.onair.dev/v1alpha1/namespaces/default/streams | application/json | {x | 400 | BadRequest | the object provided is unrecognized
        POST  | /apis/test.onair.dev/v1alpha1/namespaces/default/streams | text/plain | {} | 415 | UnsupportedMediaType | unknown format
        PATCH | /apis/test.onair.dev/v1alpha1/namespaces/default/streams/one | application/strategic-merge-patch+json | {} | 415 | UnsupportedMediaType | application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml
        PATCH | /apis/test.onair.dev/v1alpha1/namespaces/default/streams/none | application/merge-patch+json | {} | 404 | NotFound | streams.test.onair.dev "none" not found
        PATCH | /apis/test.onair.dev/v1alpha1/namespaces/default/streams/one | application/json-patch+json | [{"op":"test","path":"/spec/mode","value":"X"}] | 422 | Invalid | rejected
        PUT   | /apis/test.onair.dev/v1alpha1/namespaces/default/streams/two | application/json | {"apiVersion":"test.onair.dev/v1alpha1","kind":"Stream","metadata":{"name":"one"}} | 400 | BadRequest | the name of the object (one) does not match the name on the URL (two)
        PUT   | /apis/test.onair.dev/v1alpha1/namespaces/default/streams/one | application/json | {"apiVersion":"test.onair.dev/v1alpha1","kind":"Stream","metadata":{"name":"one"}} | 422 | Invalid | metadata.resourceVersion: Invalid value: 0: must be specified for an update
        GET   | /apis/test.onair.dev/v1alpha1/nothing | | | 404 | NotFound | the server could not find the requested resource
        GET   | /apis/test.onair.dev/v1alpha1/streams?labelSelector=a%3D%3D%3D | | | 400 | BadRequest | unable to parse requirement
        HEAD2 | /api/v1/secrets | | | 405 | MethodNotAllowed | does not allow this method
        """)
    void answersEveryRefusalWithAStatus(
            String method, String path, String type, String body, int code, String reason, String message) {
        createOne();

        var answer = api.send(method, path, type == null ? "" : type, body == null ? "" : body);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text("kind")).isEqualTo("Status");
        assertThat(answer.text("reason")).isEqualTo(reason);
        assertThat(answer.text("message")).contains(message);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        var answer = api.post(
                "/api/v1/namespaces/default/configmaps", Api.configMap("big").put("x", "x".repeat(3 << 20)));

        assertThat(answer.code()).isEqualTo(413);
    }

    @Test
    void encodesTheTextsOfASecret() {
        var secret = Api.json("""
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"stringData":{"a":"b"}}""");

        var created = api.post("/api/v1/namespaces/default/secrets", secret);
        var patched =
                api.patch("/api/v1/namespaces/default/secrets/s", Api.STRATEGIC, "{\"stringData\":{\"c\":\"d\"}}");

        assertThat(created.at("stringData").isMissingNode()).isTrue();
        assertThat(created.text("type")).isEqualTo("Opaque");
        assertThat(created.text("data", "a")).isEqualTo(Base64.getEncoder().encodeToString(new byte[] {'b'}));
        assertThat(patched.at("data").toString()).isEqualTo("{\"a\":\"Yg==\",\"c\":\"ZA==\"}");
    }

    @Test
    void showsAnEventInBothGroups() {
        var event = Api.json("""
                {"apiVersion":"events.k8s.io/v1","kind":"Event","metadata":{"name":"e"},"note":"hello",
                 "regarding":{"kind":"Stream","name":"one"},"reason":"Tested","type":"Normal"}""");

        var created = api.post("/apis/events.k8s.io/v1/namespaces/default/events", event);
        var core = api.get("/api/v1/namespaces/default/events?fieldSelector=involvedObject.name%3Done");

        assertThat(created.text("note")).isEqualTo("hello");
        assertThat(core.at("items").path(0).path("message").asText()).isEqualTo("hello");
        assertThat(core.at("items").path(0).path("apiVersion").asText()).isEqualTo("v1");
    }

    @Test
    void allowsEverybodyEverything() {
        var rules = api.post("/apis/authorization.k8s.io/v1/selfsubjectrulesreviews", Api.json("""
                {"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectRulesReview","spec":{"namespace":"default"}}"""));

        assertThat(rules.code()).isEqualTo(201);
        assertThat(rules.at("status", "resourceRules").path(0).path("verbs").toString())
                .isEqualTo("[\"*\"]");
    }

    @Test
    void listsPageByPage() {
        for (var name : new String[] {"a", "b", "c"}) {
            api.post("/api/v1/namespaces/default/configmaps", Api.configMap(name));
        }

        var first = api.get("/api/v1/configmaps?limit=2");
        var second = api.get("/api/v1/configmaps?limit=2&continue=" + first.text("metadata", "continue"));

        assertThat(first.at("items")).extracting(Json::name).containsExactly("a", "b");
        assertThat(first.at("metadata", "remainingItemCount").asInt()).isEqualTo(1);
        assertThat(second.at("items")).extracting(Json::name).containsExactly("c");
        assertThat(second.at("metadata").has("continue")).isFalse();
        assertThat(second.text("metadata", "resourceVersion")).isEqualTo(first.text("metadata", "resourceVersion"));
    }
}
