package dev.onair.cdnetworks.pullchannel;

import dev.onair.cdnetworks.account.AccountParts;
import dev.onair.tenancy.Facilities;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;

/** The PullChannels' part of an operator, put together by hand. */
public final class PullChannelParts {
    private PullChannelParts() {}

    public static ConfigurableReconciler<PullChannel> reconciler(AccountParts account, Facilities facilities) {
        return new Named(account, facilities);
    }

    /** JOSDK without Quarkus wants the type at the class itself. */
    @ControllerConfiguration(name = "pullchannel")
    private static final class Named extends PullChannelReconciler implements Reconciler<PullChannel> {
        Named(AccountParts account, Facilities facilities) {
            super(account.accounts(), new PullChannelReferences(account.access(), account.secrets()), facilities);
        }
    }
}
