package dev.onair.huawei.account;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** An account at Huawei Cloud Media Live in one region: its credentials, its quotas, and what is known of all its objects. */
@Group("huawei.onair.dev")
@Version("v1alpha1")
@Singular("huaweiaccount")
@Plural("huaweiaccounts")
@ShortNames("hwacct")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.reason")
@AdditionalPrinterColumn(name = "Region", jsonPath = ".spec.region")
@AdditionalPrinterColumn(
        name = "Channels",
        jsonPath = ".status.ottChannels",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Flows", jsonPath = ".status.flows", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Unmanaged",
        jsonPath = ".status.unmanagedObjects",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Held",
        jsonPath = ".status.heldDeletions.count",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Last Check",
        jsonPath = ".status.lastFullCheck.time",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Project", jsonPath = ".status.projectId", priority = 1)
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
public final class HuaweiAccount extends CustomResource<HuaweiAccountSpec, HuaweiAccountStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
