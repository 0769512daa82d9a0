package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Gives packages their ids and URLs; ids are the service's own (table 5-16), URLs the caller's if he gave any. */
record Packages(Cloud cloud) {
    private static final Map<String, String> SUFFIXES = Map.of("hls_package", ".m3u8", "dash_package", ".mpd");

    /** For a channel that is being made. */
    void complete(ChannelKey key, JsonNode endpoints) {
        each(endpoints, (kind, item) -> {
            item.remove("id");
            address(key, kind, item);
        });
        checkUrls(cloud.channels().all(), endpoints);
        each(endpoints, (_, item) -> identify(item));
    }

    /** For a channel whose packages are being replaced: those that stay have to say their ids. */
    void complete(OttChannel channel, JsonNode endpoints) {
        var urlsById = new HashMap<String, String>();
        each(
                channel.settings().path("endpoints"),
                (kind, item) -> urlsById.put(
                        kind + item.path("id").asText(), item.path("url").asText()));
        each(endpoints, (kind, item) -> {
            address(channel.key(), kind, item);
            var id = item.path("id").asText();
            if (!id.isEmpty() && !urlsById.containsKey(kind + id)) {
                throw Refusal.invalid(kind + " id " + id + " not exist");
            }
            var url = item.path("url").asText();
            var isOld = urlsById.entrySet().stream()
                    .anyMatch(old ->
                            old.getKey().startsWith(kind) && old.getValue().equals(url));
            if (id.isEmpty() && cloud.isLenient()) {
                urlsById.forEach((old, oldUrl) -> {
                    if (old.startsWith(kind) && oldUrl.equals(url)) item.put("id", old.substring(kind.length()));
                });
            } else if (id.isEmpty() && isOld) throw Refusal.invalid(kind + " id is mandatory, " + url);
        });
        var others = cloud.channels().all().stream()
                .filter(other -> !other.key().equals(channel.key()))
                .toList();
        checkUrls(others, endpoints);
        each(endpoints, (_, item) -> identify(item));
    }

    private void identify(ObjectNode item) {
        if (!item.has("id")) item.put("id", cloud.ids().get());
    }

    /** Domain, application, channel, index file, as in the document's examples. */
    private static void address(ChannelKey key, String kind, ObjectNode item) {
        if (item.has("url")) return;
        var host = item.path("origin_domain_master").asText(key.domain().replaceFirst("^push\\.", "pull."));
        var index = item.path("manifest_name").asText("index");
        var file = SUFFIXES.containsKey(kind) ? index + SUFFIXES.get(kind) : "manifest";
        item.put("url", host + "/" + key.appName() + "/" + key.id() + "/" + file);
    }

    /** No URL twice, here or at another channel. */
    private static void checkUrls(List<OttChannel> others, JsonNode endpoints) {
        Set<String> taken = new HashSet<>();
        others.forEach(other -> each(
                other.settings().path("endpoints"),
                (_, item) -> taken.add(item.path("url").asText())));
        each(endpoints, (_, item) -> {
            var url = item.path("url").asText();
            if (!taken.add(url)) throw Refusal.of(Code.INVALID, "output url " + url + " is exist");
        });
    }

    private static void each(JsonNode endpoints, BiConsumer<String, ObjectNode> told) {
        for (var endpoint : endpoints) {
            endpoint.properties().forEach(kind -> {
                for (var item : (ArrayNode) kind.getValue()) told.accept(kind.getKey(), (ObjectNode) item);
            });
        }
    }
}
