package dev.onair.huawei.ottchannel;

import dev.onair.account.Claimant;
import dev.onair.common.ObjectKey;
import dev.onair.common.SecretKeyRef;
import dev.onair.http.Secret;
import dev.onair.huawei.account.HuaweiAccess;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.operator.Resolution;
import dev.onair.operator.Secrets;
import dev.onair.tenancy.AccountAccess;
import dev.onair.tenancy.Session.Readiness;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks up what an OttChannel's manifest refers to: its account, and the Secrets of headers and passphrases. */
@Singleton
final class OttChannelReferences {
    private final HuaweiAccess access;
    private final Secrets secrets;
    private final OttMetrics metrics;

    OttChannelReferences(HuaweiAccess access, Secrets secrets, OttMetrics metrics) {
        this.access = access;
        this.secrets = secrets;
        this.metrics = metrics;
    }

    /** The values by reference, or what keeps them from being known. */
    private record Looked(Map<String, Secret> values, Optional<String> problem) {
        static String name(SecretKeyRef ref) {
            return ref.name + "/" + ref.key;
        }
    }

    Resolution<OttChannelDesired, Channel, OttChannelCommand, OttChannelStatus> resolve(
            OttChannel resource, Claimant claimant, Predicate<String> isHeldByAnother, boolean mayAdopt) {
        return switch (access.open(
                OttChannelReconciler.account(resource), resource.getMetadata().getNamespace())) {
            case AccountAccess.Denied<HuaweiSession>(var reason, var message) ->
                new Resolution.Blocked<>(reason, message);
            case AccountAccess.NotYet<HuaweiSession> ignored -> new Resolution.NotYet<>();
            case AccountAccess.Granted<HuaweiSession>(var session) ->
                switch (session.ottChannels().readiness()) {
                    case Readiness.NotYet ignored -> new Resolution.NotYet<>();
                    case Readiness.Unusable(var problem) ->
                        new Resolution.Blocked<>("AccountNotReady", named(resource) + " " + problem);
                    case Readiness.Ready ignored ->
                        withSecrets(resource, session, adapter(resource, claimant, isHeldByAnother, mayAdopt, session));
                };
        };
    }

    private static String named(OttChannel resource) {
        return "HuaweiAccount " + OttChannelReconciler.account(resource);
    }

    private Resolution<OttChannelDesired, Channel, OttChannelCommand, OttChannelStatus> withSecrets(
            OttChannel resource, HuaweiSession session, OttAdapter adapter) {
        var looked = look(resource);
        if (looked.problem().isPresent()) {
            return new Resolution.Blocked<>(
                    "DependencyNotReady", looked.problem().get());
        }
        try {
            return new Resolution.Resolved<>(
                    OttChannelManifest.read(
                            resource,
                            ref -> Objects.requireNonNull(looked.values().get(Looked.name(ref))),
                            session::fingerprint),
                    adapter);
        } catch (IllegalArgumentException e) {
            return new Resolution.Refused<>("InvalidSpec", String.valueOf(e.getMessage()));
        }
    }

    private Looked look(OttChannel resource) {
        var values = new HashMap<String, Secret>();
        for (var ref : SecretRefs.of(resource.getSpec()).toList()) {
            var key = new ObjectKey(resource.getMetadata().getNamespace(), ref.ref().name);
            var secret = secrets.read(key.namespace(), key.name());
            if (secret.isEmpty()) {
                return new Looked(
                        values,
                        Optional.of(ref.path() + ": Secret " + key + " does not exist: create it with the key \""
                                + ref.ref().key + "\""));
            }
            var value = secret.get().get(ref.ref().key);
            if (value == null || value.isBlank()) {
                return new Looked(
                        values,
                        Optional.of(ref.path() + ": Secret " + key + " has no value under the key \"" + ref.ref().key
                                + "\": add it"));
            }
            values.put(Looked.name(ref.ref()), new Secret(value));
        }
        return new Looked(values, Optional.empty());
    }

    /** What goes needs its account and nothing else. */
    Resolution<OttChannelDesired, Channel, OttChannelCommand, OttChannelStatus> resolveForDeletion(
            OttChannel resource, Claimant claimant, Predicate<String> isHeldByAnother, boolean mayAdopt) {
        return switch (access.openToDelete(
                OttChannelReconciler.account(resource), resource.getMetadata().getNamespace())) {
            case AccountAccess.Denied<HuaweiSession>(var reason, var message) ->
                new Resolution.Blocked<>(
                        reason,
                        message + "; or set spec.deletionPolicy to Retain to let this resource go without deleting the"
                                + " channel");
            case AccountAccess.NotYet<HuaweiSession> ignored -> new Resolution.NotYet<>();
            case AccountAccess.Granted<HuaweiSession>(var session) -> {
                var bare = new OttChannel();
                bare.setMetadata(resource.getMetadata());
                bare.setSpec(identityOf(resource.getSpec()));
                yield new Resolution.Resolved<>(
                        OttChannelManifest.read(
                                bare,
                                ref -> {
                                    throw new IllegalStateException("an identity has no secrets");
                                },
                                session::fingerprint),
                        adapter(resource, claimant, isHeldByAnother, mayAdopt, session));
            }
        };
    }

    private OttAdapter adapter(
            OttChannel resource,
            Claimant claimant,
            Predicate<String> isHeldByAnother,
            boolean mayAdopt,
            HuaweiSession session) {
        var status = Objects.requireNonNullElseGet(resource.getStatus(), OttChannelStatus::new);
        return new OttAdapter(session, new Circumstances(claimant, isHeldByAnother, mayAdopt, status, metrics));
    }

    /** And what its status is read by: what was handed out, whether it is to run, and whether pipelines tell of that. */
    private static OttChannelSpec identityOf(OttChannelSpec spec) {
        var bare = new OttChannelSpec();
        bare.domain = spec.domain;
        bare.appName = spec.appName;
        bare.channelId = spec.channelId;
        bare.desiredState = spec.desiredState;
        bare.connectionSecretName = spec.connectionSecretName;
        if (spec.monitoring != null) {
            bare.monitoring = new MonitoringSpec();
            bare.monitoring.cloudEye = spec.monitoring.cloudEye;
        }
        return bare;
    }
}
