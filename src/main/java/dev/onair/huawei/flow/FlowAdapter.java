package dev.onair.huawei.flow;

import dev.onair.account.Claimant;
import dev.onair.account.Sighting;
import dev.onair.common.Attempt;
import dev.onair.common.Hash;
import dev.onair.engine.Adapter;
import dev.onair.engine.Effect;
import dev.onair.engine.Failure;
import dev.onair.engine.Found;
import dev.onair.engine.Indicator;
import dev.onair.engine.Kept;
import dev.onair.engine.Lane;
import dev.onair.engine.Observation;
import dev.onair.engine.Outcome;
import dev.onair.engine.Output;
import dev.onair.engine.Plan;
import dev.onair.engine.Target;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.huawei.client.HuaweiErrors;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How Flows live at Huawei Cloud. */
final class FlowAdapter implements Adapter<FlowDesired, FlowObserved, FlowCommand, FlowStatus> {
    private final HuaweiSession session;
    private final Circumstances circumstances;

    /**
     * What surrounds the resource.
     *
     * @param isHeldByAnother whether another resource says that this id is its own
     * @param readBefore when its sources and outputs were read before this operator, if they are still as declared
     * @param mayAdopt whether the account lets this namespace take what no resource holds
     * @param outputs the names of those that the flow may have, by the manifest and by what was sent
     */
    record Circumstances(
            Claimant claimant,
            Predicate<String> isHeldByAnother,
            Optional<Instant> readBefore,
            boolean mayAdopt,
            Set<String> outputs) {
        /** For what goes: nothing of it is compared. */
        Circumstances(Claimant claimant, Predicate<String> isHeldByAnother) {
            this(claimant, isHeldByAnother, Optional.empty(), false, Set.of());
        }
    }

    FlowAdapter(HuaweiSession session, Circumstances circumstances) {
        this.session = session;
        this.circumstances = circumstances;
    }

    @Override
    public Observation<FlowObserved> observe(Target target, String flowId) {
        var flows = session.flows();
        return flows.look(target.caller(), flowId, circumstances.readBefore(), circumstances.outputs())
                .as(view -> new FlowObserved(view, flows.needsStandby()));
    }

    @Override
    public Plan<FlowCommand> plan(
            FlowDesired desired, Observation<FlowObserved> observed, FlowStatus memory, Instant now) {
        return switch (observed) {
            case Observation.Absent<FlowObserved> ignored -> FlowPlan.create(desired);
            case Observation.Present<FlowObserved>(var flow, var at) -> FlowPlan.change(desired, flow, memory);
            case Observation.Unknown<FlowObserved> ignored -> Plan.empty();
            case Observation.Pending<FlowObserved> ignored -> Plan.empty();
        };
    }

    @Override
    public Outcome<Effect<FlowStatus>> execute(Target target, FlowCommand command, Runnable beforeSend) {
        var outcome = new FlowCalls(session, target.caller())
                .execute(command, beforeSend, id -> session.claims().claim(id, circumstances.claimant()));
        return command instanceof FlowCommand.Create create ? outcome(create, outcome) : outcome;
    }

    /** A flow of this name that no resource has is named to those who may take it. */
    private Outcome<Effect<FlowStatus>> outcome(FlowCommand.Create create, Outcome<Effect<FlowStatus>> outcome) {
        if (!circumstances.mayAdopt()
                || !(outcome instanceof Outcome.Failed<Effect<FlowStatus>>(Failure.Rejected why))
                || !HuaweiErrors.isExisting(why)) {
            return outcome;
        }
        var form = create.form();
        return session.flows().all().stream()
                .map(Sighting::entry)
                .filter(flow -> Objects.equals(form.name(), flow.name())
                        && Objects.equals(form.region(), flow.region())
                        && session.claims().owner(flow.flowId()).isEmpty())
                .findFirst()
                .<Outcome<Effect<FlowStatus>>>map(flow -> Outcome.failed(why.saying(why.message() + "; it is flow "
                        + flow.flowId() + ", which no resource of this account has: to adopt it, annotate this one with"
                        + " onair.dev/external-id=" + flow.flowId())))
                .orElse(outcome);
    }

    @Override
    public Outcome<Found> find(Target target, FlowDesired desired, Attempt attempt) {
        return new LostFlow(session, circumstances.claimant(), circumstances.isHeldByAnother())
                .find(target, desired, attempt);
    }

    @Override
    public String nameOf(FlowDesired desired) {
        return desired.name();
    }

    @Override
    public void report(FlowDesired desired, FlowObserved observed, Instant at, FlowStatus status) {
        session.claims().claim(observed.entry().flowId(), circumstances.claimant());
        FlowReport.write(desired, observed, status);
    }

    @Override
    public List<Indicator> indicators(FlowDesired desired, FlowStatus status, Instant now) {
        return FlowHealth.indicators(status);
    }

    @Override
    public Kept kept(FlowObserved observed, FlowStatus status, String path) {
        return FlowKept.of(observed, path);
    }

    @Override
    public List<Output> outputs(FlowDesired desired, FlowObserved observed, FlowStatus status) {
        return ConnectionSecret.of(desired, observed).stream().toList();
    }

    @Override
    public Optional<String> impossible(FlowDesired desired, FlowObserved observed) {
        return FlowPlan.impossible(desired, observed);
    }

    @Override
    public String account() {
        return session.place();
    }

    @Override
    public String basis(FlowDesired desired) {
        var sources = desired.sources().stream().map(FlowDesired.Source::key);
        var outputs = desired.outputs().stream().flatMap(List::stream).map(FlowDesired.Output::key);
        var keys = Stream.concat(sources, outputs)
                .map(key -> Edits.fingerprint(key).orElse(""));
        return Hash.of(Stream.concat(Stream.of(session.basis()), keys).toArray(String[]::new));
    }

    @Override
    public void refresh(String flowId, Instant readBefore) {
        session.flows().refresh(flowId, readBefore);
    }

    @Override
    public void distrust(String flowId) {
        session.flows().wrote(flowId);
    }

    @Override
    public void readAlone(String flowId) {
        session.flows().readAlone(flowId);
    }

    /** Whether anybody watches, the vendor does not say: a flow that runs is taken to be watched. */
    @Override
    public Outcome<Boolean> onAir(Target target, FlowObserved observed) {
        return Outcome.done(observed.mayRun());
    }

    /** Whether a source is connected only the details tell (7.4), and those that are known may be hours old. */
    @Override
    public Outcome<Boolean> cutsOff(Target target, FlowObserved observed) {
        var flowId = observed.entry().flowId();
        return observed.mayRun()
                ? session.flowCalls()
                        .call(
                                Lane.READ,
                                target.caller(),
                                "getFlowDetail",
                                () -> session.flowClient().getFlowDetail(flowId, false))
                        .map(FlowObserved::hasConnectedSource)
                : Outcome.done(false);
    }

    @Override
    public Optional<Instant> nextDue(FlowDesired desired, FlowStatus status, Instant now) {
        return Optional.empty();
    }

    @Override
    public FlowCommand deletion(String flowId) {
        return new FlowCommand.Delete(flowId);
    }
}
