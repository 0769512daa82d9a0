package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import java.util.List;

/** CDNetworks Cloud Live API 2.15. Channels that are pushed to are not in it. */
record GetPullChannelList(Cloud cloud) implements Route {
    @Override
    public String call() {
        return "getPullChannelList";
    }

    @Override
    public JsonNode answer(Call call) {
        var isAscending = call.parameters().flag("listOrder").orElse(false);
        var page = Page.of(call.parameters());
        List<Channel> all = cloud.listed(call, true);
        var data = Json.object();
        var list = data.putArray("channelList");
        page.cut(isAscending ? all : all.reversed()).forEach(channel -> list.add(entry(call, channel)));
        return data.put("channelTotal", all.size());
    }

    private static ObjectNode entry(Call call, Channel channel) {
        var settings = channel.settings();
        var source = settings.source().orElseThrow();
        return Json.object()
                .put("channelName", settings.channelName())
                .put("channelType", settings.channelType())
                .put("createTime", Cloud.second(channel.createdAt()))
                .put("pullId", channel.pullId())
                .put("sourcePullProtocol", inLists(source.protocol()))
                .put("sourcePullUrl", source.url())
                .put("userId", call.account().userId());
    }

    /** The list calls RTMP so, and HDL "HTTP FLV" (2.15.5). */
    private static String inLists(Protocol protocol) {
        return protocol == Protocol.HDL ? "HTTP FLV" : protocol.name();
    }
}
