package dev.onair.huawei.flow;

import dev.onair.huawei.account.HuaweiParts;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.ResidentReconciler;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;

/** The Flows' part of an operator, put together by hand. */
public final class FlowParts {
    private FlowParts() {}

    public static ResidentReconciler<Flow, ?, ?, ?, ?, HuaweiSession> reconciler(
            HuaweiParts account, Facilities facilities) {
        return new Named(account, facilities);
    }

    /** JOSDK without Quarkus wants the type at the class itself. */
    @ControllerConfiguration(name = "flow")
    private static final class Named extends FlowReconciler implements Reconciler<Flow> {
        Named(HuaweiParts parts, Facilities facilities) {
            super(parts.accounts(), new FlowReferences(parts.access(), parts.secrets()), facilities);
        }
    }
}
