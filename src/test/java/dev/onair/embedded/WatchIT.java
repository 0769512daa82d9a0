package dev.onair.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchIT {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final int KEPT = 10;

    private final EmbeddedApiServer server = Api.withStreams(EmbeddedApiServer.start(0, KEPT));
    private final Api api = new Api(server);

    @AfterEach
    void close() {
        server.close();
    }

    private String create(String name, String label) {
        var map = Api.configMap(name);
        Json.metadata(map).putObject("labels").put("l", label);
        return api.post(MAPS, map).text("metadata", "resourceVersion");
    }

    @Test
    void tellsWhatChangedAfterAVersion() {
        var version = create("a", "1");
        create("b", "1");
        api.patch(MAPS + "/a", Api.MERGE, "{\"data\":{\"x\":\"y\"}}");
        var deleted = api.delete(MAPS + "/b", "");

        var events = api.watch(MAPS + "?watch=true&timeoutSeconds=1&resourceVersion=" + version);

        assertThat(deleted.code()).isEqualTo(200);
        assertThat(Api.named(events)).containsExactly("ADDED b", "MODIFIED a", "DELETED b");
        assertThat(events)
                .extracting(e -> Json.text(e, "object", "metadata", "resourceVersion"))
                .isSorted();
    }

    @Test
    void beginsWithWhatIsThereWhenNoVersionIsGiven() {
        create("a", "1");

        assertThat(Api.named(api.watch(MAPS + "?watch=1&timeoutSeconds=1"))).containsExactly("ADDED a");
        assertThat(Api.named(api.watch(MAPS + "?watch=1&timeoutSeconds=1&resourceVersion=0")))
                .containsExactly("ADDED a");
    }

    @Test
    void sendsBookmarksThatGoOnWithOtherKinds() {
        try (var watch = api.openWatch(MAPS + "?watch=1&allowWatchBookmarks=true&timeoutSeconds=20")) {
            var first = watch.next();
            api.post("/api/v1/namespaces/default/secrets", Api.json("""
                    {"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"}}"""));
            var second = watch.next();

            assertThat(first.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(Json.text(second, "object", "metadata", "resourceVersion"))
                    .isEqualTo(api.get(MAPS).text("metadata", "resourceVersion"));
        }
    }

    @Test
    void marksTheEndOfAStreamedList() {
        create("a", "1");

        var events = api.watch(MAPS + "?watch=1&timeoutSeconds=1&sendInitialEvents=true&allowWatchBookmarks=true"
                + "&resourceVersionMatch=NotOlderThan");

        assertThat(events).hasSize(2);
        assertThat(Json.text(events.get(1), "object", "metadata", "annotations", "k8s.io/initial-events-end"))
                .isEqualTo("true");
    }

    @Test
    void saysThatAVersionIsGone() {
        for (int i = 0; i < KEPT + 5; i++) {
            create("m" + i, "1");
        }

        var events = api.watch(MAPS + "?watch=1&timeoutSeconds=5&resourceVersion=1");

        assertThat(events).hasSize(1);
        assertThat(events.getFirst().path("type").asText()).isEqualTo("ERROR");
        assertThat(Json.at(events.getFirst(), "object", "code").asInt()).isEqualTo(410);
        assertThat(Json.text(events.getFirst(), "object", "reason")).isEqualTo("Expired");
    }

    @Test
    void tellsWhatEntersAndLeavesASelection() {
        var version = create("a", "1");
        label("a", "2");
        label("a", "1");
        api.patch(MAPS + "/a", Api.MERGE, "{\"data\":{\"x\":\"y\"}}");
        create("b", "2");

        var query = "?watch=1&timeoutSeconds=1&resourceVersion=" + version;
        var byLabel = api.watch(MAPS + query + "&labelSelector=l%3D1");
        var byName = api.watch(MAPS + query + "&fieldSelector=metadata.name%3Db");

        assertThat(Api.named(byLabel)).containsExactly("DELETED a", "ADDED a", "MODIFIED a");
        assertThat(Api.named(byName)).containsExactly("ADDED b");
    }

    private void label(String name, String value) {
        api.patch(MAPS + "/" + name, Api.MERGE, "{\"metadata\":{\"labels\":{\"l\":\"" + value + "\"}}}");
    }

    @Test
    void showsTheColumnsThatADefinitionDeclares() {
        api.post(Api.STREAMS, Api.stream("one", "{\"channelName\":\"one\",\"bitrateKbps\":300}"));
        var status = (ObjectNode) api.get(Api.STREAMS + "/one").body();
        status.withObject("status")
                .withArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", "True");
        api.put(Api.STREAMS + "/one/status", status);

        var table = api.getTable(Api.STREAMS);

        assertThat(table.text("kind")).isEqualTo("Table");
        assertThat(table.at("columnDefinitions"))
                .extracting(column -> column.path("name").asText() + column.path("priority"))
                .containsExactly("Name0", "Channel0", "Ready0", "Kbps0", "First1", "Age0");
        var cells = table.at("rows").path(0).path("cells");
        assertThat(cells.toString()).matches("\\[\"one\",\"one\",\"True\",300,null,\"\\d+s\"]");
        assertThat(Json.text(table.at("rows").path(0), "object", "kind")).isEqualTo("PartialObjectMetadata");
    }

    @Test
    void endsItsWatchesWhenTheServerCloses() {
        try (var watch = api.openWatch(MAPS + "?watch=1&allowWatchBookmarks=true")) {
            watch.next();
            var before = Instant.now();

            server.close();

            assertThat(watch.lines().lines()).isEmpty();
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));
        } catch (UncheckedIOException e) {
            assertThat(e).as("cut off is ended, too").hasMessageContaining("closed");
        }
    }
}
