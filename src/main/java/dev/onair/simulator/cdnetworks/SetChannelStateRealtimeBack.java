package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * CDNetworks Cloud Live API 2.16. "Lower-case" is said of the scheme, as the SDK has it. Every push domain of an account
 * has the function here, so the only domain that is refused is an unknown one.
 */
record SetChannelStateRealtimeBack(Shelf<StateCallback> callbacks) implements Route {
    @Override
    public String call() {
        return "setChannelStateRealtimeBack";
    }

    @Override
    public JsonNode answer(Call call) {
        var given = call.parameters();
        var domain = given.required("domainName");
        var text = given.required("notifyUrl");
        var open = given.filled("open").orElse("1");
        if (call.account().domain(domain).isEmpty()) throw new Refusal(Code.UNKNOWN_DOMAIN, "domainName");
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            throw new Refusal(Code.WRONG_NOTIFY_URL, "notifyUrl");
        }
        var url = given.address("notifyUrl", Code.WRONG_NOTIFY_URL).orElseThrow();
        var isOpen = switch (open) {
            case "0" -> false;
            case "1" -> true;
            default -> throw new Refusal(Code.OUT_OF_RANGE, "open");
        };
        callbacks.put(new StateCallback(call.account().name(), domain, url, isOpen));
        return Answers.NOTHING;
    }
}
