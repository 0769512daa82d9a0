package dev.onair.bench;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The kinds that the scenarios make. */
enum Kind {
    CDNETWORKS_ACCOUNT("cdnetworks.onair.dev", "CdnetworksAccount", "cdnetworksaccounts"),
    HUAWEI_ACCOUNT("huawei.onair.dev", "HuaweiAccount", "huaweiaccounts"),
    LIVE_CHANNEL("cdnetworks.onair.dev", "LiveChannel", "livechannels"),
    CHANNEL_STATE_CALLBACK("cdnetworks.onair.dev", "ChannelStateCallback", "channelstatecallbacks"),
    OTT_CHANNEL("huawei.onair.dev", "OttChannel", "ottchannels"),
    FLOW("huawei.onair.dev", "Flow", "flows");

    private static final String VERSION = "v1alpha1";

    private final String group;
    private final String kind;
    private final String plural;

    Kind(String group, String kind, String plural) {
        this.group = group;
        this.kind = kind;
        this.plural = plural;
    }

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(VERSION)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }

    /** A manifest of this kind. */
    String manifest(String name, String spec) {
        return """
            {"apiVersion":"%s/%s","kind":"%s","metadata":{"name":"%s"},"spec":%s}\
            """.formatted(group, VERSION, kind, name, spec);
    }
}
