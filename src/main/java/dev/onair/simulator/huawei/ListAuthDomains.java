package dev.onair.simulator.huawei;

import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;

/** The accounts ("domains") that the caller may get a token for: its own. */
record ListAuthDomains() implements Route {
    private static final String SELF = "https://iam.ap-southeast-1.myhuaweicloud.com/v3/auth/domains";

    @Override
    public Action action() {
        return Action.LIST_AUTH_DOMAINS;
    }

    @Override
    public Reply answer(Call call) {
        var answer = Json.object();
        var domain = answer.putArray("domains")
                .addObject()
                .put("id", call.account().domainId())
                .put("name", call.account().name())
                .put("description", "")
                .put("enabled", true);
        domain.putObject("links").put("self", SELF + "/" + call.account().domainId());
        answer.putObject("links").putNull("next").putNull("previous").put("self", SELF);
        return Reply.json(200, answer);
    }
}
