package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import java.util.List;

/** CDNetworks Cloud Live API 3.2; the time to the minute, as in its example (its table has seconds). */
record GetRealTimeHostOnlineNumber(Cloud cloud) implements Route {
    @Override
    public String call() {
        return "getRealTimeHostOnlineNumber";
    }

    @Override
    public List<String> paths(Generation generation) {
        return List.of("/live/onlinenumber/" + call());
    }

    @Override
    public JsonNode answer(Call call) {
        var domains = call.parameters().ids("pushDomains").stream()
                .map(name ->
                        call.account().domain(name).orElseThrow(() -> new Refusal(Code.UNKNOWN_DOMAIN, "pushDomains")))
                .toList();
        var channels = cloud.channels().of(call.account().name());
        var data = Json.object();
        var list = data.putArray("onlineNumberinfo");
        for (var domain : domains) {
            var viewers = channels.stream()
                    .filter(channel -> channel.settings().pushDomain().equals(domain.name()))
                    .mapToInt(Channel::viewers)
                    .sum();
            list.addObject()
                    .put("onlineNumber", viewers)
                    .put("pushDomain", domain.name())
                    .put("searchTime", Cloud.minute(cloud.now()));
        }
        return data;
    }
}
