package dev.onair.operator;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** A namespace that is being deleted takes in nothing new, and soon there is nothing in it to be written for. */
public final class EndingNamespace {
    private static final String CAUSE = "NamespaceTerminating";

    private EndingNamespace() {}

    /** What is told of an object that is not written for this reason. */
    public static String said(String namespace, String object) {
        return "namespace \"" + namespace + "\" is being deleted: " + object + " is not written any more";
    }

    /** Whether the API server refused a create for this reason alone. */
    public static boolean refused(KubernetesClientException refusal) {
        var status = refusal.getStatus();
        return refusal.getCode() == HttpURLConnection.HTTP_FORBIDDEN
                && status != null
                && status.getDetails() != null
                && status.getDetails().getCauses() != null
                && status.getDetails().getCauses().stream().anyMatch(cause -> CAUSE.equals(cause.getReason()));
    }
}
