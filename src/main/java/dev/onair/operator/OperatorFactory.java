package dev.onair.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkiverse.operatorsdk.runtime.QuarkusConfigurationService;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the operator in place of the Quarkus extension, so that all controllers share one Kubernetes client. */
@Singleton
public class OperatorFactory {

    /**
     * The extension's own is a default bean, which gives way to this one; its listener starts and stops whichever there is. Not
     * application scoped, as the extension's is: the proxy of one calls the constructor without arguments, which builds a client
     * that nobody uses.
     */
    @Produces
    @Singleton
    Operator operator(
            QuarkusConfigurationService configured,
            KubernetesClient kubernetes,
            Instance<Reconciler<? extends HasMetadata>> reconcilers) {
        var operator = new Operator(new SharedClientConfiguration(configured, kubernetes));
        QuietTimer.in(operator);
        reconcilers.forEach(reconciler -> register(operator, reconciler));
        return operator;
    }

    private static <R extends HasMetadata> void register(Operator operator, Reconciler<R> reconciler) {
        if (reconciler instanceof ConfigurableReconciler<R> configurable) {
            operator.register(reconciler, configurable::updateConfigurationFrom);
        } else {
            operator.register(reconciler);
        }
    }
}
