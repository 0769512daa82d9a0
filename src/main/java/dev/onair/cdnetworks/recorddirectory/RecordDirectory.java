package dev.onair.cdnetworks.recorddirectory;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** A directory that recordings of channels are kept in. CDNetworks Cloud Live API 2.20 to 2.22. */
@Group("cdnetworks.onair.dev")
@Version("v1alpha1")
@Singular("recorddirectory")
@Plural("recorddirectories")
@ShortNames("rdir")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.reason")
@AdditionalPrinterColumn(name = "Type", jsonPath = ".spec.directoryType")
@AdditionalPrinterColumn(name = "Path", jsonPath = ".status.path")
@AdditionalPrinterColumn(name = "Directory Id", jsonPath = ".status.directoryId")
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
public final class RecordDirectory extends CustomResource<RecordDirectorySpec, RecordDirectoryStatus>
        implements Namespaced {
    private static final long serialVersionUID = 1L;
}
