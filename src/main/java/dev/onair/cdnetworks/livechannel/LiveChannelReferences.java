package dev.onair.cdnetworks.livechannel;

import dev.onair.account.Claimant;
import dev.onair.cdnetworks.account.CdnetworksAccess;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.Circumstances;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.cdnetworks.livechannel.LiveChannelDesired.Verification;
import dev.onair.operator.Outputs;
import dev.onair.operator.Resolution;
import dev.onair.operator.Secrets;
import dev.onair.tenancy.Links;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks up what a LiveChannel's manifest refers to: its account, the verification Secret, the ConfigMap it had made. */
@Singleton
final class LiveChannelReferences {
    private final CdnetworksAccess access;
    private final Secrets secrets;
    private final Outputs outputs;
    private final Links links;

    LiveChannelReferences(CdnetworksAccess access, Secrets secrets, Outputs outputs, Links links) {
        this.access = access;
        this.secrets = secrets;
        this.outputs = outputs;
        this.links = links;
    }

    Resolution<LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus> resolve(
            LiveChannel resource, Claimant claimant, Predicate<String> isHeldByAnother) {
        return access.with(
                LiveChannelReconciler.account(resource),
                resource.getMetadata().getNamespace(),
                session -> withSecrets(resource, session, adapter(resource, claimant, isHeldByAnother, session)));
    }

    private Resolution<LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus> withSecrets(
            LiveChannel resource, CdnetworksSession session, LiveChannels adapter) {
        var ref = resource.getSpec().verificationSecretRef;
        if (ref == null) {
            return read(resource, Optional.empty(), session, adapter);
        }
        return switch (secrets.value(
                "spec.verificationSecretRef", resource.getMetadata().getNamespace(), ref)) {
            case Secrets.Value.Missing(var message) -> new Resolution.Blocked<>("DependencyNotReady", message);
            case Secrets.Value.Found(var text) ->
                read(
                        resource,
                        Optional.of(LiveChannelManifest.verification(
                                text, session.credentials().secretKey())),
                        session,
                        adapter);
        };
    }

    private Resolution<LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus> read(
            LiveChannel resource,
            Optional<Verification> verification,
            CdnetworksSession session,
            LiveChannels adapter) {
        try {
            return switch (DirectoryLookup.find(links, resource)) {
                case DirectoryLookup.Answer.NotReady(var message) ->
                    new Resolution.Blocked<>("DependencyNotReady", message);
                case DirectoryLookup.Answer.Wrong(var message) -> new Resolution.Refused<>("InvalidSpec", message);
                case DirectoryLookup.Answer.Found(var directoryId) ->
                    new Resolution.Resolved<>(
                            LiveChannelManifest.read(
                                    resource,
                                    verification,
                                    directoryId,
                                    playbackCodeMissing(resource),
                                    session.settings().signing()),
                            adapter);
            };
        } catch (IllegalArgumentException e) {
            return new Resolution.Refused<>("InvalidSpec", String.valueOf(e.getMessage()));
        }
    }

    /** What goes needs its account and nothing else. */
    Resolution<LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus> resolveForDeletion(
            LiveChannel resource, Claimant claimant, Predicate<String> isHeldByAnother) {
        return access.withToDelete(
                LiveChannelReconciler.account(resource), resource.getMetadata().getNamespace(), "channel", session -> {
                    var bare = new LiveChannel();
                    bare.setMetadata(resource.getMetadata());
                    bare.setSpec(identityOf(resource.getSpec()));
                    return new Resolution.Resolved<>(
                            LiveChannelManifest.read(bare, Optional.empty(), Optional.empty(), false, Signing.CNC),
                            adapter(resource, claimant, isHeldByAnother, session));
                });
    }

    private static LiveChannels adapter(
            LiveChannel resource, Claimant claimant, Predicate<String> isHeldByAnother, CdnetworksSession session) {
        var spec = resource.getSpec();
        return new LiveChannels(
                session,
                Circumstances.of(resource, spec.playback, spec.playbackCode != null, claimant, isHeldByAnother));
    }

    /** And what its status is read by: a ban without its end, and what was handed out. */
    private static LiveChannelSpec identityOf(LiveChannelSpec spec) {
        var bare = new LiveChannelSpec();
        bare.channelName = spec.channelName;
        bare.pushDomain = spec.pushDomain;
        bare.application = spec.application;
        bare.ban = spec.ban == null ? null : new LiveChannelSpec.Ban();
        bare.connectionSecretName = spec.connectionSecretName;
        bare.playbackCode = spec.playbackCode;
        bare.sharePage = spec.sharePage;
        return bare;
    }

    /** One that was removed or changed in the cluster is put back without a call, if its content is still known. */
    private boolean playbackCodeMissing(LiveChannel resource) {
        var wanted = resource.getSpec().playbackCode;
        return wanted != null && !outputs.putBack(resource, wanted.configMapName);
    }
}
