package dev.onair.cdnetworks.statecallback;

import dev.onair.engine.PlanCase;
import dev.onair.http.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;

/** ChannelStateCallbacks to plan for, as a benchmark wants them. */
public final class ChannelStateCallbackCases {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String DOMAIN = "push.example.com";

    private ChannelStateCallbackCases() {}

    /** What the examples declare. */
    public static PlanCase typical() {
        return of("https://onair.example.com/callbacks/0123456789abcdef/channel-state");
    }

    /** A long address. */
    public static PlanCase large() {
        return of("https://onair.example.com/" + "callbacks/".repeat(90));
    }

    private static PlanCase of(String url) {
        var resource = new ChannelStateCallback();
        resource.getMetadata().setNamespace("tv");
        resource.getMetadata().setName("states");
        var spec = new ChannelStateCallbackSpec();
        spec.pushDomain = DOMAIN;
        spec.notifyUrl = url;
        resource.setSpec(spec);
        var desired = ChannelStateCallbackDesired.of(DOMAIN, new Secret(url), true, KEY);
        var elsewhere = ChannelStateCallbackDesired.of(DOMAIN, new Secret(url + "/elsewhere"), true, KEY);
        var memory = new ChannelStateCallbackStatus();
        memory.sent = new ChannelStateCallbackStatus.Sent();
        memory.sent.enabled = true;
        // Another text that is equal, as it comes out of a status.
        memory.sent.notifyUrlHash = ChannelStateCallbackDesired.of(DOMAIN, new Secret(url), true, KEY)
                .notifyUrlHash();
        var observed = new ChannelStateCallbackObserved(true);
        return new PlanCase(
                Serialization.asJson(resource),
                () -> ChannelStateCallbackPlan.of(desired, observed, memory),
                () -> ChannelStateCallbackPlan.of(elsewhere, observed, memory));
    }
}
