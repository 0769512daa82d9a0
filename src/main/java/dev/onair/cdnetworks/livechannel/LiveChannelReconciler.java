package dev.onair.cdnetworks.livechannel;

import dev.onair.account.Claimant;
import dev.onair.account.MassDeletionBreaker.Verdict;
import dev.onair.cdnetworks.account.CdnetworksAccounts;
import dev.onair.cdnetworks.account.CdnetworksAccounts.Use;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.common.AccountRef;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Output;
import dev.onair.operator.Controllers;
import dev.onair.operator.Kind;
import dev.onair.operator.Lifecycle;
import dev.onair.operator.Outputs;
import dev.onair.operator.Resolution;
import dev.onair.operator.SecretStore;
import dev.onair.operator.Telling;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What wakes a LiveChannel, and what it refers to; the rest of its life is {@link Lifecycle}. */
@ControllerConfiguration(name = "livechannel")
public class LiveChannelReconciler
        implements ConfigurableReconciler<LiveChannel>,
                Cleaner<LiveChannel>,
                Kind<LiveChannel, LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus>,
                CdnetworksAccounts.Tenant {
    private final CdnetworksAccounts accounts;
    private final LiveChannelReferences references;
    private final LiveChannelIndex index = new LiveChannelIndex();
    private final SimpleInboundEventSource<LiveChannel> wakeups = new SimpleInboundEventSource<>("wakeups");
    private final Lifecycle<LiveChannel, LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus>
            lifecycle;

    LiveChannelReconciler(
            CdnetworksAccounts accounts,
            LiveChannelReferences references,
            Outputs outputs,
            Telling telling,
            Clock clock,
            RandomGenerator random) {
        this.accounts = accounts;
        this.references = references;
        this.lifecycle = new Lifecycle<>(this, outputs, telling, clock, random);
    }

    @Override
    public void updateConfigurationFrom(ControllerConfigurationOverrider<LiveChannel> configuration) {
        Controllers.configure(configuration, this::recall);
    }

    /** A call of the manifest as it was must not be sent any more, if it still waits; a ban must not wait behind it. */
    private void recall(LiveChannel edited) {
        session(edited)
                .ifPresent(open -> open.calls().recall(edited.getMetadata().getUid()));
    }

    @Override
    public List<EventSource<?, LiveChannel>> prepareEventSources(EventSourceContext<LiveChannel> context) {
        index.use(context.getPrimaryCache());
        accounts.register(this);
        var secrets = InformerEventSourceConfiguration.from(Secret.class, LiveChannel.class)
                .withItemStore(new SecretStore())
                .withSecondaryToPrimaryMapper(this::concernedBy)
                .build();
        var configMaps = InformerEventSourceConfiguration.from(ConfigMap.class, LiveChannel.class)
                .withLabelSelector("app.kubernetes.io/managed-by=onair")
                .build();
        return List.of(
                wakeups, new InformerEventSource<>(secrets, context), new InformerEventSource<>(configMaps, context));
    }

    private Set<ResourceID> concernedBy(Secret secret) {
        var metadata = secret.getMetadata();
        var owners = metadata.getOwnerReferences().stream()
                .filter(owner -> owner.getKind().equals("LiveChannel"))
                .map(owner -> new ResourceID(owner.getName(), metadata.getNamespace()));
        var readers = index.readersOf(new ObjectKey(metadata.getNamespace(), metadata.getName()))
                .map(ResourceID::fromResource);
        return Stream.concat(owners, readers).collect(Collectors.toSet());
    }

    @Override
    public UpdateControl<LiveChannel> reconcile(LiveChannel resource, Context<LiveChannel> context) {
        return lifecycle.reconcile(resource, context);
    }

    @Override
    public ErrorStatusUpdateControl<LiveChannel> updateErrorStatus(
            LiveChannel resource, Context<LiveChannel> context, Exception error) {
        return lifecycle.broken(resource, context, error);
    }

    @Override
    public DeleteControl cleanup(LiveChannel resource, Context<LiveChannel> context) {
        return lifecycle.cleanup(resource, context);
    }

    @Override
    public Resolution<LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus> resolve(
            LiveChannel resource) {
        return references.resolve(resource, claimant(resource), id -> isDeclaredByAnother(resource, id));
    }

    @Override
    public Resolution<LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus>
            resolveForDeletion(LiveChannel resource) {
        return references.resolveForDeletion(resource, claimant(resource), id -> isDeclaredByAnother(resource, id));
    }

    @Override
    public LiveChannelStatus newStatus() {
        return new LiveChannelStatus();
    }

    @Override
    public void introduce(LiveChannel resource, LiveChannelStatus status) {
        var key = account(resource);
        status.account = key.namespace().equals(resource.getMetadata().getNamespace()) ? key.name() : key.toString();
    }

    @Override
    public Class<LiveChannelStatus> statusType() {
        return LiveChannelStatus.class;
    }

    /** By the manifests, since after a restart the claims are complete only when every resource was looked at once. */
    private boolean isDeclaredByAnother(LiveChannel resource, String externalId) {
        var uid = resource.getMetadata().getUid();
        return index.declaring(account(resource), externalId)
                .anyMatch(other -> !other.getMetadata().getUid().equals(uid));
    }

    @Override
    public Optional<String> conflict(LiveChannel resource, String externalId) {
        var me = claimant(resource);
        var older = index.declaring(account(resource), externalId)
                .map(LiveChannelReconciler::claimant)
                .filter(other -> other.compareTo(me) < 0)
                .min(Claimant::compareTo);
        return older.or(() -> session(resource).flatMap(open -> open.claims().conflict(externalId, me)))
                .map(owner -> "channel " + externalId + " belongs to the older resource " + owner.namespace() + "/"
                        + owner.name() + ": delete one of the two, or give this one another onair.dev/external-id");
    }

    @Override
    public Optional<Hold> holdsDeletion(LiveChannel resource) {
        var uses = accounts.uses(account(resource));
        var pending = (int) uses.stream().filter(Use::deleting).count();
        return session(resource)
                .map(open -> open.breaker().admit(resource.getMetadata().getUid(), uses.size(), pending))
                .flatMap(verdict -> verdict instanceof Verdict.Held(var token, var held)
                        ? Optional.of(held(account(resource), token, held))
                        : Optional.empty());
    }

    private Hold held(ObjectKey account, String token, int count) {
        accounts.held(account);
        return new Hold(
                "TooManyDeletions",
                count + " deletions at once look like a mistake; to let them go on: kubectl annotate --overwrite"
                        + " cdnetworksaccount " + account.name() + " -n " + account.namespace() + " " + Names.APPROVE
                        + "=" + token);
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
    public void released(LiveChannel resource) {
        session(resource).ifPresent(open -> {
            open.breaker().finished(resource.getMetadata().getUid());
            LiveChannelIndex.externalIds(resource).forEach(id -> open.claims().release(id, claimant(resource)));
        });
        accounts.released(account(resource));
    }

    @Override
    public List<Use> uses(ObjectKey account) {
        return index.of(account)
                .map(channel -> new Use("LiveChannel", key(channel), channel.isMarkedForDeletion()))
                .toList();
    }

    @Override
    public boolean isSynced() {
        return index.isSynced();
    }

    @Override
    public Set<String> externalIds(ObjectKey account) {
        return index.of(account)
                .flatMap(channel -> LiveChannelIndex.externalIds(channel).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public void wake(List<ObjectKey> resources) {
        resources.forEach(key -> wakeups.propagateEvent(new ResourceID(key.name(), key.namespace())));
    }

    private Optional<CdnetworksSession> session(LiveChannel resource) {
        return accounts.session(account(resource));
    }

    static ObjectKey account(LiveChannel resource) {
        return AccountRef.resolve(
                resource.getSpec().accountRef, resource.getMetadata().getNamespace());
    }

    private static ObjectKey key(LiveChannel resource) {
        return new ObjectKey(
                resource.getMetadata().getNamespace(), resource.getMetadata().getName());
    }

    private static Claimant claimant(LiveChannel resource) {
        var metadata = resource.getMetadata();
        return new Claimant(
                metadata.getNamespace(),
                metadata.getName(),
                metadata.getUid(),
                Instant.parse(metadata.getCreationTimestamp()));
    }
}
