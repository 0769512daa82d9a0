package dev.onair.cdnetworks.recorddirectory;

import dev.onair.cdnetworks.account.AccountParts;
import dev.onair.tenancy.Facilities;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;

/** The RecordDirectories' part of an operator, put together by hand. */
public final class RecordDirectoryParts {
    private RecordDirectoryParts() {}

    public static ConfigurableReconciler<RecordDirectory> reconciler(AccountParts account, Facilities facilities) {
        return new Named(account, facilities);
    }

    /** JOSDK without Quarkus wants the type at the class itself. */
    @ControllerConfiguration(name = "recorddirectory")
    private static final class Named extends RecordDirectoryReconciler implements Reconciler<RecordDirectory> {
        Named(AccountParts account, Facilities facilities) {
            super(account.accounts(), account.access(), facilities);
        }
    }
}
