package dev.onair.cdnetworks.account;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** An account at CDNetworks: its credentials, its quota, and what is known of all its channels together. */
@Group("cdnetworks.onair.dev")
@Version("v1alpha1")
@Singular("cdnetworksaccount")
@Plural("cdnetworksaccounts")
@ShortNames("cdnacct")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.reason")
@AdditionalPrinterColumn(name = "Channels", jsonPath = ".status.channels", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Unmanaged",
        jsonPath = ".status.unmanagedChannels",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Held",
        jsonPath = ".status.heldDeletions.count",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Last Check",
        jsonPath = ".status.lastFullCheck.time",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
        name = "Quota Used",
        jsonPath = ".status.quota.usedLastMinute",
        type = AdditionalPrinterColumn.Type.INTEGER,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Reconciling",
        jsonPath = ".status.conditions[?(@.type==\"Reconciling\")].status",
        priority = 1)
@AdditionalPrinterColumn(
        name = "Message",
        jsonPath = ".status.conditions[?(@.type==\"Reconciling\")].message",
        priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
public final class CdnetworksAccount extends CustomResource<CdnetworksAccountSpec, CdnetworksAccountStatus>
        implements Namespaced {
    private static final long serialVersionUID = 1L;
}
