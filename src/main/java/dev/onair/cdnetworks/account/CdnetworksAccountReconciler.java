package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.Credentials;
import dev.onair.common.AccountSpec;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Standing;
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

/** What is CDNetworks' own in the life of an account: its key pair, its session and its figures. */
@Singleton
@ControllerConfiguration(name = "cdnetworksaccount")
public class CdnetworksAccountReconciler
        extends AccountReconciler<CdnetworksAccount, CdnetworksAccountStatus, CdnetworksSession, Credentials> {
    private final CredentialsReader credentials;
    private final OperatorConfig config;
    private final SessionKeeper sessions;
    private final CallbackSecrets callbacks;

    CdnetworksAccountReconciler(
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
        super(CdnetworksAccount.class, accounts, hold, telling, metrics, sealKeys, clock);
        this.credentials = credentials;
        this.config = config;
        this.sessions = sessions;
        this.callbacks = callbacks;
    }

    @Override
    protected String credentialsSecretName(CdnetworksAccount resource) {
        return resource.getSpec().credentialsSecretRef.name;
    }

    @Override
    protected CredentialsAnswer<Credentials> credentials(CdnetworksAccount resource) {
        return credentials.read(resource);
    }

    @Override
    protected String identity(CdnetworksAccount resource, Credentials keys) {
        return AccountIdentity.text(settings(resource), keys);
    }

    @Override
    protected CdnetworksSession keep(ObjectKey key, CdnetworksAccount resource, Credentials keys) {
        var session = sessions.keep(key, settings(resource), keys, this::wake);
        session.callbacks(callbacks.keep(resource, session.notices().keys()));
        return session;
    }

    private CdnetworksSettings settings(CdnetworksAccount resource) {
        config.endpointHosts().require("spec.endpoint", resource.getSpec().endpoint);
        return CdnetworksSettings.of(resource.getSpec(), config.visibility(), config.patience());
    }

    @Override
    protected AccountSpec spec(CdnetworksAccount resource) {
        return resource.getSpec();
    }

    @Override
    protected Standing report(CdnetworksSession session, Set<String> managed, CdnetworksAccountStatus status) {
        return AccountReport.write(session, managed, status);
    }

    @Override
    protected CdnetworksAccountStatus newStatus() {
        return new CdnetworksAccountStatus();
    }

    @Override
    protected List<String> figures() {
        return List.of("quota", "lastFullCheck", "viewersByPushDomain");
    }

    @Override
    protected Optional<Instant> figuresTakenAt(CdnetworksAccountStatus status) {
        return Optional.ofNullable(status.lastFullCheck)
                .flatMap(check -> Optional.ofNullable(check.time))
                .map(Instant::parse);
    }
}
