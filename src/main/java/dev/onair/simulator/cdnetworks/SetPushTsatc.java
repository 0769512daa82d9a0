package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import java.util.List;
import java.util.regex.Pattern;

/**
 * CDNetworks Cloud Live API 2.11, which spells its own address in two ways; the vendor's client library has a third. On
 * a domain without timestamps it is a wrong parameter: the document says that it is not valid there, and names no code.
 */
record SetPushTsatc(Cloud cloud) implements Route {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    @Override
    public String call() {
        return "setPushTsatc";
    }

    @Override
    public List<String> paths(Generation generation) {
        return List.of(
                "/live/channelManage/setPushTsatc",
                "/live/channelManage/setPushTsac",
                "/live/channelManage/setPushTsa tc");
    }

    @Override
    public JsonNode answer(Call call) {
        var given = call.parameters();
        var text = given.required("effectiveHourLong");
        var channel = cloud.pushChannel(call);
        var seconds = SECONDS.matcher(text).matches() ? Long.parseLong(text) : 0;
        if (seconds <= 0) throw new Refusal(Code.WRONG_PARAMETER, "effectiveHourLong");
        var hasTimestamps = call.account()
                .domain(channel.settings().pushDomain())
                .map(PushDomain::hasTimestamps)
                .orElse(false);
        if (!hasTimestamps) throw new Refusal(Code.WRONG_PARAMETER, "pullId");
        var after = cloud.channels().change(channel.pullId(), it -> it.withPushSeconds(seconds));
        return Json.object().put("pushUrl", cloud.urls().pushWithRecord(after));
    }
}
