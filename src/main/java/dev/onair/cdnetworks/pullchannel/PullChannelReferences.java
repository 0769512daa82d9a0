package dev.onair.cdnetworks.pullchannel;

import dev.onair.account.Claimant;
import dev.onair.cdnetworks.account.CdnetworksAccess;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.Circumstances;
import dev.onair.cdnetworks.account.ObservedChannel;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.PullChannelEntry;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.common.ExternalId;
import dev.onair.http.Secret;
import dev.onair.operator.Resolution;
import dev.onair.operator.Secrets;
import dev.onair.tenancy.Session.Readiness;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Looks up what a PullChannel's manifest refers to: its account, and the Secret with the source's URL. */
@Singleton
final class PullChannelReferences {
    /** 2.12.3 has no other; 2.13.3 has all four. */
    private static final Set<Protocol> AT_CREATION = Set.of(Protocol.RTMP, Protocol.HDL);

    private final CdnetworksAccess access;
    private final Secrets secrets;

    PullChannelReferences(CdnetworksAccess access, Secrets secrets) {
        this.access = access;
        this.secrets = secrets;
    }

    Resolution<PullChannelDesired, ObservedChannel<PullChannelEntry>, PullChannelCommand, PullChannelStatus> resolve(
            PullChannel resource, Claimant claimant, Predicate<String> isHeldByAnother) {
        var account = PullChannelReconciler.account(resource);
        return access.with(account, resource.getMetadata().getNamespace(), session -> switch (session.pullChannels()
                .walks()
                .readiness()) {
            case Readiness.NotYet ignored -> new Resolution.NotYet<>();
            case Readiness.Unusable(var problem) ->
                new Resolution.Blocked<>("AccountNotReady", "CdnetworksAccount " + account + " " + problem);
            case Readiness.Ready ignored -> withSource(resource, adapter(resource, claimant, isHeldByAnother, session));
        });
    }

    private Resolution<PullChannelDesired, ObservedChannel<PullChannelEntry>, PullChannelCommand, PullChannelStatus>
            withSource(PullChannel resource, PullChannels adapter) {
        var source = resource.getSpec().source;
        if (source.urlSecretRef == null) {
            return resolved(resource, new SourceUrl(new Secret(String.valueOf(source.url)), false), adapter);
        }
        return switch (secrets.value(
                "spec.source.urlSecretRef", resource.getMetadata().getNamespace(), source.urlSecretRef)) {
            case Secrets.Value.Missing(var message) -> new Resolution.Blocked<>("DependencyNotReady", message);
            case Secrets.Value.Found(var text) -> {
                var url = new SourceUrl(new Secret(text.strip()), true);
                yield url.problem(source.protocol)
                        .<Resolution<
                                        PullChannelDesired,
                                        ObservedChannel<PullChannelEntry>,
                                        PullChannelCommand,
                                        PullChannelStatus>>
                                map(problem -> new Resolution.Blocked<>(
                                "DependencyNotReady",
                                "spec.source.urlSecretRef: the value of " + source.urlSecretRef + " " + problem
                                        + ": correct it"))
                        .orElseGet(() -> resolved(resource, url, adapter));
            }
        };
    }

    private static Resolution<
                    PullChannelDesired, ObservedChannel<PullChannelEntry>, PullChannelCommand, PullChannelStatus>
            resolved(PullChannel resource, SourceUrl url, PullChannels adapter) {
        var protocol = resource.getSpec().source.protocol;
        return isThere(resource) || AT_CREATION.contains(protocol)
                ? desired(resource, url, adapter)
                : new Resolution.Refused<>(
                        "InvalidSpec",
                        "spec.source.protocol " + protocol
                                + " is none that the vendor creates a pull channel with, which"
                                + " is RTMP or HDL: create it with one of these and edit it then, or adopt a channel"
                                + " that exists");
    }

    private static Resolution<
                    PullChannelDesired, ObservedChannel<PullChannelEntry>, PullChannelCommand, PullChannelStatus>
            desired(PullChannel resource, SourceUrl url, PullChannels adapter) {
        try {
            return new Resolution.Resolved<>(PullChannelDesired.of(resource, url, adapter.signing()), adapter);
        } catch (IllegalArgumentException e) {
            return new Resolution.Refused<>("InvalidSpec", String.valueOf(e.getMessage()));
        }
    }

    private static boolean isThere(PullChannel resource) {
        return ExternalId.annotated(resource).isPresent();
    }

    /** What goes needs its account and nothing else. */
    Resolution<PullChannelDesired, ObservedChannel<PullChannelEntry>, PullChannelCommand, PullChannelStatus>
            resolveForDeletion(PullChannel resource, Claimant claimant, Predicate<String> isHeldByAnother) {
        return access.withToDelete(
                PullChannelReconciler.account(resource),
                resource.getMetadata().getNamespace(),
                "channel",
                session -> new Resolution.Resolved<>(
                        PullChannelDesired.of(resource, lastKnown(resource), Signing.CNC),
                        adapter(resource, claimant, isHeldByAnother, session)));
    }

    /** Of the source only a create whose answer was lost needs to be known, to be told from others of the same name. */
    private SourceUrl lastKnown(PullChannel resource) {
        var source = resource.getSpec().source;
        var secret = Optional.ofNullable(source.urlSecretRef)
                .map(ref -> secrets.value(
                        "spec.source.urlSecretRef", resource.getMetadata().getNamespace(), ref));
        return secret.map(value -> new SourceUrl(
                        new Secret(value instanceof Secrets.Value.Found(var text) ? text.strip() : ""), true))
                .orElseGet(() -> new SourceUrl(new Secret(String.valueOf(source.url)), false));
    }

    private static PullChannels adapter(
            PullChannel resource, Claimant claimant, Predicate<String> isHeldByAnother, CdnetworksSession session) {
        return new PullChannels(
                session, Circumstances.of(resource, resource.getSpec().playback, false, claimant, isHeldByAnother));
    }
}
