package dev.onair.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.Cloner;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.dependent.workflow.ManagedWorkflowFactory;
import io.quarkiverse.operatorsdk.runtime.QuarkusConfigurationService;
import io.quarkiverse.operatorsdk.runtime.QuarkusControllerConfiguration;
import io.quarkiverse.operatorsdk.runtime.config.OverriddenConfigurationService;

/**
 * What the operator and all its controllers are configured by: the same as without it, but that there is one Kubernetes client.
 *
 * <p>With a {@code ConfigurationServiceCustomizer} at work, the Quarkus extension (7.7.3) hands out a configuration that passes
 * on neither the client nor the cloner. JOSDK's defaults for both build a new client at each call: one for every controller, and
 * one for every resource that is cloned, so for every reconcile.
 */
final class SharedClientConfiguration extends OverriddenConfigurationService {
    private final KubernetesClient client;
    private final Cloner cloner;

    SharedClientConfiguration(QuarkusConfigurationService configured, KubernetesClient client) {
        super(configured, configured);
        this.client = client;
        this.cloner = new Cloner() {
            @Override
            public <R extends HasMetadata> R clone(R object) {
                return client.getKubernetesSerialization().clone(object);
            }
        };
    }

    @Override
    public KubernetesClient getKubernetesClient() {
        return client;
    }

    @Override
    public Cloner getResourceCloner() {
        return cloner;
    }

    /** No kind of ours has dependent resources; the extension's own factory takes no configuration but its own. */
    @Override
    @SuppressWarnings("rawtypes")
    public ManagedWorkflowFactory getWorkflowFactory() {
        return ManagedWorkflowFactory.DEFAULT;
    }

    /** Controllers ask the configuration that theirs belongs to, so it belongs to this one. */
    @Override
    public <R extends HasMetadata> QuarkusControllerConfiguration<R> getConfigurationFor(Reconciler<R> reconciler) {
        var configuration = super.getConfigurationFor(reconciler);
        configuration.setParent(this);
        return configuration;
    }
}
