package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.onair.simulator.Json;
import java.util.Set;
import java.util.regex.Pattern;

/** CDNetworks Cloud Live API 2.10. Players are not known here, so any `playerId` is taken; the code is short. */
record GetSinglePullCode(Cloud cloud) implements Route {
    private static final Set<String> SIZES = Set.of("1280*720", "1024*768", "1024*576", "640*360", "480*360");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})\\*([0-9]{1,5})");

    @Override
    public String call() {
        return "getSinglePullCode";
    }

    @Override
    public JsonNode answer(Call call) {
        var channel = cloud.channel(call);
        var given = call.parameters();
        var size = given.optional("playerSize").map(GetSinglePullCode::size).orElse("480*360");
        var autoPlay = given.flag("autoPlay").orElse(false);
        var type = given.optional("codeType").orElse("0");
        if (!Set.of("0", "2", "4", "5").contains(type)) throw new Refusal(Code.WRONG_PARAMETER, "codeType");
        var all = type.equals("0");
        var player = call.account().userId() + "_" + channel.pullId() + "_" + autoPlay + "_21";
        var swf = "https://cloudv.chinanetcenter.com/swf/player/" + player + "/StrobeMediaPlayback.swf";
        var data = Json.object();
        var info = data.putObject("pullCodeInfo");
        if (all) info.put("htmlCode", html(size, "<embed src=\"" + swf + "\">"));
        if (all || type.equals("5")) {
            info.put(
                    "jsCode",
                    html(size, "<script>judgePlay(\"player\", {videoid: \"" + channel.pullId() + "\"})</script>"));
        }
        info.put("pullId", ""); // as in the example of 2.10.6
        if (all || type.equals("2")) info.put("swfCode", swf);
        if (all || type.equals("4")) info.set("videoUrl", videoUrls(channel));
        return data;
    }

    private ArrayNode videoUrls(Channel channel) {
        var list = Json.MAPPER.createArrayNode();
        for (var protocol : channel.settings().protocols()) {
            list.addObject()
                    .put("pullProtocol", protocol.name())
                    .set("urlInfo", cloud.urls().playback(channel, protocol));
        }
        return list;
    }

    /** One of five, or one of the caller's own that is larger than the smallest and smaller than 1920*1080. */
    private static String size(String text) {
        if (SIZES.contains(text)) return text;
        var parts = SIZE.matcher(text);
        if (!parts.matches()) throw new Refusal(Code.WRONG_PARAMETER, "playerSize");
        var width = Integer.parseInt(parts.group(1));
        var height = Integer.parseInt(parts.group(2));
        if (width <= 480 || height <= 360 || width >= 1920 || height >= 1080) {
            throw new Refusal(Code.WRONG_PARAMETER, "playerSize");
        }
        return text;
    }

    private static String html(String size, String inner) {
        var sides = SIZE.matcher(size);
        var style = sides.matches() ? "width:" + sides.group(1) + "px;height:" + sides.group(2) + "px" : "";
        return "<!DOCTYPE html>\r\n<html>\r\n<body>\r\n<div id=\"player\" style=\"" + style + "\">" + inner
                + "</div>\r\n</body>\r\n</html>";
    }
}
