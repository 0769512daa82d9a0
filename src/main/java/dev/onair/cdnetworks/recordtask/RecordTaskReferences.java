package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.account.CallbackUrls;
import dev.onair.cdnetworks.account.CdnetworksAccess;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.ChannelLookup;
import dev.onair.common.ExternalId;
import dev.onair.common.ObjectKey;
import dev.onair.operator.Resolution;
import dev.onair.ownership.Party;
import dev.onair.tenancy.AccountAccess;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.Links;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up what a RecordTask's manifest refers to: its account and its channel. Never calls the vendor. */
@Singleton
final class RecordTaskReferences {
    private static final String INVALID = "InvalidSpec";
    private final CdnetworksAccess access;
    private final Links links;
    private final Clock clock;

    RecordTaskReferences(CdnetworksAccess access, Facilities facilities) {
        this.access = access;
        this.links = facilities.links();
        this.clock = facilities.clock();
    }

    /** Whether the vendor has a task of this resource, or may have one. */
    static boolean mayHaveTask(RecordTask resource) {
        var status = resource.getStatus();
        return ExternalId.annotated(resource).isPresent()
                || (status != null && (status.externalId != null || status.attempt != null));
    }

    Resolution<RecordTaskDesired, RecordTaskObserved, RecordTaskCommand, RecordTaskStatus> resolve(
            RecordTask resource, Around around) {
        try {
            if (!mayHaveTask(resource) && !Boolean.TRUE.equals(resource.getSpec().stopped)) {
                RecordTaskManifest.check(
                        resource.getSpec(), Instant.parse(resource.getMetadata().getCreationTimestamp()));
                var end = RecordTaskManifest.end(resource.getSpec());
                if (end.filter(at -> !at.isAfter(clock.instant())).isPresent()) {
                    return new Resolution.Refused<>(
                            RecordTaskProgress.MISSED,
                            "the recording was to end at " + end.get()
                                    + " and could not be begun before that: what had to"
                                    + " be there first came too late. Declare another RecordTask for another time");
                }
            }
            return switch (access.open(
                    RecordTaskReconciler.account(resource),
                    resource.getMetadata().getNamespace())) {
                case AccountAccess.Denied<CdnetworksSession>(var reason, var message) ->
                    new Resolution.Blocked<>(reason, message);
                case AccountAccess.NotYet<CdnetworksSession> ignored -> new Resolution.NotYet<>();
                case AccountAccess.Granted<CdnetworksSession>(var session) -> withChannel(resource, around, session);
            };
        } catch (IllegalArgumentException e) {
            return new Resolution.Refused<>(INVALID, String.valueOf(e.getMessage()));
        }
    }

    /** One that has its task needs its channel no more, and one that is stopped before it has one never did. */
    private Resolution<RecordTaskDesired, RecordTaskObserved, RecordTaskCommand, RecordTaskStatus> withChannel(
            RecordTask resource, Around around, CdnetworksSession session) {
        var status = status(resource);
        var attempted = status.attempt != null;
        var channel = channel(resource);
        if (mayHaveTask(resource) && !attempted) {
            var known = remembered(resource).or(() -> pullId(resource));
            return resolved(resource, around, session, known);
        }
        if (!attempted && Boolean.TRUE.equals(resource.getSpec().stopped)) {
            return resolved(resource, around, session, Optional.empty());
        }
        var foreign = attempted ? Optional.<String>empty() : foreign(resource, resource.getSpec().pullId);
        if (foreign.isPresent()) {
            return new Resolution.Refused<>("Conflict", foreign.get());
        }
        return switch (channel) {
            case ChannelLookup.Answer.NotReady(var message) -> new Resolution.Blocked<>("DependencyNotReady", message);
            case ChannelLookup.Answer.Wrong(var message) -> new Resolution.Refused<>(INVALID, message);
            case ChannelLookup.Answer.Found(var pullId) -> {
                checkProtocols(resource);
                yield attempted
                        ? resolved(resource, around, session, Optional.of(pullId))
                        : unlessTaken(resource, around, session, pullId);
            }
        };
    }

    /**
     * The channel that the task was made for, which may have been made anew since: by the status, which others may write. One that
     * is not open to this namespace is not believed, or its owner would be told that this task has it.
     */
    private Optional<String> remembered(RecordTask resource) {
        return Optional.ofNullable(resource.getSpec().pullId)
                .or(() -> Optional.ofNullable(status(resource).pullId)
                        .filter(id -> foreign(resource, id).isEmpty()));
    }

