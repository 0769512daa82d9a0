package dev.onair.operator.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A LiveChannel as an API server sends it to who watches: applied by a person, and Ready. */
final class CachedChannel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CachedChannel() {}

    private static String text(int number) {
        return """
                {"apiVersion": "cdnetworks.onair.dev/v1alpha1", "kind": "LiveChannel",
                 "metadata": {
                   "name": "channel-%1$d", "namespace": "tv", "uid": "7b0f1d2e-0000-4000-8000-%1$012d",
                   "resourceVersion": "%1$d", "generation": 1, "creationTimestamp": "2026-11-21T12:00:00Z",
                   "labels": {"app.kubernetes.io/name": "evening", "app.kubernetes.io/part-of": "television"},
                   "annotations": {"onair.dev/external-id": "73d51abbd89cb8196f0e%1$012d"},
                   "finalizers": ["livechannels.cdnetworks.onair.dev/finalizer"]},
                 "spec": {
                   "channelName": "Evening News %1$d", "pushDomain": "livepush.ovptest.haplat.net", "application": "test1",
                   "playback": {"protocols": ["RTMP", "HLS"], "bitrates": ["Origin", "SD"]},
                   "recording": {"immediate": true}, "pushAuth": {"validFor": "12h"},
                   "connectionSecretName": "push-%1$d"},
                 "status": {
                   "observedGeneration": 1,
                   "conditions": [
                     {"type": "Ready", "status": "True", "reason": "InSync", "message": "as declared",
                      "observedGeneration": 1, "lastTransitionTime": "2026-11-21T12:00:09Z"},
                     {"type": "Synced", "status": "True", "reason": "InSync", "message": "as declared",
                      "observedGeneration": 1, "lastTransitionTime": "2026-11-21T12:00:09Z"},
                     {"type": "Reconciling", "status": "False", "reason": "InSync", "message": "as declared",
                      "observedGeneration": 1, "lastTransitionTime": "2026-11-21T12:00:09Z"},
                     {"type": "Stalled", "status": "False", "reason": "InSync", "message": "as declared",
                      "observedGeneration": 1, "lastTransitionTime": "2026-11-21T12:00:09Z"},
                     {"type": "OnAir", "status": "False", "reason": "Idle", "message": "nobody pushes a stream",
                      "observedGeneration": 1, "lastTransitionTime": "2026-11-21T12:00:09Z"}],
                   "account": "default", "externalId": "73d51abbd89cb8196f0e%1$012d",
                   "binding": {"id": "73d51abbd89cb8196f0e%1$012d", "since": "2026-11-21T12:00:05Z",
                     "seal": "148bc3b0eafe95f9564f%1$012d"},
                   "lastApplied": {"generation": 1, "seal": "9f564ffd9a5f0e186c22%1$012d", "fields": {
                     "channelName": "148b%1$012d", "pushDomain": "c3b0eafe95f9564f", "application": "fd9a5f0e186c148b",
                     "playback.protocols": "3fcb75e1dbc58814", "playback.bitrates": "4feff3d53fcb75e1",
                     "recording.immediate": "dbc588149832cb69", "pushAuth.validFor": "dc55dd85aba8fccc",
                     "connectionSecretName": "84b6%1$012d"}},
                   "lastObservedTime": "2026-11-21T12:00:09Z", "pullId": "73d51abbd89cb8196f0e%1$012d", "viewers": 0,
                   "playbackUrls": [
                     {"protocol": "RTMP", "bitrate": "Origin",
                      "url": "rtmp://live.ovptest.haplat.net/test1/fccc2c35f0b84609e5f1%1$012d"},
                     {"protocol": "HLS", "bitrate": "Origin",
                      "url": "http://live.ovptest.haplat.net/test1/fccc2c35f0b84609e5f1%1$012d/playlist.m3u8"}],
                   "createdAt": "2026-11-21T12:00:04Z", "state": "Idle", "sent": {"pushAuthValidFor": "43200s"},
                   "connectionSecretName": "push-%1$d"}}
                """.formatted(number);
    }

    /** With a list of who set which field. */
    static ObjectNode json(int number) {
        try {
            var channel = (ObjectNode) JSON.readTree(text(number));
            var managed = channel.withObject("/metadata").putArray("managedFields");
            var metadata = JSON.createObjectNode();
            metadata.set("labels", channel.at("/metadata/labels"));
            metadata.putObject("annotations").put("kubectl.kubernetes.io/last-applied-configuration", "");
            add(managed, "kubectl-client-side-apply", "Update", "metadata", metadata)
                    .withObject("/fieldsV1")
                    .set("f:spec", fields(channel.get("spec")));
            add(
                            managed,
                            "livechannel",
                            "Apply",
                            "metadata",
                            channel.get("metadata").deepCopy())
                    .withObject("/fieldsV1")
                    .retain("f:metadata");
            add(managed, "onair", "Update", "status", channel.get("status")).put("subresource", "status");
            return channel;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode add(ArrayNode managed, String manager, String operation, String part, JsonNode set) {
        var entry = managed.addObject()
                .put("manager", manager)
                .put("operation", operation)
                .put("apiVersion", "cdnetworks.onair.dev/v1alpha1")
                .put("time", "2026-11-21T12:00:09Z")
                .put("fieldsType", "FieldsV1");
        entry.putObject("fieldsV1").set("f:" + part, fields(set));
        return entry;
    }

    /** As the API server writes them: maps by their fields, conditions by their types, other lists as a whole. */
    private static ObjectNode fields(JsonNode node) {
        var fields = JSON.createObjectNode();
        node.properties().forEach(field -> fields.set("f:" + field.getKey(), fields(field.getValue())));
        if (node.isArray() && node.path(0).has("type")) {
            node.forEach(entry -> fields.set(
                    "k:" + JSON.createObjectNode().put("type", entry.get("type").textValue()),
                    fields(entry).set(".", JSON.createObjectNode())));
        }
        return fields;
    }

    /** As it was before the server noted anything of who set what. */
    static ObjectNode withoutManagers(int number) {
        var channel = json(number);
        channel.withObject("/metadata").remove(List.of("managedFields"));
        return channel;
    }
}
