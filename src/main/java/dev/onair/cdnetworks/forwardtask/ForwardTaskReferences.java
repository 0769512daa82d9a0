package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.account.CallbackUrls;
import dev.onair.cdnetworks.account.CdnetworksAccess;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.ChannelLookup;
import dev.onair.cdnetworks.forwardtask.ForwardTaskDesired.Destination;
import dev.onair.common.ExternalId;
import dev.onair.common.ObjectKey;
import dev.onair.common.SecretKeyRef;
import dev.onair.operator.Resolution;
import dev.onair.operator.Resolution.Blocked;
import dev.onair.operator.Resolution.NotYet;
import dev.onair.operator.Resolution.Refused;
import dev.onair.operator.Resolution.Resolved;
import dev.onair.operator.Secrets;
import dev.onair.tenancy.AccountAccess;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.Links;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what a ForwardTask's manifest refers to: account, channel, Secret. Once the task is there it goes on without the
 * last two, and once it is over without asking for them.
 */
@Singleton
final class ForwardTaskReferences {
    private final CdnetworksAccess access;
    private final Secrets secrets;
    private final Links links;
    private final InstantSource clock;

    ForwardTaskReferences(CdnetworksAccess access, Secrets secrets, Facilities facilities) {
        this.access = access;
        this.secrets = secrets;
        this.links = facilities.links();
        this.clock = facilities.clock();
    }

    /** Part of the manifest could not be looked up. */
    private static final class Missing extends Exception {
        private static final long serialVersionUID = 1L;

        Missing(String message) {
            super(message);
        }
    }

    Resolution<ForwardTaskDesired, ForwardTaskObserved, ForwardTaskCommand, ForwardTaskStatus> resolve(
            ForwardTask resource, Circumstances.Around around) {
        return switch (access.open(
                ForwardTaskReconciler.account(resource), resource.getMetadata().getNamespace())) {
            case AccountAccess.Denied<CdnetworksSession>(var reason, var message) -> new Blocked<>(reason, message);
            case AccountAccess.NotYet<CdnetworksSession> ignored -> new NotYet<>();
            case AccountAccess.Granted<CdnetworksSession>(var session) -> {
                var foreign =
                        isBegun(resource) ? Optional.<String>empty() : foreign(resource, resource.getSpec().pullId);
                if (foreign.isPresent()) {
                    yield new Refused<>("Conflict", foreign.get());
                }
                try {
                    var desired = desired(resource, session);
                    yield isBegun(resource) || !desired.isTooLate(session.now())
                            ? resolved(resource, session, desired, around)
                            : new Refused<>(
                                    "InvalidSpec",
                                    "spec.end " + resource.getSpec().end
                                            + " is past or less than 5 minutes away, and the"
                                            + " vendor takes no such task: create another resource with a later end");
                } catch (Missing e) {
                    yield new Blocked<>("DependencyNotReady", String.valueOf(e.getMessage()));
                } catch (IllegalArgumentException e) {
                    yield new Refused<>("InvalidSpec", String.valueOf(e.getMessage()));
                }
            }
        };
    }

    private Optional<String> foreign(ForwardTask resource, @Nullable String pullId) {
        return ChannelLookup.foreign(
                links, resource.getMetadata().getNamespace(), ForwardTaskReconciler.account(resource), pullId);
    }

    /** What goes needs its account and nothing else: status and annotation know the rest. */
    Resolution<ForwardTaskDesired, ForwardTaskObserved, ForwardTaskCommand, ForwardTaskStatus> resolveForDeletion(
            ForwardTask resource, Circumstances.Around around) {
        return switch (access.openToDelete(
                ForwardTaskReconciler.account(resource), resource.getMetadata().getNamespace())) {
            case AccountAccess.Denied<CdnetworksSession>(var reason, var message) ->
                new Blocked<>(
                        reason,
                        message + "; or set spec.deletionPolicy to Retain to let this resource go without ending the"
                                + " relay");
            case AccountAccess.NotYet<CdnetworksSession> ignored -> new NotYet<>();
            case AccountAccess.Granted<CdnetworksSession>(var session) ->
                resolved(
                        resource,
                        session,
                        ForwardTaskManifest.read(
                                resource.getSpec(), knownChannel(resource), Optional.empty(), Optional.empty()),
                        around);
        };
    }

