package dev.onair.cdnetworks.pullchannel;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** A channel that pulls its stream from an origin when somebody plays it. CDNetworks Cloud Live API 2.4, 2.12 to 2.15, 3.1. */
@Group("cdnetworks.onair.dev")
@Version("v1alpha1")
@Singular("pullchannel")
@Plural("pullchannels")
@ShortNames("pch")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.reason")
@AdditionalPrinterColumn(name = "Source", jsonPath = ".spec.source.protocol")
@AdditionalPrinterColumn(name = "Viewers", jsonPath = ".status.viewers", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Pull Id", jsonPath = ".status.pullId")
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
public final class PullChannel extends CustomResource<PullChannelSpec, PullChannelStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
