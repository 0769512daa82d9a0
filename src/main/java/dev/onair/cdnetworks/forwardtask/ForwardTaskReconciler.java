package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.account.CdnetworksAccounts;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.ChannelLookup;
import dev.onair.cdnetworks.account.ChannelRef;
import dev.onair.common.DurationText;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is a ForwardTask's own in its life: what it refers to, until when, and when it goes by itself. */
@Singleton
@ControllerConfiguration(name = "forwardtask")
public class ForwardTaskReconciler
        extends ResidentReconciler<
                ForwardTask,
                ForwardTaskDesired,
                ForwardTaskObserved,
                ForwardTaskCommand,
                ForwardTaskStatus,
                CdnetworksSession> {
    private final ForwardTaskReferences references;
    private final Links links;
    private final Clock clock;

    ForwardTaskReconciler(CdnetworksAccounts accounts, ForwardTaskReferences references, Facilities facilities) {
        super(ForwardTask.class, accounts, facilities);
        this.references = references;
        this.links = facilities.links();
        this.clock = facilities.clock();
    }

    @Override
    public Optional<String> advice(ForwardTask resource) {
        return ChannelLookup.advice(
                links, resource.getMetadata().getNamespace(), account(resource), resource.getSpec().pullId);
    }

    @Override
    protected String noun() {
        return "forward task";
    }

    @Override
    protected Stream<String> secretNames(ForwardTask resource) {
        return Optional.ofNullable(resource.getSpec().destinationSecretRef).map(ref -> ref.name).stream();
    }

    @Override
    protected Stream<Reference> references(ForwardTask resource) {
        return Optional.ofNullable(resource.getSpec().channelRef)
                .map(ref -> new Reference(ref.kindName(), ref.name))
                .stream();
    }

    @Override
    protected Optional<ObjectReference> namedObject(ForwardTask resource) {
        return Optional.ofNullable(resource.getSpec().pullId).map(id -> new ObjectReference(ChannelRef.ID_SPACE, id));
    }

    /** A relay that is over does not keep its channel. */
    @Override
    protected boolean needsReferences(ForwardTask resource) {
        return resource.getStatus() == null || !resource.getStatus().isOver();
    }

    /** A relay that was never shown is nowhere known, and one whose end is past may be cleared from the vendor's list. */
    @Override
    protected Expected expected(ForwardTask resource) {
        var status = resource.getStatus();
        if (status == null) {
            return Expected.THERE;
        }
        return status.isOver() || status.isNotShown()
                ? Expected.NOTHING
                : Expected.until(status.endsAt, clock.instant());
    }

    @Override
    public Resolution<ForwardTaskDesired, ForwardTaskObserved, ForwardTaskCommand, ForwardTaskStatus> resolve(
            ForwardTask resource) {
        return references.resolve(resource, around(resource));
    }

    @Override
    public Resolution<ForwardTaskDesired, ForwardTaskObserved, ForwardTaskCommand, ForwardTaskStatus>
            resolveForDeletion(ForwardTask resource) {
        return references.resolveForDeletion(resource, around(resource));
    }

    private Circumstances.Around around(ForwardTask resource) {
        return new Circumstances.Around(
                claimant(resource),
                id -> isHeldByAnother(resource, id),
                () -> creationHeld(resource).isPresent());
    }

    @Override
    public Optional<Instant> expiresAt(ForwardTask resource, ForwardTaskStatus status) {
        return ForwardTaskReport.expiry(
                status, Optional.ofNullable(resource.getSpec().ttlAfterFinished).map(DurationText::parse));
    }

    /** What is over does not change, and the vendor has no call that takes it off its list. */
    @Override
    public Optional<String> keptByVendor(ForwardTask resource) {
        return Optional.ofNullable(resource.getStatus())
                .filter(ForwardTaskStatus::isAllOver)
                .map(status -> "the relay is over, and the vendor has nothing to end: forward task " + status.taskId);
    }

    @Override
    public ForwardTaskStatus newStatus() {
        return new ForwardTaskStatus();
    }

    @Override
    public void introduce(ForwardTask resource, ForwardTaskStatus status) {
        status.account = accountText(resource);
    }

    @Override
    public Class<ForwardTaskStatus> statusType() {
        return ForwardTaskStatus.class;
    }

    @Override
    public Map<String, Output.Form> outputsOf(ForwardTaskStatus status) {
        return Map.of();
    }

    @Override
    protected Measures measures(ForwardTaskStatus status) {
        return Measures.phase(Optional.ofNullable(status.phase).map(Phase::name));
    }
}
