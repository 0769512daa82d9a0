package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.CdnetworksAccounts;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.ChannelRef;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.common.AllowedReferences;
import dev.onair.engine.Output;
import dev.onair.operator.Resolution;
import dev.onair.operator.metrics.Measures;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.ResidentReconciler;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is a LiveChannel's own in its life: what it refers to, and what it hands out. */
@Singleton
@ControllerConfiguration(name = "livechannel")
public class LiveChannelReconciler
        extends ResidentReconciler<
                LiveChannel,
                LiveChannelDesired,
                LiveChannelObserved,
                LiveChannelCommand,
                LiveChannelStatus,
                CdnetworksSession> {
    private final LiveChannelReferences references;

    LiveChannelReconciler(CdnetworksAccounts accounts, LiveChannelReferences references, Facilities facilities) {
        super(LiveChannel.class, accounts, facilities);
        this.references = references;
    }

    /** Both sorts of channels have pull ids of one list. */
    @Override
    protected String idSpace() {
        return ChannelRef.ID_SPACE;
    }

    @Override
    protected @Nullable AllowedReferences allowedReferences(LiveChannel resource) {
        return resource.getSpec().allowedReferences;
    }

    @Override
    protected String noun() {
        return "channel";
    }

    /** A whiteboard belongs to one channel (1278), and its id cannot change. CDNetworks Cloud Live API 2.1. */
    @Override
    public List<String> wanted(LiveChannel resource) {
        return Optional.ofNullable(resource.getSpec().whiteboard).map(board -> board.id).stream()
                .map(id -> "whiteboard " + id)
                .toList();
    }

    @Override
    protected Stream<String> secretNames(LiveChannel resource) {
        var spec = resource.getSpec();
        return Stream.of(
                        Optional.ofNullable(spec.verificationSecretRef).map(ref -> ref.name),
                        Optional.ofNullable(spec.connectionSecretName))
                .flatMap(Optional::stream);
    }

    @Override
    protected Stream<Reference> references(LiveChannel resource) {
        return DirectoryLookup.nameIn(resource.getSpec())
                .map(name -> new Reference(DirectoryLookup.KIND, name))
                .stream();
    }

    /** Its protocols: who records or relays it needs some of them. RTMP is the vendor's default (2.1.3). */
    @Override
    protected Set<String> offers(LiveChannel resource) {
        var protocols = resource.getSpec().playback.protocols;
        return protocols == null
                ? Set.of(Protocol.RTMP.name())
                : protocols.stream().map(Protocol::name).collect(Collectors.toSet());
    }

    @Override
    protected List<EventSource<?, LiveChannel>> moreEventSources(EventSourceContext<LiveChannel> context) {
        var configMaps = InformerEventSourceConfiguration.from(ConfigMap.class, LiveChannel.class)
                .withLabelSelector("app.kubernetes.io/managed-by=onair")
                .build();
        return List.of(new InformerEventSource<>(configMaps, context));
    }

    @Override
    public Resolution<LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus> resolve(
            LiveChannel resource) {
        return references.resolve(resource, claimant(resource), id -> isHeldByAnother(resource, id));
    }

    @Override
    public Resolution<LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus>
            resolveForDeletion(LiveChannel resource) {
        return references.resolveForDeletion(resource, claimant(resource), id -> isHeldByAnother(resource, id));
    }

    @Override
    public LiveChannelStatus newStatus() {
        return new LiveChannelStatus();
    }

    @Override
    public void introduce(LiveChannel resource, LiveChannelStatus status) {
        status.account = accountText(resource);
    }

    @Override
    public Class<LiveChannelStatus> statusType() {
        return LiveChannelStatus.class;
    }

    @Override
    public Map<String, Output.Form> outputsOf(LiveChannelStatus status) {
        var outputs = new HashMap<String, Output.Form>();
        if (status.connectionSecretName != null) {
            outputs.put(status.connectionSecretName, Output.Form.SECRET);
        }
        if (status.playbackCodeConfigMapName != null) {
            outputs.put(status.playbackCodeConfigMapName, Output.Form.CONFIG_MAP);
        }
        return outputs;
    }

    @Override
    protected boolean isEmergency(LiveChannel edited) {
        return edited.getSpec().ban != null || edited.getSpec().disconnectRevision != null;
    }

    @Override
    protected Measures measures(LiveChannelStatus status) {
        return Measures.live(Optional.ofNullable(status.state).map(LiveChannelReport.LIVE::equals));
    }
}
