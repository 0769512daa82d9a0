package dev.onair.operator;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has one of several operators lead, by a Lease, and the others stand by with warm caches. Only the leader calls vendors.
 *
 * <p>JOSDK can end the process when leading ends. It does so from within the shutdown that ended it, which never returns,
 * and the Lease stays held; and it never hands the Lease back. So both are done here: an orderly end hands the Lease back
 * last of all, when nothing is sent any more, and a leader that lost its Lease is ended on the spot, since another may lead
 * already.
 */
@ApplicationScoped
public class Leadership {
    private static final Logger LOG = Logger.getLogger(Leadership.class);
    private static final String LEASE = "onair";

    /** Between an identity's name and its address. */
    private static final char AT = '@';

    /** Before anything else that happens at the end. */
    private static final int FIRST = 1;

    /** After the operator has been stopped. */
    private static final int LAST = 10_000;

    @ConfigProperty(name = "onair.leader-election", defaultValue = "false")
    boolean enabled;

    /** Where the Lease is: POD_NAMESPACE. */
    @ConfigProperty(name = "pod.namespace")
    Optional<String> podNamespace;

    /** A container that starts again in the same pod goes on to lead at once: POD_NAME. */
    @ConfigProperty(name = "pod.name")
    Optional<String> podName;

    /** By which other replicas reach this one: POD_IP. */
    @ConfigProperty(name = "pod.ip")
    Optional<String> podIp;

    @ConfigProperty(name = "onair.callbacks.port")
    Optional<Integer> callbacksPort;

    private final KubernetesClient kubernetes;
    private final String unnamed = UUID.randomUUID().toString();
    private volatile boolean ending;
    private volatile String leader = "";

    Leadership(KubernetesClient kubernetes) {
        this.kubernetes = kubernetes;
    }

    /** None: this operator leads without being elected. */
    @Produces
    @Dependent
    @Unremovable
    @Nullable LeaderElectionConfiguration configuration() {
        if (!enabled) {
            return null;
        }
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
                .withLeaseNamespace(namespace())
                .withIdentity(identity())
                .withLeaderCallbacks(
                        new LeaderCallbacks(() -> LOG.infof("%s leads", identity()), this::stoppedLeading, this::led))
                // Not a test: stoppedLeading ends the process, in the way that can.
                .buildForTest(false);
    }

    private void led(String by) {
        leader = by;
        LOG.infof("the leader is %s", by);
    }

    /** Whether this replica is the one that works. */
    public boolean leads() {
        return !enabled || identity().equals(leader);
    }

    /** Host and port of the leader's callback receiver, as its identity in the Lease tells them. */
    public Optional<String> leadersReceiver() {
        var known = leader;
        var at = known.indexOf(AT);
        return at < 0 ? Optional.empty() : Optional.of(known.substring(at + 1));
    }

    private void stoppedLeading() {
        if (!ending) {
            LOG.error("the Lease is lost: this process ends at once, another may lead already");
            Runtime.getRuntime().halt(1);
        }
    }

    void ending(@Observes @Priority(FIRST) ShutdownEvent event) {
        ending = true;
    }

    void ended(@Observes @Priority(LAST) ShutdownEvent event) {
        if (enabled) {
            release();
        }
    }

    private void release() {
        try {
            var held = kubernetes.leases().inNamespace(namespace()).withName(LEASE);
            var lease = held.get();
            if (lease != null && identity().equals(lease.getSpec().getHolderIdentity())) {
                kubernetes
                        .resource(new LeaseBuilder(lease)
                                .editSpec()
                                .withHolderIdentity(null)
                                .endSpec()
                                .build())
                        .update();
                LOG.infof("%s handed the Lease back", identity());
            }
        } catch (KubernetesClientException e) {
            LOG.warnf("the Lease could not be handed back and runs out by itself: %s", e.getMessage());
        }
    }

    private String namespace() {
        return podNamespace.orElseGet(
                () -> Optional.ofNullable(kubernetes.getNamespace()).orElse("default"));
    }

    /** The same for a container that starts again in the same pod. */
    private String identity() {
        var name = podName.orElse(unnamed);
        return podIp.flatMap(ip ->
                        callbacksPort.map(port -> name + AT + (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + port))
                .orElse(name);
    }
}
