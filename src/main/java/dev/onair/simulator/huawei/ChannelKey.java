package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;

/** What a channel is known by; its caller chose all of it. */
public record ChannelKey(String project, String domain, String appName, String id) {
    /** From a body that was read, or from a query as an object. */
    static ChannelKey of(String project, JsonNode names) {
        return new ChannelKey(
                project,
                names.path("domain").asText(),
                names.path("app_name").asText(),
                names.path("id").asText());
    }

    /** As the request log names it. */
    @Override
    public String toString() {
        return domain + "/" + appName + "/" + id;
    }
}