    private Resolved<ForwardTaskDesired, ForwardTaskObserved, ForwardTaskCommand, ForwardTaskStatus> resolved(
            ForwardTask resource, CdnetworksSession session, ForwardTaskDesired desired, Circumstances.Around around) {
        // Also of a channel that only the status names, which others may write.
        var circumstances = new Circumstances(around, status(resource), desired, foreign(resource, desired.pullId()));
        return new Resolved<>(desired, new ForwardTasks(session, circumstances, clock));
    }

    private ForwardTaskDesired desired(ForwardTask resource, CdnetworksSession session) throws Missing {
        var spec = resource.getSpec();
        if (status(resource).isOver()) {
            return ForwardTaskManifest.read(spec, knownChannel(resource), Optional.empty(), Optional.empty());
        }
        return ForwardTaskManifest.read(
                spec,
                channel(resource),
                destination(resource, session),
                session.callbacks().map(CallbackUrls::forwardTask));
    }

    /** A channel that goes, or was made anew and is not there yet, is no reason not to look at its relay. */
    private String channel(ForwardTask resource) throws Missing {
        var spec = resource.getSpec();
        var answer = ChannelLookup.find(
                links,
                resource.getMetadata().getNamespace(),
                ForwardTaskReconciler.account(resource),
                spec.channelRef,
                spec.pullId);
        return switch (answer) {
            case ChannelLookup.Answer.Found(var pullId) -> pullId;
            case ChannelLookup.Answer.Wrong(var message) -> throw new IllegalArgumentException(message);
            case ChannelLookup.Answer.NotReady(var message) -> {
                if (!isThere(resource)) {
                    throw new Missing(message);
                }
                yield knownChannel(resource);
            }
        };
    }

    private Optional<Destination> destination(ForwardTask resource, CdnetworksSession session) throws Missing {
        var spec = resource.getSpec();
        var secretKey = session.credentials().secretKey();
        if (spec.destinationUrl != null) {
            return Optional.of(ForwardTaskManifest.destination(spec.destinationUrl, secretKey, "spec.destinationUrl"));
        }
        try {
            return Optional.of(read(resource, Objects.requireNonNull(spec.destinationSecretRef), secretKey));
        } catch (Missing e) {
            if (isThere(resource)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Destination read(ForwardTask resource, SecretKeyRef ref, String secretKey) throws Missing {
        var key = new ObjectKey(resource.getMetadata().getNamespace(), ref.name);
        var named = "spec.destinationSecretRef: ";
        var values = secrets.read(key.namespace(), key.name())
                .orElseThrow(() -> new Missing(named + "Secret " + key + " does not exist: create it with the key \""
                        + ref.key + "\" and the RTMP URL to push to"));
        var value = values.get(ref.key);
        if (value == null || value.isBlank()) {
            throw new Missing(named + "Secret " + key + " has no value under the key \"" + ref.key + "\": add it");
        }
        try {
            return ForwardTaskManifest.destination(
                    value, secretKey, named + "the value under the key \"" + ref.key + "\" of Secret " + key);
        } catch (IllegalArgumentException e) {
            // The Secret's own change mends it.
            throw new Missing(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the vendor was seen to have the task. */
    private static boolean isThere(ForwardTask resource) {
        var status = status(resource);
        return status.taskId != null && status.attempt == null;
    }

    /** Whether there is a task, or may be, or is said to be. */
    private static boolean isBegun(ForwardTask resource) {
        var status = status(resource);
        return status.externalId != null
                || status.attempt != null
                || ExternalId.annotated(resource).isPresent();
    }

    private static String knownChannel(ForwardTask resource) {
        return Optional.ofNullable(status(resource).pullId)
                .or(() -> Optional.ofNullable(resource.getSpec().pullId))
                .orElse("");
    }

    private static ForwardTaskStatus status(ForwardTask resource) {
        return Objects.requireNonNullElseGet(resource.getStatus(), ForwardTaskStatus::new);
    }
}
