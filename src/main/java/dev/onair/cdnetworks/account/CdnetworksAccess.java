package dev.onair.cdnetworks.account;

import dev.onair.tenancy.AccountAccess;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;

/** Whether a resource may use a CDNetworks account now. */
@Singleton
public final class CdnetworksAccess extends AccountAccess<CdnetworksSession> {
    CdnetworksAccess(CdnetworksAccounts accounts, KubernetesClient kubernetes) {
        super(accounts, CdnetworksAccount.class, kubernetes);
    }
}
