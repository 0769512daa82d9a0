package dev.onair.cdnetworks.statecallback;

import dev.onair.cdnetworks.account.AccountParts;
import dev.onair.tenancy.Facilities;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;

/** This kind's part of an operator, put together by hand. */
public final class StateCallbackParts {
    private StateCallbackParts() {}

    public static ConfigurableReconciler<ChannelStateCallback> reconciler(AccountParts parts, Facilities facilities) {
        return new Named(parts, facilities);
    }

    /** JOSDK without Quarkus wants the type at the class itself. */
    @ControllerConfiguration(name = "channelstatecallback")
    private static final class Named extends ChannelStateCallbackReconciler
            implements Reconciler<ChannelStateCallback> {
        Named(AccountParts parts, Facilities facilities) {
            super(parts.accounts(), new ChannelStateCallbackReferences(parts.access()), facilities);
        }
    }
}
