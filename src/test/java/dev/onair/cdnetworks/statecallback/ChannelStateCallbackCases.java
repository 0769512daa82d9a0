package dev.onair.cdnetworks.statecallback;

import dev.onair.engine.ApprovalCase;
import dev.onair.engine.PlanCase;
import dev.onair.http.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Set;

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

    /** The plan of one that was never sent. */
    public static ApprovalCase<ChannelStateCallback> approval() {
        return new ApprovalCase<>(
                ChannelStateCallback.class,
                "spec",
                (resource, secrets) -> {
                    var spec = resource.getSpec();
                    var url = new Secret(String.valueOf(spec.notifyUrl));
                    return ChannelStateCallbackPlan.of(
                            ChannelStateCallbackDesired.of(
                                    spec.pushDomain, url, !Boolean.FALSE.equals(spec.enabled), KEY),
                            new ChannelStateCallbackObserved(true),
                            new ChannelStateCallbackStatus());
                },
                Set.of(),
                // Of which domain it is, the resource says, and nobody can change it.
                Set.of("spec.pushDomain"));
    }
}
