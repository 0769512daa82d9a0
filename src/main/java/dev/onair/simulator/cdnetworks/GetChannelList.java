package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import java.util.List;

/** CDNetworks Cloud Live API 2.3. */
record GetChannelList(Cloud cloud) implements Route {
    @Override
    public String call() {
        return "getChannelList";
    }

    @Override
    public JsonNode answer(Call call) {
        var given = call.parameters();
        var isAscending = given.flag("listOrder").orElse(false);
        var page = Page.of(given);
        var scenario = given.optional("appScenario");
        scenario.ifPresent(name -> ChannelForm.scenario(call.account(), name));
        List<Channel> all = cloud.listed(call, false).stream()
                .filter(channel ->
                        scenario.map(channel.settings().appScenario()::equals).orElse(true))
                .toList();
        var data = Json.object();
        var list = data.putArray("channelList");
        page.cut(isAscending ? all : all.reversed()).forEach(channel -> list.add(entry(call, channel)));
        return data.put("channelTotal", all.size());
    }

    private ObjectNode entry(Call call, Channel channel) {
        var settings = channel.settings();
        var entry = Json.object()
                .put("channelName", settings.channelName())
                .put("channelStatus", channel.status(cloud.now()))
                .put("channelType", settings.channelType())
                .put("createTime", Cloud.second(channel.createdAt()))
                .put("directoryId", settings.directoryId())
                .put("live2vod", settings.live2vod() ? 1 : 0)
                .put("pullId", channel.pullId())
                .put("pushUrl", cloud.urls().push(channel))
                .put("userId", call.account().userId());
        if (!settings.appScenario().isEmpty()) entry.put("appScenario", settings.appScenario());
        return entry;
    }
}
