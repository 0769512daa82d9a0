package dev.onair.huawei.flow;

import dev.onair.common.Bounded;
import dev.onair.engine.Change;
import dev.onair.engine.FieldChange;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.engine.Impact;
import dev.onair.engine.Plan;
import dev.onair.huawei.client.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which calls lead from the flow that is to the one that is declared; pure. What needs the flow stopped goes between a stop
 * and a start, as one change: a stop without its start would be an outage. If the operator ends between them, the next plan
 * is what is left and the start, since the manifest says that the flow runs.
 */
final class FlowPlan {
    static final String STATE = "spec.desiredState";
    private static final String RUNNING = "Running";
    private static final String STOPPED = "Stopped";

    private FlowPlan() {}

    static Plan<FlowCommand> create(FlowDesired desired) {
        Map<String, String> keys = new TreeMap<>();
        desired.sources()
                .forEach(source -> Edits.fingerprint(source.key()).ifPresent(text -> keys.put(source.path(), text)));
        Map<String, Map<String, String>> sent = new TreeMap<>();
        desired.sources()
                .forEach(source -> sent.put(source.path(), SentFields.of(source.values(), desired.fingerprints())));
        var fields = new ArrayList<FieldChange>();
        fields.add(FieldChange.made("spec.name", desired.name()));
        fields.add(FieldChange.made("spec.region", desired.region()));
        desired.sources()
                .forEach(source -> fields.addAll(Made.fields(
                        "spec.sources[" + source.name() + "]",
                        source.values(),
                        source.key().map(key -> "decryption"),
                        Cause.REMEMBERED)));
        var flow = Wanted.flow(desired);
        var create = new Change<FlowCommand>(new FlowCommand.Create(flow, keys, sent), fields);
        return new Plan<>(List.of(create.covering(Trees.of(flow).toString())));
    }

    static Plan<FlowCommand> change(FlowDesired desired, FlowObserved observed, FlowStatus memory) {
        var flowId = observed.entry().flowId();
        var edits =
                observed.truth().map(truth -> Edits.of(desired, truth, memory)).orElse(List.of());
        var changes = new ArrayList<Change<FlowCommand>>();
        if (observed.mayRun()) {
            whileRunning(desired, observed, edits, changes);
        } else if (desired.running()) {
            start(flowId, edits, changes);
        } else {
            edits.forEach(edit -> changes.add(change(edit, Impact.SEAMLESS)));
        }
        return new Plan<>(changes);
    }

    private static void whileRunning(
            FlowDesired desired, FlowObserved observed, List<Edits.Edit> edits, List<Change<FlowCommand>> changes) {
        var flowId = observed.entry().flowId();
        var byNeed = edits.stream()
                .collect(Collectors.partitioningBy(
                        edit -> observed.needsStandby().contains(edit.operation())));
        var whileStopped = byNeed.getOrDefault(true, List.of());
        if (!desired.running()) {
            changes.add(new Change<>(
                    new FlowCommand.Stop(flowId),
                    List.of(new FieldChange(STATE, shown(observed), STOPPED, Cause.OBSERVED))));
            // What is asked to stop is not spared a change, which nobody notices then.
            edits.forEach(edit -> changes.add(change(edit, Impact.SEAMLESS)));
            return;
        }
        byNeed.getOrDefault(false, List.of()).forEach(edit -> changes.add(change(edit, edit.impact())));
        if (!whileStopped.isEmpty()) {
            changes.add(new Change<>(
                    new FlowCommand.ChangeAndStart(flowId, true, commands(whileStopped)),
                    whileStopped.stream()
                            .flatMap(edit -> edit.fields().stream())
                            .toList()));
        } else if (!observed.active()) {
            changes.add(new Change<>(
                    new FlowCommand.Start(flowId),
                    List.of(new FieldChange(STATE, shown(observed), RUNNING, Cause.OBSERVED))));
        }
    }

    private static String shown(FlowObserved observed) {
        return observed.active()
                ? RUNNING
                : Bounded.text(String.valueOf(observed.entry().status()), 16);
    }

    private static void start(String flowId, List<Edits.Edit> edits, List<Change<FlowCommand>> changes) {
        var started = new FieldChange(STATE, STOPPED, RUNNING, Cause.OBSERVED);
        if (edits.isEmpty()) {
            changes.add(new Change<>(new FlowCommand.Start(flowId), List.of(started)));
            return;
        }
        var fields = Stream.concat(edits.stream().flatMap(edit -> edit.fields().stream()), Stream.of(started))
                .toList();
        changes.add(new Change<>(new FlowCommand.ChangeAndStart(flowId, false, commands(edits)), fields));
    }

    private static List<FlowCommand> commands(List<Edits.Edit> edits) {
        return edits.stream().map(edit -> edit.command().apply(Impact.SEAMLESS)).toList();
    }

    private static Change<FlowCommand> change(Edits.Edit edit, Impact impact) {
        return new Change<>(
                edit.command().apply(impact), edit.fields(), edit.keysOnly().map(command -> command.apply(impact)));
    }

    /** What no call can change of a flow that was adopted, or cannot be kept through a change. */
    static Optional<String> impossible(FlowDesired desired, FlowObserved observed) {
        var entry = observed.entry();
        if (entry.name() != null && !entry.name().equals(desired.name())) {
            return Optional.of("flow " + entry.flowId() + " is named \"" + entry.name() + "\" and not \""
                    + desired.name() + "\", which the vendor cannot change: say so in spec.name of a new resource, or"
                    + " adopt another flow");
        }
        if (entry.region() != null && !entry.region().equals(desired.region())) {
            return Optional.of("flow " + entry.flowId() + " is in the region " + entry.region() + " and not in "
                    + desired.region() + ": say so in spec.region of a new resource, or adopt another flow");
        }
        return observed.truth().flatMap(truth -> {
            var has = FlowObserved.sources(truth).size();
            return has == desired.sources().size()
                    ? Keys.lost(desired, truth)
                    : Optional.of("flow " + entry.flowId() + " has " + has + " sources and spec.sources "
                            + desired.sources().size()
                            + ", and the vendor can neither add nor remove one: declare those"
                            + " that it has in a new resource, or adopt another flow");
        });
    }
}
