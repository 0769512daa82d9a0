package dev.onair.cdnetworks.statecallback;

import dev.onair.cdnetworks.account.CdnetworksAccounts;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.engine.Output;
import dev.onair.operator.Resolution;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.ResidentReconciler;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is a ChannelStateCallback's own in its life: one for each push domain of an account. */
@Singleton
@ControllerConfiguration(name = "channelstatecallback")
public class ChannelStateCallbackReconciler
        extends ResidentReconciler<
                ChannelStateCallback,
                ChannelStateCallbackDesired,
                ChannelStateCallbackObserved,
                ChannelStateCallbackCommand,
                ChannelStateCallbackStatus,
                CdnetworksSession> {
    private final ChannelStateCallbackReferences references;

    ChannelStateCallbackReconciler(
            CdnetworksAccounts accounts, ChannelStateCallbackReferences references, Facilities facilities) {
        super(ChannelStateCallback.class, accounts, facilities);
        this.references = references;
    }

    @Override
    protected String noun() {
        return "the callback of push domain";
    }

    @Override
    protected Stream<String> secretNames(ChannelStateCallback resource) {
        return Stream.empty();
    }

    /** Also before anything was sent: two that set the same address in turns would never be done. */
    @Override
    protected List<String> declaredIds(ChannelStateCallback resource) {
        return List.of(resource.getSpec().pushDomain);
    }

    @Override
    public Resolution<
                    ChannelStateCallbackDesired,
                    ChannelStateCallbackObserved,
                    ChannelStateCallbackCommand,
                    ChannelStateCallbackStatus>
            resolve(ChannelStateCallback resource) {
        // It was found to be the eldest. Of two made within one second, that may be the one that came last.
        wakeRivals(resource, resource.getSpec().pushDomain);
        return references.resolve(resource, account(resource), claimant(resource));
    }

    @Override
    public Resolution<
                    ChannelStateCallbackDesired,
                    ChannelStateCallbackObserved,
                    ChannelStateCallbackCommand,
                    ChannelStateCallbackStatus>
            resolveForDeletion(ChannelStateCallback resource) {
        return references.resolveForDeletion(resource, account(resource), claimant(resource));
    }

    @Override
    public ChannelStateCallbackStatus newStatus() {
        return new ChannelStateCallbackStatus();
    }

    /** The push domain is the vendor's id: there is nothing to create. */
    @Override
    public void introduce(ChannelStateCallback resource, ChannelStateCallbackStatus status) {
        status.account = accountText(resource);
        status.externalId = resource.getSpec().pushDomain;
    }

    @Override
    public Class<ChannelStateCallbackStatus> statusType() {
        return ChannelStateCallbackStatus.class;
    }

    @Override
    public Map<String, Output.Form> outputsOf(ChannelStateCallbackStatus status) {
        return Map.of();
    }
}
