package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.account.CdnetworksAccounts;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.ChannelLookup;
import dev.onair.cdnetworks.account.ChannelRef;
import dev.onair.common.DurationText;
import dev.onair.common.TimeText;
import dev.onair.engine.Output;
import dev.onair.operator.Resolution;
import dev.onair.operator.metrics.Measures;
import dev.onair.tenancy.Expected;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.Links;
import dev.onair.tenancy.ResidentReconciler;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is a RecordTask's own in its life: it needs its channel until it is over, and goes when its time is up. */
@Singleton
@ControllerConfiguration(name = "recordtask")
public class RecordTaskReconciler
        extends ResidentReconciler<
                RecordTask,
                RecordTaskDesired,
                RecordTaskObserved,
                RecordTaskCommand,
                RecordTaskStatus,
                CdnetworksSession> {
    private final RecordTaskReferences references;
    private final Links links;
    private final Clock clock;

    RecordTaskReconciler(CdnetworksAccounts accounts, RecordTaskReferences references, Facilities facilities) {
        super(RecordTask.class, accounts, facilities);
        this.references = references;
        this.links = facilities.links();
        this.clock = facilities.clock();
    }

    @Override
    public Optional<String> advice(RecordTask resource) {
        return ChannelLookup.advice(
                links, resource.getMetadata().getNamespace(), account(resource), resource.getSpec().pullId);
    }

    @Override
    protected String noun() {
        return "recording task";
    }

    /** A channel takes one task that waits or runs (1337). CDNetworks Cloud Live API 2.17. */
    @Override
    public List<String> wanted(RecordTask resource) {
        return RecordTaskReferences.mayHaveTask(resource)
                ? held(resource)
                : references.pullId(resource).map(RecordTaskReconciler::turn).stream()
                        .toList();
    }

    @Override
    public List<String> held(RecordTask resource) {
        return Optional.ofNullable(resource.getStatus())
                .filter(status -> status.externalId != null && !RecordTaskProgress.isOver(status))
                .flatMap(status -> Optional.ofNullable(status.pullId))
                .map(RecordTaskReconciler::turn)
                .stream()
                .toList();
    }

    private static String turn(String pullId) {
        return "recording of " + pullId;
    }

    @Override
    protected Stream<String> secretNames(RecordTask resource) {
        return Stream.empty();
    }

    @Override
    protected Stream<Reference> references(RecordTask resource) {
        return Optional.ofNullable(resource.getSpec().channelRef)
                .map(ref -> new Reference(ref.kindName(), ref.name))
                .stream();
    }

    @Override
    protected Optional<ObjectReference> namedObject(RecordTask resource) {
        return Optional.ofNullable(resource.getSpec().pullId).map(id -> new ObjectReference(ChannelRef.ID_SPACE, id));
    }

    @Override
    protected boolean needsReferences(RecordTask resource) {
        return resource.getStatus() == null || !RecordTaskProgress.isOver(resource.getStatus());
    }

    @Override
    protected Expected expected(RecordTask resource) {
        var status = resource.getStatus();
        if (status == null) {
            return Expected.THERE;
        }
        return RecordTaskProgress.isOver(status) ? Expected.NOTHING : Expected.until(status.endTime, clock.instant());
    }

    @Override
    public Resolution<RecordTaskDesired, RecordTaskObserved, RecordTaskCommand, RecordTaskStatus> resolve(
            RecordTask resource) {
        return references.resolve(resource, around(resource));
    }

    @Override
    public Resolution<RecordTaskDesired, RecordTaskObserved, RecordTaskCommand, RecordTaskStatus> resolveForDeletion(
            RecordTask resource) {
        return references.resolveForDeletion(resource, around(resource));
    }

    private Around around(RecordTask resource) {
        return new Around(claimant(resource), () -> creationHeld(resource).isPresent());
    }

    @Override
    public Optional<String> keptByVendor(RecordTask resource) {
        return Optional.ofNullable(resource.getStatus())
                .filter(RecordTaskProgress::isOver)
                .map(status -> "the recording is over, and the vendor keeps its files: task " + status.taskId);
    }

    @Override
    public Optional<Instant> expiresAt(RecordTask resource, RecordTaskStatus status) {
        return Optional.ofNullable(resource.getSpec().ttlAfterFinished)
                .flatMap(ttl ->
                        TimeText.read(status.finishedAt).map(finished -> finished.plus(DurationText.parse(ttl))));
    }

    @Override
    public RecordTaskStatus newStatus() {
        return new RecordTaskStatus();
    }

    @Override
    public void introduce(RecordTask resource, RecordTaskStatus status) {
        status.account = accountText(resource);
        status.transNo = RecordTaskManifest.transNo(resource);
        if (!RecordTaskReferences.mayHaveTask(resource)) {
            RecordTaskProgress.withoutTask(
                    Boolean.TRUE.equals(resource.getSpec().stopped), end(resource), clock.instant(), status);
        }
    }

    private static Optional<Instant> end(RecordTask resource) {
        try {
            return RecordTaskManifest.end(resource.getSpec());
        } catch (IllegalArgumentException unreadable) {
            // What is wrong with it is said when it is resolved.
            return Optional.empty();
        }
    }

    @Override
    public Class<RecordTaskStatus> statusType() {
        return RecordTaskStatus.class;
    }

    @Override
    public Map<String, Output.Form> outputsOf(RecordTaskStatus status) {
        return Map.of();
    }

    @Override
    protected Measures measures(RecordTaskStatus status) {
        return Measures.phase(Optional.ofNullable(status.phase).map(RecordTaskStatus.Phase::name));
    }
}