    private Optional<String> foreign(RecordTask resource, @Nullable String pullId) {
        return ChannelLookup.foreign(
                links, resource.getMetadata().getNamespace(), RecordTaskReconciler.account(resource), pullId);
    }

    /** The channel that is to be recorded, if it is known by now. */
    Optional<String> pullId(RecordTask resource) {
        return channel(resource) instanceof ChannelLookup.Answer.Found(var id) ? Optional.of(id) : Optional.empty();
    }

    private ChannelLookup.Answer channel(RecordTask resource) {
        return ChannelLookup.find(
                links,
                resource.getMetadata().getNamespace(),
                RecordTaskReconciler.account(resource),
                resource.getSpec().channelRef,
                resource.getSpec().pullId);
    }

    private void checkProtocols(RecordTask resource) {
        var ref = resource.getSpec().channelRef;
        if (ref != null) {
            var key = new ObjectKey(resource.getMetadata().getNamespace(), ref.name);
            var protocols = links.find(ref.kindName(), key).map(Links.Referent::offers);
            RecordTaskManifest.checkProtocols(
                    resource.getSpec(), ref.kindName() + " " + key, protocols.orElseGet(Set::of));
        }
    }

    /** The vendor would refuse it (1337), so it is not asked; the other one's end wakes this one. */
    private Resolution<RecordTaskDesired, RecordTaskObserved, RecordTaskCommand, RecordTaskStatus> unlessTaken(
            RecordTask resource, Around around, CdnetworksSession session, String pullId) {
        return session.recordTasks()
                .waitsFor(pullId, around.claimant())
                .<Resolution<RecordTaskDesired, RecordTaskObserved, RecordTaskCommand, RecordTaskStatus>>map(
                        other -> new Resolution.Refused<>(
                                "ChannelBusy",
                                "channel " + pullId + " has the task of " + named(resource, other)
                                        + ", and the vendor takes one task that waits or runs for a channel: this one is"
                                        + " made when that one is over"))
                .orElseGet(() -> resolved(resource, around, session, Optional.of(pullId)));
    }

    /** Who may see the other task is told its name. */
    private static String named(RecordTask reader, ObjectKey other) {
        return Party.mayKnow(
                        reader.getMetadata().getNamespace(), RecordTaskReconciler.account(reader), other.namespace())
                ? "RecordTask " + other
                : "another resource of this account";
    }

    private Resolution<RecordTaskDesired, RecordTaskObserved, RecordTaskCommand, RecordTaskStatus> resolved(
            RecordTask resource, Around around, CdnetworksSession session, Optional<String> pullId) {
        return new Resolution.Resolved<>(
                RecordTaskManifest.read(resource, pullId, session.callbacks().map(CallbackUrls::recordTask)),
                adapter(resource, around, session));
    }

    /** What goes needs its account and nothing else. */
    Resolution<RecordTaskDesired, RecordTaskObserved, RecordTaskCommand, RecordTaskStatus> resolveForDeletion(
            RecordTask resource, Around around) {
        var account = RecordTaskReconciler.account(resource);
        return switch (access.openToDelete(account, resource.getMetadata().getNamespace())) {
            case AccountAccess.Denied<CdnetworksSession>(var reason, var message) ->
                new Resolution.Blocked<>(
                        reason,
                        message + "; or set spec.deletionPolicy to Retain to let this resource go without ending the"
                                + " recording");
            case AccountAccess.NotYet<CdnetworksSession> ignored -> new Resolution.NotYet<>();
            case AccountAccess.Granted<CdnetworksSession>(var session) -> {
                var bare = new RecordTask();
                bare.setMetadata(resource.getMetadata());
                bare.setSpec(new RecordTaskSpec());
                bare.getSpec().stopped = resource.getSpec().stopped;
                yield new Resolution.Resolved<>(
                        RecordTaskManifest.read(bare, remembered(resource), Optional.empty()),
                        adapter(resource, around, session));
            }
        };
    }

    private RecordTasks adapter(RecordTask resource, Around around, CdnetworksSession session) {
        return new RecordTasks(session, around, status(resource), foreign(resource, resource.getSpec().pullId), clock);
    }

    private static RecordTaskStatus status(RecordTask resource) {
        return Objects.requireNonNullElseGet(resource.getStatus(), RecordTaskStatus::new);
    }
}
