package dev.onair.huawei.account;

import dev.onair.tenancy.AccountAccess;
import jakarta.inject.Singleton;

/** Whether a resource may use a Huawei account now. */
@Singleton
public final class HuaweiAccess extends AccountAccess<HuaweiSession> {
    HuaweiAccess(HuaweiAccounts accounts) {
        super(accounts);
    }
}
