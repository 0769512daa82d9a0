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
        return reconciler(parts, facilities, true);
    }

    /** @param hasReceiver whether the operator listens for notices */
    public static ConfigurableReconciler<ChannelStateCallback> reconciler(
            AccountParts parts, Facilities facilities, boolean hasReceiver) {
        return new Named(parts, facilities, hasReceiver);
    }

    /** JOSDK without Quarkus wants the type at the class itself. */
    @ControllerConfiguration(name = "channelstatecallback")
    private static final class Named extends ChannelStateCallbackReconciler
            implements Reconciler<ChannelStateCallback> {
        Named(AccountParts parts, Facilities facilities, boolean hasReceiver) {
            super(parts.accounts(), new ChannelStateCallbackReferences(parts.access(), hasReceiver), facilities);
        }
    }
}
