package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;

/**
 * CDNetworks Cloud Live API 2.23. Its interface address is getChannelShareUrl; its example posts to webPush, which no
 * chapter describes: taken for the vendor's slip, and served as the same call so that the example works as it stands.
 * The section allows GET only, and its example is a POST: both are taken.
 */
record GetChannelShareUrl(Cloud cloud) implements Route {
    @Override
    public String call() {
        return "getChannelShareUrl";
    }

    @Override
    public Set<String> documentedMethods() {
        return Set.of("GET");
    }

    @Override
    public List<String> paths(Generation generation) {
        return List.of("/live/channelManage/getChannelShareUrl", "/live/channelManage/webPush");
    }

    @Override
    public JsonNode answer(Call call) {
        return TextNode.valueOf("http://share.cloudv.haplat.net/live-share/"
                + cloud.channel(call).pullId());
    }
}
