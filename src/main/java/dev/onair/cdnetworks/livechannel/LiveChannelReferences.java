package dev.onair.cdnetworks.livechannel;

import dev.onair.account.Claimant;
import dev.onair.cdnetworks.account.CdnetworksAccess;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.livechannel.LiveChannelDesired.Verification;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Conditions;
import dev.onair.operator.Outputs;
import dev.onair.operator.Resolution;
import dev.onair.operator.Secrets;
import dev.onair.tenancy.AccountAccess;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks up what a LiveChannel's manifest refers to: its account, the verification Secret, the ConfigMap it had made. */
@Singleton
final class LiveChannelReferences {
    private final CdnetworksAccess access;
    private final Secrets secrets;
    private final Outputs outputs;

    LiveChannelReferences(CdnetworksAccess access, Secrets secrets, Outputs outputs) {
        this.access = access;
        this.secrets = secrets;
        this.outputs = outputs;
    }

    Resolution<LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus> resolve(
            LiveChannel resource, Claimant claimant, Predicate<String> isDeclaredByAnother) {
        var namespace = resource.getMetadata().getNamespace();
        return switch (access.open(LiveChannelReconciler.account(resource), namespace)) {
            case AccountAccess.Denied<CdnetworksSession>(var reason, var message) ->
                new Resolution.Blocked<>(reason, message);
            case AccountAccess.NotYet<CdnetworksSession> ignored -> new Resolution.NotYet<>();
            case AccountAccess.Granted<CdnetworksSession>(var session) ->
                withSecrets(resource, session, adapter(resource, claimant, isDeclaredByAnother, session));
        };
    }

    private Resolution<LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus> withSecrets(
            LiveChannel resource, CdnetworksSession session, LiveChannels adapter) {
        Optional<Verification> verification = Optional.empty();
        var ref = resource.getSpec().verificationSecretRef;
        if (ref != null) {
            var key = new ObjectKey(resource.getMetadata().getNamespace(), ref.name);
            var values = secrets.read(key.namespace(), key.name());
            if (values.isEmpty()) {
                return new Resolution.Blocked<>(
                        "DependencyNotReady",
                        "spec.verificationSecretRef: Secret " + key + " does not exist: create it with the key \""
                                + ref.key + "\"");
            }
            var value = values.get().get(ref.key);
            if (value == null || value.isBlank()) {
                return new Resolution.Blocked<>(
                        "DependencyNotReady",
                        "spec.verificationSecretRef: Secret " + key + " has no value under the key \"" + ref.key
                                + "\": add it");
            }
            verification = Optional.of(LiveChannelManifest.verification(
                    value, session.credentials().secretKey()));
        }
        try {
            var desired = LiveChannelManifest.read(resource, verification, playbackCodeMissing(resource));
            return new Resolution.Resolved<>(desired, adapter);
        } catch (IllegalArgumentException e) {
            return new Resolution.Refused<>("InvalidSpec", String.valueOf(e.getMessage()));
        }
    }

    /** What goes needs its account and nothing else. */
    Resolution<LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus> resolveForDeletion(
            LiveChannel resource, Claimant claimant, Predicate<String> isDeclaredByAnother) {
        var account = LiveChannelReconciler.account(resource);
        return switch (access.open(account, resource.getMetadata().getNamespace())) {
            case AccountAccess.Denied<CdnetworksSession>(var reason, var message) ->
                new Resolution.Blocked<>(
                        reason,
                        message + "; or set spec.deletionPolicy to Retain to let this resource go without deleting the"
                                + " channel");
            case AccountAccess.NotYet<CdnetworksSession> ignored -> new Resolution.NotYet<>();
            case AccountAccess.Granted<CdnetworksSession>(var session) -> {
                var bare = new LiveChannel();
                bare.setMetadata(resource.getMetadata());
                bare.setSpec(identityOf(resource.getSpec()));
                yield new Resolution.Resolved<>(
                        LiveChannelManifest.read(bare, Optional.empty(), false),
                        adapter(resource, claimant, isDeclaredByAnother, session));
            }
        };
    }

    private static LiveChannels adapter(
            LiveChannel resource, Claimant claimant, Predicate<String> isDeclaredByAnother, CdnetworksSession session) {
        var status = Objects.requireNonNullElseGet(resource.getStatus(), LiveChannelStatus::new);
        return new LiveChannels(
                session, new Circumstances(claimant, isDeclaredByAnother, status, detailsMatter(resource, status)));
    }

    /** Not once the manifest was in sync, and not while it is being applied, for then the bit rates were sent with the rest. */
    private static boolean detailsMatter(LiveChannel resource, LiveChannelStatus status) {
        var generation = resource.getMetadata().getGeneration();
        return resource.getSpec().playback.bitrates != null
                && Conditions.find(status.conditions, Conditions.SYNCED)
                        .filter(synced -> Objects.equals(generation, synced.getObservedGeneration()))
                        .filter(synced -> "True".equals(synced.getStatus()) || "Applying".equals(synced.getReason()))
                        .isEmpty();
    }

    private static LiveChannelSpec identityOf(LiveChannelSpec spec) {
        var bare = new LiveChannelSpec();
        bare.channelName = spec.channelName;
        bare.pushDomain = spec.pushDomain;
        bare.application = spec.application;
        return bare;
    }

    /** One that was removed or changed in the cluster is put back without a call, if its content is still known. */
    private boolean playbackCodeMissing(LiveChannel resource) {
        var wanted = resource.getSpec().playbackCode;
        return wanted != null && !outputs.putBack(resource, wanted.configMapName);
    }
}
