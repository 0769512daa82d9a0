package dev.onair.cdnetworks.account;

import dev.onair.logs.PlantedRandom;
import dev.onair.operator.OperatorConfig;
import dev.onair.operator.SealKeys;
import dev.onair.operator.Secrets;
import dev.onair.operator.Telling;
import dev.onair.operator.metrics.ResourceMetrics;
import dev.onair.tenancy.CallbackDesk;
import dev.onair.tenancy.CredentialsHold;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** The account's half of an operator, put together by hand. */
public record AccountParts(
        CdnetworksAccounts accounts,
        CdnetworksAccountReconciler reconciler,
        CdnetworksAccess access,
        Secrets secrets,
        CredentialsHold hold) {

    private static final int RESOURCES_MEASURED = 100;

    public static AccountParts of(KubernetesClient client, OperatorConfig config) {
        return of(client, config, new SimpleMeterRegistry());
    }

    /** @param metrics of the account, its calls and how it stands */
    public static AccountParts of(KubernetesClient client, OperatorConfig config, MeterRegistry metrics) {
        return of(client, config, metrics, Clock.systemUTC());
    }

    /** @param clock of the account's own passes */
    static AccountParts of(KubernetesClient client, OperatorConfig config, MeterRegistry metrics, Clock clock) {
        var accounts = new CdnetworksAccounts();
        var secrets = new Secrets(client);
        var hold = new CredentialsHold(client);
        var reconciler = new Named(
                accounts,
                new CredentialsReader(secrets),
                hold,
                config,
                new SessionKeeper(accounts, metrics),
                new CallbackSecrets(client, new PlantedRandom(), Clock.systemUTC()),
                new Telling(client, new SimpleMeterRegistry(), Clock.systemUTC()),
                new ResourceMetrics(metrics, RESOURCES_MEASURED, Clock.systemUTC()),
                new SealKeys(client, "default", new PlantedRandom()),
                clock);
        return new AccountParts(accounts, reconciler, new CdnetworksAccess(accounts), secrets, hold);
    }

    /** JOSDK without Quarkus wants the type at the class itself. */
    @ControllerConfiguration(name = "cdnetworksaccount")
    private static final class Named extends CdnetworksAccountReconciler implements Reconciler<CdnetworksAccount> {
        Named(
                CdnetworksAccounts accounts,
                CredentialsReader credentials,
                CredentialsHold hold,
                OperatorConfig config,
                SessionKeeper sessions,
                CallbackSecrets callbacks,
                Telling telling,
                ResourceMetrics metrics,
                SealKeys sealKeys,
                Clock clock) {
            super(accounts, credentials, hold, config, sessions, callbacks, telling, metrics, sealKeys, clock);
        }
    }

    /** Where the accounts' callbacks come in. */
    public CallbackDesk desk() {
        return new CdnetworksCallbackDesk(accounts);
    }

    /** Ends what the sessions do in the background. */
    public void close() {
        accounts.sessions().forEach(CdnetworksSession::close);
    }
}
