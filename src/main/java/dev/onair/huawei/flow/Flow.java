package dev.onair.huawei.flow;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** A stream that is taken in over SRT and passed on to others. Huawei Cloud Media Live API 7.1 to 7.11. */
@Group("huawei.onair.dev")
@Version("v1alpha1")
@Singular("flow")
@Plural("flows")
@ShortNames("flw")
@ValidationRule(
        value = "(has(self.spec.name) && has(oldSelf.spec.name) ? self.spec.name == oldSelf.spec.name"
                + " : (!has(self.spec.name) || self.spec.name == self.metadata.name)"
                + " && (!has(oldSelf.spec.name) || oldSelf.spec.name == self.metadata.name))",
        message = "spec.name is immutable: the vendor cannot rename a flow. Create another Flow for another name")
@ValidationRule(
        value = "has(self.spec.name) || size(self.metadata.name) <= 64",
        message = "a flow's name has at most 64 characters and this resource's name has more: set spec.name")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.reason")
@AdditionalPrinterColumn(name = "State", jsonPath = ".status.state")
@AdditionalPrinterColumn(name = "Sources", jsonPath = ".status.sourceSummary")
@AdditionalPrinterColumn(name = "Outputs", jsonPath = ".status.outputSummary")
@AdditionalPrinterColumn(name = "Account", jsonPath = ".status.account")
@AdditionalPrinterColumn(name = "Flow Id", jsonPath = ".status.flowId", priority = 1)
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
public final class Flow extends CustomResource<FlowSpec, FlowStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
