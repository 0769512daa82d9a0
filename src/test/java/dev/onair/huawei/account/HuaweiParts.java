package dev.onair.huawei.account;

import dev.onair.logs.PlantedRandom;
import dev.onair.operator.OperatorConfig;
import dev.onair.operator.SealKeys;
import dev.onair.operator.Secrets;
import dev.onair.operator.Telling;
import dev.onair.operator.metrics.ResourceMetrics;
import dev.onair.tenancy.CredentialsHold;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** The account's half of an operator, put together by hand. */
public record HuaweiParts(
        HuaweiAccounts accounts, HuaweiAccountReconciler reconciler, HuaweiAccess access, Secrets secrets) {

    private static final int RESOURCES_MEASURED = 100;

    public static HuaweiParts of(KubernetesClient client, OperatorConfig config) {
        return of(client, config, new SimpleMeterRegistry());
    }

    /** @param metrics of the account, its calls and how it stands */
    public static HuaweiParts of(KubernetesClient client, OperatorConfig config, MeterRegistry metrics) {
        var accounts = new HuaweiAccounts();
        var secrets = new Secrets(client);
        var reconciler = new Named(
                accounts,
                new CredentialsReader(secrets),
                new CredentialsHold(client),
                config,
                new SessionKeeper(accounts, metrics),
                new Telling(client, new SimpleMeterRegistry(), Clock.systemUTC()),
                new ResourceMetrics(metrics, RESOURCES_MEASURED, Clock.systemUTC()),
                new SealKeys(client, "default", new PlantedRandom()),
                Clock.systemUTC());
        return new HuaweiParts(accounts, reconciler, new HuaweiAccess(accounts), secrets);
    }

    /** JOSDK without Quarkus wants the type at the class itself. */
    @ControllerConfiguration(name = "huaweiaccount")
    private static final class Named extends HuaweiAccountReconciler implements Reconciler<HuaweiAccount> {
        Named(
                HuaweiAccounts accounts,
                CredentialsReader credentials,
                CredentialsHold hold,
                OperatorConfig config,
                SessionKeeper sessions,
                Telling telling,
                ResourceMetrics metrics,
                SealKeys sealKeys,
                Clock clock) {
            super(accounts, credentials, hold, config, sessions, telling, metrics, sealKeys, clock);
        }
    }

    /** Ends what the sessions do in the background. */
    public void close() {
        accounts.sessions().forEach(HuaweiSession::close);
    }
}
