package dev.onair.e2e;

import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.huawei.HuaweiSimulator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One namespace with all kinds of both vendors in it, as the examples have them, and the accounts that they live in.
 *
 * @param owner where the accounts are: the tenant's own namespace, or another one
 * @param id what the vendors have but once is named by it
 */
record Tenancy(Kubectl owner, Kubectl tenant, String id) {
    /** The kinds that live in accounts. */
    static final String KINDS = "lch,pch,rdir,rec,fwd,cbk,ott,flows.huawei.onair.dev";

    private static final List<String> EXAMPLES = List.of(
            "relay/relay.yaml",
            "nightly-recording/recording.yaml",
            "pullchannel/channels.yaml",
            "callbacks/states.yaml",
            "ott-drm/channel.yaml",
            "srt-contribution/flow.yaml");

    /** What would clash with another namespace's, or waits for a year to come. */
    private static final Map<String, String> OWN = Map.of(
            "directoryType: late_night",
            "directoryType: \"%s\"",
            "name: News\\b",
            "name: News\n  channelId: \"%s\"",
            "ott/news/index",
            "ott/%s/index",
            "kind: Flow\n(metadata:\n  name: \\S+\nspec:)",
            "kind: Flow\n$1\n  name: \"%s\"",
            "kind: ChannelStateCallback\n(metadata:\n  name: \\S+\nspec:)",
            "kind: ChannelStateCallback\n$1\n  notifyUrl: https://states.example.com/%s");

    /**
     * Who may use the accounts may have callbacks there, too.
     *
     * @param guard of both accounts, as a line of YAML
     */
    void accounts(CdnetworksSimulator cdnetworks, HuaweiSimulator huawei, String allowed, String guard) {
        var more = "  allowedNamespaces: %1$s\n  adoption: {namespaces: %1$s}\n  deletionGuard: %2$s\n"
                .formatted(allowed, guard);
        owner.apply(Manifests.all(Manifests.credentials(cdnetworks), Manifests.account(cdnetworks) + more));
        owner.apply(huawei(huawei) + more);
    }

    private String huawei(HuaweiSimulator vendor) {
        var key = "AK" + id;
        vendor.account().keys().put(key, "planted-key-of-" + id);
        return """
                apiVersion: v1
                kind: Secret
                metadata: {name: huawei}
                stringData: {accessKey: %s, secretKey: %s}
                ---
                apiVersion: huawei.onair.dev/v1alpha1
                kind: HuaweiAccount
                metadata: {name: default}
                spec:
                  region: %s
                  auth: {accessKeySecretRef: {name: huawei}}
                  endpoint: %s
                  iamEndpoint: %s
                  requestsPerMinute: {ottChannels: 6000, streamConnect: 6000, cloudEye: 6000}
                  driftCheckInterval: 10s
                """.formatted(key, vendor.account().keys().get(key), vendor.region(), vendor.url(), vendor.url());
    }

    void allKinds() {
        tenant.apply(EXAMPLES.stream()
                .map(file -> Manifests.read(Path.of("examples", file)))
                .flatMap(text -> Stream.of(text.split("(?m)^---$")))
                .filter(document -> !document.contains("name: new-years-eve"))
                .map(this::own)
                .collect(Collectors.joining("\n---\n")));
    }

    private String own(String document) {
        var text = document;
        for (var change : OWN.entrySet()) {
            text = text.replaceAll(change.getKey(), change.getValue().formatted(id));
        }
        return text.contains("onair.dev/v1alpha1")
                ? text.replaceFirst("(?m)^spec:$", "spec:\n  accountRef: {namespace: " + owner.namespace() + "}")
                : text;
    }

    void awaitReady() {
        var ready = tenant.tryRun("", "wait", "--for=condition=Ready", KINDS, "--all", "--timeout=80s");
        if (!ready.succeeded()) throw new AssertionError(ready + "\n" + shown());
    }

    /** All that is not InSync, for the message of a failure. */
    String shown() {
        return tenant.tryRun("", "get", "onair", "-o", "wide") + "\n"
                + owner.tryRun("", "get", "cdnacct,hwacct", "-o", "wide");
    }
}
