package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.AdminRouter;
import dev.onair.simulator.AdminRouter.Asked;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** {@code /admin/channels}: everything that can happen to a channel without a call of the API. Nothing is validated. */
record ChannelsAdmin(Cloud cloud) {
    private static final Map<String, BiConsumer<ChannelSettings.Edit, String>> FIELDS = Map.ofEntries(
            Map.entry("channelName", ChannelSettings.Edit::channelName),
            Map.entry("pushDomain", ChannelSettings.Edit::pushDomain),
            Map.entry("channelType", ChannelSettings.Edit::channelType),
            Map.entry("playerId", ChannelSettings.Edit::playerId),
            Map.entry("directoryId", ChannelSettings.Edit::directoryId),
            Map.entry("check", ChannelSettings.Edit::check),
            Map.entry("appScenario", ChannelSettings.Edit::appScenario),
            Map.entry("scenario", ChannelSettings.Edit::appScenario),
            Map.entry("bitrates", (edit, codes) -> edit.rates(ChannelForm.codes(codes, Rate.values(), "bitrates"))),
            Map.entry("sourcePullUrl", (edit, url) -> edit.source(source -> source.withUrl(url))),
            Map.entry("sourcePullProtocol", ChannelsAdmin::sourceProtocol),
            Map.entry("pullDomain", (edit, domain) -> edit.source(source -> source.withPullDomain(domain))),
            Map.entry("live2vod", (edit, text) -> edit.live2vod(isTrue(text))),
            Map.entry("pullRate", (edit, codes) -> edit.rates(ChannelForm.codes(codes, Rate.values(), "pullRate"))),
            Map.entry(
                    "pullProtocol",
                    (edit, codes) -> edit.protocols(ChannelForm.codes(codes, Protocol.values(), "pullProtocol"))));

    void register(AdminRouter router) {
        var one = "/admin/channels/{pullId}";
        router.on("GET", "/admin/channels", _ -> all());
        router.on("POST", "/admin/channels", this::create);
        router.on("GET", one, asked -> shown(cloud.channels().get(existing(asked))));
        router.on("PATCH", one, this::patch);
        router.on("DELETE", one, this::delete);
        router.on("POST", one + "/stream", asked -> shown(cloud.channels().startStream(existing(asked))));
        router.on("DELETE", one + "/stream", asked -> shown(cloud.channels().stopStream(existing(asked))));
        router.on("PUT", one + "/viewers", this::viewers);
    }

    private Reply all() {
        return Reply.json(200, cloud.channels().all().stream().map(this::view).toList());
    }

    private Reply delete(Asked asked) {
        cloud.channels().delete(existing(asked));
        return Reply.empty();
    }

    private Reply viewers(Asked asked) {
        return shown(cloud.channels().viewers(existing(asked), Integer.parseInt(asked.text("viewers"))));
    }

    /** Foreign channels (ones that pull, where there is a `sourcePullUrl`): settings under the API's names, `account`, `pullId`, `streamName`, `createdAt`, `count`. */
    private Reply create(Asked asked) {
        var body = asked.body();
        var first = cloud.accounts().all().iterator().next().name();
        var account = cloud.accounts().get(body.path("account").asText(first)).name();
        var isPull = body.has("sourcePullUrl");
        var sample = isPull ? ChannelSettings.pulling("foreign") : ChannelSettings.named("foreign");
        var settings = settings(sample.edit(), body).done();
        var createdAt = body.has("createdAt") ? Instant.parse(asked.text("createdAt")) : cloud.now();
        var count = body.path("count").asInt(1);
        if (count > 1) {
            var made = new ArrayList<JsonNode>();
            for (var i = 1; i <= count; i++) {
                var numbered = settings.edit()
                        .channelName(settings.channelName() + "-" + i)
                        .done();
                made.add(view(cloud.channels().create(account, numbered)));
            }
            return Reply.json(200, made);
        }
        var pullId = body.path("pullId").asText(cloud.channels().newId());
        var streamName = body.path("streamName").asText(cloud.channels().newId());
        return shown(cloud.channels().create(account, settings, pullId, streamName, createdAt));
    }

    /** Settings under the API's names, or `banned`. */
    private Reply patch(Asked asked) {
        var pullId = existing(asked);
        var before = cloud.channels().get(pullId);
        var settings = settings(before.settings().edit(), asked.body()).done();
        cloud.channels().change(pullId, channel -> channel.withSettings(settings));
        var banned = asked.body().path("banned");
        if (banned.isBoolean()) {
            if (banned.booleanValue()) cloud.channels().ban(pullId);
            else cloud.channels().unban(pullId);
        }
        return shown(cloud.channels().get(pullId));
    }

    private static ChannelSettings.Edit settings(ChannelSettings.Edit edit, JsonNode body) {
        try {
            return set(edit, body);
        } catch (Refusal codesThatAreNone) {
            throw new IllegalArgumentException(codesThatAreNone.getMessage(), codesThatAreNone);
        }
    }

    private static ChannelSettings.Edit set(ChannelSettings.Edit edit, JsonNode body) {
        var others = Set.of("banned", "account", "pullId", "streamName", "createdAt", "count");
        for (var field : body.properties()) {
            var set = FIELDS.get(field.getKey());
            if (set != null) set.accept(edit, field.getValue().asText());
            else if (!others.contains(field.getKey())) {
                throw new IllegalArgumentException("no field \"" + field.getKey() + "\"; there are "
                        + Arrays.toString(FIELDS.keySet().stream().sorted().toArray()) + " and banned");
            }
        }
        return edit;
    }

    private String existing(Asked asked) {
        return cloud.channels().get(asked.path("pullId")).pullId();
    }

    private Reply shown(Channel channel) {
        return Reply.json(200, view(channel));
    }

    private ObjectNode view(Channel channel) {
        return ((ObjectNode) Json.tree(channel))
                .put("streaming", channel.streaming())
                .put("channelStatus", channel.status(cloud.now()));
    }

    private static void sourceProtocol(ChannelSettings.Edit edit, String code) {
        var protocol =
                ChannelForm.codes(code, Protocol.values(), "sourcePullProtocol").first();
        edit.source(source -> source.withProtocol(protocol));
    }

    private static boolean isTrue(String text) {
        return text.equals("1") || text.equals("true");
    }
}
