package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import dev.onair.operator.Controllers;
import dev.onair.operator.PassExecutor.Priority;
import dev.onair.operator.SecretStore;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Lets Secrets go that an account holds which is gone: it had no last pass, since its finalizer was taken away by hand or no
 * operator ran. Looks at each held Secret when the operator begins to work, and at those of each account that goes.
 */
@Singleton
@ControllerConfiguration(name = "heldsecret")
public class HeldSecretReconciler implements ConfigurableReconciler<Secret>, Reconciler<Secret> {
    private static final Logger LOG = Logger.getLogger(HeldSecretReconciler.class);

    private final CredentialsHold hold;
    private final InboundEvents<Secret> wakeups = new InboundEvents<>(secret -> {});

    HeldSecretReconciler(CredentialsHold hold) {
        this.hold = hold;
    }

    private static boolean isHeld(Secret secret) {
        return CredentialsHold.holds(secret).findAny().isPresent();
    }

    @Override
    public void updateConfigurationFrom(ControllerConfigurationOverrider<Secret> configuration) {
        Controllers.configure(configuration, edited -> false, (now, before) -> {});
        configuration
                // Those too that are being deleted, which are what this is for: JOSDK would leave them to a cleaner.
                .withTriggerReconcilerOnAllEvents(true)
                .withItemStore(new SecretStore(HeldSecretReconciler::isHeld))
                .withGenericFilter(HeldSecretReconciler::isHeld);
    }

    @Override
    public List<EventSource<?, Secret>> prepareEventSources(EventSourceContext<Secret> context) {
        hold.onAbandoned((namespace, finalizer) -> context.getPrimaryCache()
                .list(namespace, secret -> secret.getMetadata().getFinalizers().contains(finalizer))
                .forEach(secret -> wakeups.wake(key(secret), Priority.DUE)));
        return List.of(wakeups);
    }

    @Override
    public UpdateControl<Secret> reconcile(Secret secret, Context<Secret> context) {
        var key = key(secret);
        hold.clear(key)
                .forEach(finalizer ->
                        LOG.infof("Secret %s was held by %s for an account that is gone, and may go", key, finalizer));
        return UpdateControl.noUpdate();
    }

    private static ObjectKey key(Secret secret) {
        return new ObjectKey(
                secret.getMetadata().getNamespace(), secret.getMetadata().getName());
    }
}
