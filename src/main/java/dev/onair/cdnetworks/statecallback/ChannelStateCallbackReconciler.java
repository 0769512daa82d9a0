package dev.onair.cdnetworks.statecallback;

import dev.onair.cdnetworks.account.CdnetworksAccounts;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.engine.Output;
import dev.onair.operator.Resolution;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.ResidentReconciler;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
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

    @Override
    protected boolean isDeclared() {
        return true;
    }

    /** The push domain is the vendor's id: there is nothing to create. */
    @Override
    protected Optional<String> declaredId(ChannelStateCallback resource) {
        return Optional.of(resource.getSpec().pushDomain);
    }

    @Override
    public Resolution<
                    ChannelStateCallbackDesired,
                    ChannelStateCallbackObserved,
                    ChannelStateCallbackCommand,
                    ChannelStateCallbackStatus>
            resolve(ChannelStateCallback resource) {
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

    @Override
    public void introduce(ChannelStateCallback resource, ChannelStateCallbackStatus status) {
        status.account = accountText(resource);
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
