package dev.onair.operator;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** A namespace that is being deleted takes in nothing new, and soon there is nothing in it to be written for. */
final class EndingNamespace {
    private static final String CAUSE = "NamespaceTerminating";

    private EndingNamespace() {}

    /** Whether the API server refused a create for this reason alone. */
    static boolean refused(KubernetesClientException refusal) {
        var status = refusal.getStatus();
        return refusal.getCode() == HttpURLConnection.HTTP_FORBIDDEN
                && status != null
                && status.getDetails() != null
                && status.getDetails().getCauses() != null
                && status.getDetails().getCauses().stream().anyMatch(cause -> CAUSE.equals(cause.getReason()));
    }
}
