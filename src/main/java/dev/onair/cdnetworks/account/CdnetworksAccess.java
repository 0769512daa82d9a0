package dev.onair.cdnetworks.account;

import dev.onair.tenancy.AccountAccess;
import jakarta.inject.Singleton;

/** Whether a resource may use a CDNetworks account now. */
@Singleton
public final class CdnetworksAccess extends AccountAccess<CdnetworksSession> {
    CdnetworksAccess(CdnetworksAccounts accounts) {
        super(accounts);
    }
}
