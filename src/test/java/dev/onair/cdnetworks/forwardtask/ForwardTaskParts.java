package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.account.AccountParts;
import dev.onair.tenancy.Facilities;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;

/** The ForwardTasks' part of an operator, put together by hand. */
public final class ForwardTaskParts {
    private ForwardTaskParts() {}

    public static ConfigurableReconciler<ForwardTask> reconciler(AccountParts account, Facilities facilities) {
        return new Named(account, facilities);
    }

    /** JOSDK without Quarkus wants the type at the class itself. */
    @ControllerConfiguration(name = "forwardtask")
    private static final class Named extends ForwardTaskReconciler implements Reconciler<ForwardTask> {
        Named(AccountParts parts, Facilities facilities) {
            super(parts.accounts(), new ForwardTaskReferences(parts.access(), parts.secrets(), facilities), facilities);
        }
    }
}
