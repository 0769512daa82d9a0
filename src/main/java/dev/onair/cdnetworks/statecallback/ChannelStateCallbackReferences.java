package dev.onair.cdnetworks.statecallback;

import dev.onair.account.Claimant;
import dev.onair.cdnetworks.account.CallbackUrls;
import dev.onair.cdnetworks.account.CdnetworksAccess;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.common.ObjectKey;
import dev.onair.http.Secret;
import dev.onair.operator.OperatorConfig;
import dev.onair.operator.Resolution;
import dev.onair.tenancy.AccountAccess;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks up what a ChannelStateCallback's manifest refers to: its account, and that account's receiver. */
@Singleton
final class ChannelStateCallbackReferences {
    private static final Secret NONE = new Secret("");

    private final CdnetworksAccess access;
    private final boolean hasReceiver;
    private final Set<String> distrusted = ConcurrentHashMap.newKeySet();

    @Inject
    ChannelStateCallbackReferences(CdnetworksAccess access, OperatorConfig config) {
        this(access, config.hasReceiver());
    }

    /** @param hasReceiver whether this operator listens for notices */
    ChannelStateCallbackReferences(CdnetworksAccess access, boolean hasReceiver) {
        this.access = access;
        this.hasReceiver = hasReceiver;
    }

    Resolution<
                    ChannelStateCallbackDesired,
                    ChannelStateCallbackObserved,
                    ChannelStateCallbackCommand,
                    ChannelStateCallbackStatus>
            resolve(ChannelStateCallback resource, ObjectKey account, Claimant claimant) {
        return switch (access.open(account, claimant.namespace())) {
            case AccountAccess.Denied<CdnetworksSession>(var reason, var message) ->
                new Resolution.Blocked<>(reason, message);
            case AccountAccess.NotYet<CdnetworksSession> ignored -> new Resolution.NotYet<>();
            case AccountAccess.Granted<CdnetworksSession>(var session) ->
                address(resource, session)
                        .<Resolution<
                                        ChannelStateCallbackDesired,
                                        ChannelStateCallbackObserved,
                                        ChannelStateCallbackCommand,
                                        ChannelStateCallbackStatus>>
                                map(address -> resolved(resource, address, session, claimant))
                        .orElseGet(() -> new Resolution.Blocked<>(
                                "DependencyNotReady",
                                "CdnetworksAccount " + account + " has no spec.callbacks.baseUrl at work, so the vendor"
                                        + " could not reach this operator: set it, or set spec.notifyUrl here"));
        };
    }

    /** None is needed for a callback that is switched off. */
    private static Optional<Secret> address(ChannelStateCallback resource, CdnetworksSession session) {
        var spec = resource.getSpec();
        if (spec.notifyUrl != null) {
            return Optional.of(new Secret(spec.notifyUrl));
        }
        var receiver = session.callbacks().map(CallbackUrls::channelState);
        return receiver.isPresent() || enabled(spec) ? receiver : Optional.of(new Secret("https://localhost/"));
    }

    /** Whether the vendor reports to this operator, which does not listen. */
    private boolean isUnheard(ChannelStateCallbackSpec spec) {
        return enabled(spec) && spec.notifyUrl == null && !hasReceiver;
    }

    private static boolean enabled(ChannelStateCallbackSpec spec) {
        return spec.enabled == null || spec.enabled;
    }

    private Resolution.Resolved<
                    ChannelStateCallbackDesired,
                    ChannelStateCallbackObserved,
                    ChannelStateCallbackCommand,
                    ChannelStateCallbackStatus>
            resolved(ChannelStateCallback resource, Secret address, CdnetworksSession session, Claimant claimant) {
        var spec = resource.getSpec();
        var status = Objects.requireNonNullElseGet(resource.getStatus(), ChannelStateCallbackStatus::new);
        return new Resolution.Resolved<>(
                ChannelStateCallbackDesired.of(
                        spec.pushDomain,
                        address,
                        enabled(spec),
                        session.credentials().secretKey()),
                new ChannelStateCallbacks(session, claimant, status, distrusted, isUnheard(spec)));
    }

    /** What goes needs its account and nothing else. */
    Resolution<
                    ChannelStateCallbackDesired,
                    ChannelStateCallbackObserved,
                    ChannelStateCallbackCommand,
                    ChannelStateCallbackStatus>
            resolveForDeletion(ChannelStateCallback resource, ObjectKey account, Claimant claimant) {
        return switch (access.openToDelete(account, claimant.namespace())) {
            case AccountAccess.Denied<CdnetworksSession>(var reason, var message) ->
                new Resolution.Blocked<>(
                        reason,
                        message
                                + "; or set spec.deletionPolicy to Retain to let this resource go while the vendor goes on"
                                + " to report");
            case AccountAccess.NotYet<CdnetworksSession> ignored -> new Resolution.NotYet<>();
            case AccountAccess.Granted<CdnetworksSession>(var session) -> resolved(resource, NONE, session, claimant);
        };
    }
}
