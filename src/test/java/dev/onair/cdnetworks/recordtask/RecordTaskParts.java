package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.account.AccountParts;
import dev.onair.tenancy.Facilities;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;

/** The RecordTasks' part of an operator, put together by hand. */
public final class RecordTaskParts {
    private RecordTaskParts() {}

    public static ConfigurableReconciler<RecordTask> reconciler(AccountParts account, Facilities facilities) {
        return new Named(account, facilities);
    }

    /** JOSDK without Quarkus wants the type at the class itself. */
    @ControllerConfiguration(name = "recordtask")
    private static final class Named extends RecordTaskReconciler implements Reconciler<RecordTask> {
        Named(AccountParts account, Facilities facilities) {
            super(account.accounts(), new RecordTaskReferences(account.access(), facilities), facilities);
        }
    }
}
