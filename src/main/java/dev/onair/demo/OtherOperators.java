package dev.onair.demo;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Operators that work on a cluster already, as far as they can be seen there: those of {@code deploy}. One that {@code make run}
 * started leaves no trace.
 */
final class OtherOperators {
    private static final String NAME = "onair";
    private static final String LABEL = "app.kubernetes.io/name";
    /** Far more than any holder lets pass between two renewals. */
    private static final Duration STALE = Duration.ofMinutes(2);

    private final KubernetesClient kubernetes;

    OtherOperators(KubernetesClient kubernetes) {
        this.kubernetes = kubernetes;
    }

    /** What to say in place of a demo; empty where none is found. */
    Optional<String> refusal(Instant now) {
        return Stream.concat(
                        deployments().stream().map(found -> "Deployment " + named(found)),
                        leases().stream()
                                .filter(lease -> isHeld(lease, now))
                                .map(lease -> "Lease " + named(lease) + ", held by "
                                        + lease.getSpec().getHolderIdentity()))
                .findFirst()
                .map(found -> "an operator of Onair works on this cluster already (" + found
                        + "), and would work on the demo's resources too. Point KUBECONFIG at another cluster, leave"
                        + " --cluster out, or stop that operator meanwhile: kubectl scale deployment onair --replicas=0 -n"
                        + " NAMESPACE");
    }

    private List<Deployment> deployments() {
        return listed(() -> kubernetes
                        .apps()
                        .deployments()
                        .inAnyNamespace()
                        .withLabel(LABEL, NAME)
                        .list()
                        .getItems())
                .stream()
                .filter(deployment -> !Objects.equals(deployment.getSpec().getReplicas(), 0))
                .toList();
    }

    private List<Lease> leases() {
        return listed(() -> kubernetes.leases().inAnyNamespace().list().getItems()).stream()
                .filter(lease -> lease.getMetadata().getName().equals(NAME))
                .toList();
    }

    private static boolean isHeld(Lease lease, Instant now) {
        var spec = lease.getSpec();
        return spec != null
                && spec.getHolderIdentity() != null
                && !spec.getHolderIdentity().isEmpty()
                && spec.getRenewTime() != null
                && spec.getRenewTime().toInstant().plus(STALE).isAfter(now);
    }

    /** Who may not look, or has a server without such a kind, plays the demo all the same. */
    private static <T extends HasMetadata> List<T> listed(Supplier<List<T>> list) {
        try {
            return list.get();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    private static String named(HasMetadata object) {
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }
}
