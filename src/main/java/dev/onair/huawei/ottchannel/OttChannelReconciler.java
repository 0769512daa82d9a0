package dev.onair.huawei.ottchannel;

import dev.onair.common.ObjectKey;
import dev.onair.engine.Output;
import dev.onair.huawei.account.HuaweiAccounts;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.operator.Resolution;
import dev.onair.operator.metrics.Measures;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.ResidentReconciler;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is an OttChannel's own in its life: what it refers to, and what it hands out. */
@Singleton
@ControllerConfiguration(name = "ottchannel")
public class OttChannelReconciler
        extends ResidentReconciler<
                OttChannel, OttChannelDesired, Channel, OttChannelCommand, OttChannelStatus, HuaweiSession> {
    private final OttChannelReferences references;
    private final OttMetrics metrics;

    OttChannelReconciler(
            HuaweiAccounts accounts, OttChannelReferences references, OttMetrics metrics, Facilities facilities) {
        super(OttChannel.class, accounts, facilities);
        this.references = references;
        this.metrics = metrics;
    }

    @Override
    protected String noun() {
        return "channel";
    }

    @Override
    public List<String> wanted(OttChannel resource) {
        return TakenNames.wanted(resource);
    }

    @Override
    public List<String> held(OttChannel resource) {
        return TakenNames.held(resource);
    }

    @Override
    protected Stream<String> secretNames(OttChannel resource) {
        var spec = resource.getSpec();
        return Stream.concat(
                SecretRefs.of(spec).map(ref -> ref.ref().name),
                Optional.ofNullable(spec.connectionSecretName).stream());
    }

    @Override
    public Resolution<OttChannelDesired, Channel, OttChannelCommand, OttChannelStatus> resolve(OttChannel resource) {
        return references.resolve(
                resource, claimant(resource), id -> isHeldByAnother(resource, id), mayAdopt(resource));
    }

    @Override
    public Resolution<OttChannelDesired, Channel, OttChannelCommand, OttChannelStatus> resolveForDeletion(
            OttChannel resource) {
        return references.resolveForDeletion(
                resource, claimant(resource), id -> isHeldByAnother(resource, id), mayAdopt(resource));
    }

    @Override
    public boolean allowsInterruption(OttChannel resource) {
        return Boolean.TRUE.equals(resource.getSpec().allowInterruption);
    }

    @Override
    public OttChannelStatus newStatus() {
        return new OttChannelStatus();
    }

    @Override
    public void introduce(OttChannel resource, OttChannelStatus status) {
        status.account = accountText(resource);
        if (resource.getSpec().monitoring == null) {
            forget(resource);
        }
    }

    @Override
    protected void forget(OttChannel resource) {
        metrics.forget(new ObjectKey(
                resource.getMetadata().getNamespace(), resource.getMetadata().getName()));
    }

    @Override
    public Class<OttChannelStatus> statusType() {
        return OttChannelStatus.class;
    }

    @Override
    public Map<String, Output.Form> outputsOf(OttChannelStatus status) {
        return status.connectionSecretName == null ? Map.of() : Map.of(status.connectionSecretName, Output.Form.SECRET);
    }

    @Override
    protected boolean isEmergency(OttChannel edited) {
        return edited.getSpec().desiredState == OttChannelSpec.DesiredState.Stopped;
    }

    @Override
    protected Measures measures(OttChannelStatus status) {
        return Measures.live(OttChannelReport.live(status));
    }
}
