package dev.onair.cdnetworks.pullchannel;

import dev.onair.cdnetworks.account.CdnetworksAccounts;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.ChannelRef;
import dev.onair.cdnetworks.account.ObservedChannel;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.PullChannelEntry;
import dev.onair.common.AllowedReferences;
import dev.onair.engine.Output;
import dev.onair.operator.Resolution;
import dev.onair.operator.metrics.Measures;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.ResidentReconciler;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is a PullChannel's own in its life: what it refers to. It hands out nothing. */
@Singleton
@ControllerConfiguration(name = "pullchannel")
public class PullChannelReconciler
        extends ResidentReconciler<
                PullChannel,
                PullChannelDesired,
                ObservedChannel<PullChannelEntry>,
                PullChannelCommand,
                PullChannelStatus,
                CdnetworksSession> {
    private final PullChannelReferences references;

    PullChannelReconciler(CdnetworksAccounts accounts, PullChannelReferences references, Facilities facilities) {
        super(PullChannel.class, accounts, facilities);
        this.references = references;
    }

    /** Both sorts of channels have pull ids of one list. */
    @Override
    protected String idSpace() {
        return ChannelRef.ID_SPACE;
    }

    @Override
    protected @Nullable AllowedReferences allowedReferences(PullChannel resource) {
        return resource.getSpec().allowedReferences;
    }

    @Override
    protected String noun() {
        return "channel";
    }

    @Override
    public List<String> wanted(PullChannel resource) {
        return OriginDomains.wanted(resource.getSpec());
    }

    @Override
    public List<String> held(PullChannel resource) {
        var status = resource.getStatus();
        return status == null || status.externalId == null ? List.of() : OriginDomains.held(status);
    }

    @Override
    public List<String> had(PullChannel resource) {
        var status = resource.getStatus();
        return status == null || status.externalId == null ? List.of() : OriginDomains.had(status);
    }

    @Override
    public List<String> claimed(PullChannel resource) {
        return OriginDomains.claimed(resource.getSpec());
    }

    @Override
    protected Stream<String> secretNames(PullChannel resource) {
        return Optional.ofNullable(resource.getSpec().source.urlSecretRef).map(ref -> ref.name).stream();
    }

    /** Its protocols: who records it needs some of them. RTMP is the vendor's default (2.12.3). */
    @Override
    protected Set<String> offers(PullChannel resource) {
        var protocols = resource.getSpec().playback.protocols;
        return protocols == null
                ? Set.of(Protocol.RTMP.name())
                : protocols.stream().map(Protocol::name).collect(Collectors.toSet());
    }

    @Override
    public Resolution<PullChannelDesired, ObservedChannel<PullChannelEntry>, PullChannelCommand, PullChannelStatus>
            resolve(PullChannel resource) {
        return references.resolve(resource, claimant(resource), id -> isHeldByAnother(resource, id));
    }

    @Override
    public Resolution<PullChannelDesired, ObservedChannel<PullChannelEntry>, PullChannelCommand, PullChannelStatus>
            resolveForDeletion(PullChannel resource) {
        return references.resolveForDeletion(resource, claimant(resource), id -> isHeldByAnother(resource, id));
    }

    @Override
    public PullChannelStatus newStatus() {
        return new PullChannelStatus();
    }

    @Override
    public void introduce(PullChannel resource, PullChannelStatus status) {
        status.account = accountText(resource);
    }

    @Override
    public Class<PullChannelStatus> statusType() {
        return PullChannelStatus.class;
    }

    @Override
    public Map<String, Output.Form> outputsOf(PullChannelStatus status) {
        return Map.of();
    }

    /** The vendor tells no state of it: what somebody watches is on air. CDNetworks Cloud Live API 3.3. */
    @Override
    protected Measures measures(PullChannelStatus status) {
        return Measures.live(Optional.ofNullable(status.viewers).map(viewers -> viewers > 0));
    }
}
