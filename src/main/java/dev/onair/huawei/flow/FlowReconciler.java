package dev.onair.huawei.flow;

import dev.onair.engine.Output;
import dev.onair.huawei.account.HuaweiAccounts;
import dev.onair.huawei.account.HuaweiSession;
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

/** What is a Flow's own in its life: the Secrets that it refers to, and the one that it hands out. */
@Singleton
@ControllerConfiguration(name = "flow")
public class FlowReconciler
        extends ResidentReconciler<Flow, FlowDesired, FlowObserved, FlowCommand, FlowStatus, HuaweiSession> {
    private final FlowReferences references;

    FlowReconciler(HuaweiAccounts accounts, FlowReferences references, Facilities facilities) {
        super(Flow.class, accounts, facilities);
        this.references = references;
    }

    @Override
    protected String noun() {
        return "flow";
    }

    /** A region has one flow of a name (LIVE.103011018), and neither can change. Huawei Cloud Media Live API 7.1. */
    @Override
    public List<String> wanted(Flow resource) {
        return List.of("name " + resource.getSpec().region + "/" + FlowManifest.name(resource));
    }

    @Override
    protected Stream<String> secretNames(Flow resource) {
        return Stream.concat(
                FlowReferences.keys(resource.getSpec()).stream().map(key -> key.ref().name),
                Optional.ofNullable(resource.getSpec().connectionSecretName).stream());
    }

    @Override
    public Resolution<FlowDesired, FlowObserved, FlowCommand, FlowStatus> resolve(Flow resource) {
        return references.resolve(
                resource, claimant(resource), id -> isHeldByAnother(resource, id), mayAdopt(resource));
    }

    @Override
    public Resolution<FlowDesired, FlowObserved, FlowCommand, FlowStatus> resolveForDeletion(Flow resource) {
        return references.resolveForDeletion(resource, claimant(resource), id -> isHeldByAnother(resource, id));
    }

    @Override
    public boolean allowsInterruption(Flow resource) {
        return Boolean.TRUE.equals(resource.getSpec().allowInterruption);
    }

    @Override
    public FlowStatus newStatus() {
        return new FlowStatus();
    }

    @Override
    public void introduce(Flow resource, FlowStatus status) {
        status.account = accountText(resource);
    }

    @Override
    public Class<FlowStatus> statusType() {
        return FlowStatus.class;
    }

    @Override
    public Map<String, Output.Form> outputsOf(FlowStatus status) {
        return status.connectionSecretName == null ? Map.of() : Map.of(status.connectionSecretName, Output.Form.SECRET);
    }

    @Override
    protected boolean isEmergency(Flow edited) {
        return edited.getSpec().desiredState == FlowSpec.DesiredState.Stopped;
    }

    @Override
    protected Measures measures(FlowStatus status) {
        return Measures.health(FlowHealth.of(status));
    }
}
