package dev.onair.huawei.ottchannel;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * A channel that takes a stream in, transcodes and records it, and offers it as HLS, DASH and MSS. Huawei Cloud Media Live
 * API 5.1 to 5.10, 6.2.
 */
@Group("huawei.onair.dev")
@Version("v1alpha1")
@Singular("ottchannel")
@Plural("ottchannels")
@ShortNames("ott")
@ValidationRule(
        value =
                "(has(self.spec.channelId) && has(oldSelf.spec.channelId) ? self.spec.channelId == oldSelf.spec.channelId"
                        + " : (!has(self.spec.channelId) || self.spec.channelId == self.metadata.name)"
                        + " && (!has(oldSelf.spec.channelId) || oldSelf.spec.channelId == self.metadata.name))",
        message = "spec.channelId is immutable: a channel is known by it. Create another resource for another id")
@ValidationRule(
        value = "has(self.spec.channelId) || !self.metadata.name.matches('^[0-9]+$')"
                + " && self.metadata.name.matches('^[a-z0-9][a-z0-9-]{1,63}$')",
        message = "a channel's id has 2 to 64 letters, digits, hyphens and underscores, not digits alone, and this"
                + " resource's name is no such: set spec.channelId")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.reason")
@AdditionalPrinterColumn(name = "State", jsonPath = ".status.state")
@AdditionalPrinterColumn(name = "Input", jsonPath = ".spec.input.protocol")
@AdditionalPrinterColumn(name = "Packages", jsonPath = ".status.packageSummary")
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
public final class OttChannel extends CustomResource<OttChannelSpec, OttChannelStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
