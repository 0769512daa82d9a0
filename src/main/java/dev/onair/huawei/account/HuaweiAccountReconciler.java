package dev.onair.huawei.account;

import dev.onair.common.AccountSpec;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Standing;
import dev.onair.huawei.client.Credentials;
import dev.onair.operator.OperatorConfig;
import dev.onair.operator.SealKeys;
import dev.onair.operator.Telling;
import dev.onair.operator.metrics.ResourceMetrics;
import dev.onair.tenancy.AccountReconciler;
import dev.onair.tenancy.CredentialsAnswer;
import dev.onair.tenancy.CredentialsHold;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is Huawei's own in the life of an account: its credentials, its session and its figures. */
@Singleton
@ControllerConfiguration(name = "huaweiaccount")
public class HuaweiAccountReconciler
        extends AccountReconciler<HuaweiAccount, HuaweiAccountStatus, HuaweiSession, Credentials> {
    private final CredentialsReader credentials;
    private final OperatorConfig config;
    private final SessionKeeper sessions;

    HuaweiAccountReconciler(
            HuaweiAccounts accounts,
            CredentialsReader credentials,
            CredentialsHold hold,
            OperatorConfig config,
            SessionKeeper sessions,
            Telling telling,
            ResourceMetrics metrics,
            SealKeys sealKeys,
            Clock clock) {
        super(HuaweiAccount.class, accounts, hold, telling, metrics, sealKeys, clock);
        this.credentials = credentials;
        this.config = config;
        this.sessions = sessions;
    }

    @Override
    protected String credentialsSecretName(HuaweiAccount resource) {
        return CredentialsReader.secretName(resource);
    }

    @Override
    protected CredentialsAnswer<Credentials> credentials(HuaweiAccount resource) {
        return credentials.read(resource);
    }

    @Override
    protected String identity(HuaweiAccount resource, Credentials keys) {
        return HuaweiSession.identity(settings(resource), keys);
    }

    @Override
    protected HuaweiSession keep(ObjectKey key, HuaweiAccount resource, Credentials keys) {
        var remembered = Optional.ofNullable(resource.getStatus()).map(status -> status.projectId);
        return sessions.keep(key, settings(resource), keys, remembered, this::wake);
    }

    private HuaweiSettings settings(HuaweiAccount resource) {
        config.endpointHosts().require("spec.endpoint", resource.getSpec().endpoint);
        config.endpointHosts().require("spec.iamEndpoint", resource.getSpec().iamEndpoint);
        return HuaweiSettings.of(resource.getSpec(), config.visibility(), config.patience());
    }

    @Override
    protected AccountSpec spec(HuaweiAccount resource) {
        return resource.getSpec();
    }

    @Override
    protected Standing report(HuaweiSession session, Set<String> managed, HuaweiAccountStatus status) {
        return AccountReport.write(session, managed, status);
    }

    @Override
    protected HuaweiAccountStatus newStatus() {
        return new HuaweiAccountStatus();
    }

    @Override
    protected List<String> figures() {
        return List.of("quotas", "lastFullCheck");
    }

    @Override
    protected Optional<Instant> figuresTakenAt(HuaweiAccountStatus status) {
        return Optional.ofNullable(status.lastFullCheck)
                .flatMap(check -> Optional.ofNullable(check.time))
                .map(Instant::parse);
    }
}
