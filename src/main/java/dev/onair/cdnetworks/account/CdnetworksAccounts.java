package dev.onair.cdnetworks.account;

import dev.onair.tenancy.Accounts;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The CDNetworks accounts that are at work. */
@Singleton
public final class CdnetworksAccounts extends Accounts<CdnetworksSession> {

    CdnetworksAccounts() {
        super(CdnetworksAccount.class.getSimpleName());
    }

    /** The process ends: nothing more is sent, so that a reconcile ends with the call that it is in. */
    void ending(@Observes @Priority(1) ShutdownEvent event) {
        sessions().forEach(CdnetworksSession::quiet);
    }
}
