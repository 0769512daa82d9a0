package dev.onair.cdnetworks.statecallback;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** That the vendor reports a push domain's channel states, and where to. CDNetworks Cloud Live API 2.16. */
@Group("cdnetworks.onair.dev")
@Version("v1alpha1")
@Singular("channelstatecallback")
@Plural("channelstatecallbacks")
@ShortNames("cbk")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.reason")
@AdditionalPrinterColumn(name = "State", jsonPath = ".status.state")
@AdditionalPrinterColumn(name = "Push Domain", jsonPath = ".spec.pushDomain")
@AdditionalPrinterColumn(
        name = "Deliveries",
        jsonPath = ".status.deliveries",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Last Delivery",
        jsonPath = ".status.lastDelivery",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Account", jsonPath = ".status.account")
@AdditionalPrinterColumn(name = "Synced", jsonPath = ".status.conditions[?(@.type==\"Synced\")].status", priority = 1)
@AdditionalPrinterColumn(
        name = "Sync Reason",
        jsonPath = ".status.conditions[?(@.type==\"Synced\")].reason",
        priority = 1)
@AdditionalPrinterColumn(name = "Message", jsonPath = ".status.conditions[?(@.type==\"Synced\")].message", priority = 1)
@AdditionalPrinterColumn(name = "Drift", jsonPath = ".status.driftSummary", priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
public final class ChannelStateCallback extends CustomResource<ChannelStateCallbackSpec, ChannelStateCallbackStatus>
        implements Namespaced {
    private static final long serialVersionUID = 1L;
}
