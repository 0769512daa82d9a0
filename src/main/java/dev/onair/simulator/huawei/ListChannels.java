package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;

/** 5.2. A channel that is asked for by all of its names and is not there is an error; a filter without matches is not. */
record ListChannels(Cloud cloud) implements Route {
    private static final int ALL_NAMES = 3;

    @Override
    public Action action() {
        return Action.LIST_CHANNELS;
    }

    @Override
    public Reply answer(Call call) {
        var names = names(call);
        var page = Page.of(call);
        var found = cloud.listedChannels(call).stream()
                .filter(channel -> isNamed(channel.key(), names))
                .toList();
        if (found.isEmpty() && names.size() == ALL_NAMES) throw Refusal.of(Code.NOT_THERE);
        var answer = Json.object().put("total", found.size());
        var channels = answer.putArray("channels");
        for (var channel : page.of(found)) {
            var view = cloud.shown(channel);
            channels.add(call.displaysSecrets() ? view : Secrets.hidden(view));
        }
        return Reply.json(200, answer);
    }

    private static boolean isNamed(ChannelKey key, ObjectNode names) {
        return names.path("domain").asText(key.domain()).equals(key.domain())
                && names.path("app_name").asText(key.appName()).equals(key.appName())
                && names.path("id").asText(key.id()).equals(key.id());
    }

    private ObjectNode names(Call call) {
        var names = Json.object();
        name(call, names, "domain", ChannelShape.DOMAIN);
        name(call, names, "app_name", ChannelShape.APP_NAME);
        name(call, names, "id", cloud.channelShape().id());
        return names;
    }

    private static void name(Call call, ObjectNode names, String name, Check check) {
        call.query(name).ifPresent(value -> names.set(name, check.read(TextNode.valueOf(value), name)));
    }
}
