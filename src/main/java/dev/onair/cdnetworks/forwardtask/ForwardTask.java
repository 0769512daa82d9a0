package dev.onair.cdnetworks.forwardtask;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** A relay of a channel's stream to another platform, from one time to another. CDNetworks Cloud Live API 2.27 to 2.29. */
@Group("cdnetworks.onair.dev")
@Version("v1alpha1")
@Singular("forwardtask")
@Plural("forwardtasks")
@ShortNames("fwd")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.reason")
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "Destination", jsonPath = ".status.destinationHost")
@AdditionalPrinterColumn(name = "Task Id", jsonPath = ".status.taskId")
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
public final class ForwardTask extends CustomResource<ForwardTaskSpec, ForwardTaskStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
