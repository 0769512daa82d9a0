package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.AccountParts;
import dev.onair.tenancy.Facilities;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;

/** The LiveChannels' part of an operator, put together by hand. */
public final class LiveChannelParts {
    private LiveChannelParts() {}

    public static ConfigurableReconciler<LiveChannel> reconciler(AccountParts account, Facilities facilities) {
        return new Named(account, facilities);
    }

    /** JOSDK without Quarkus wants the type at the class itself. */
    @ControllerConfiguration(name = "livechannel")
    private static final class Named extends LiveChannelReconciler implements Reconciler<LiveChannel> {
        Named(AccountParts account, Facilities facilities) {
            super(
                    account.accounts(),
                    new LiveChannelReferences(
                            account.access(), account.secrets(), facilities.outputs(), facilities.links()),
                    facilities);
        }
    }
}
