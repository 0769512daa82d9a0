package dev.onair.huawei.account;

import dev.onair.tenancy.Accounts;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The Huawei accounts that are at work. */
@Singleton
public final class HuaweiAccounts extends Accounts<HuaweiSession> {

    HuaweiAccounts() {
        super(HuaweiAccount.class.getSimpleName());
    }

    /** The process ends: nothing more is sent, so that a reconcile ends with the call that it is in. */
    void ending(@Observes @Priority(1) ShutdownEvent event) {
        sessions().forEach(HuaweiSession::quiet);
    }
}
