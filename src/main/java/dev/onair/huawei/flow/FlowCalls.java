package dev.onair.huawei.flow;

import dev.onair.engine.Caller;
import dev.onair.engine.Effect;
import dev.onair.engine.Failure;
import dev.onair.engine.Impact;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.engine.RefusalKind;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.huawei.client.HuaweiErrors;
import dev.onair.huawei.client.flow.AddFlowOutputsRequest;
import dev.onair.huawei.client.flow.Flows;
import dev.onair.huawei.flow.FlowCommand.ChangeAndStart;
import dev.onair.huawei.flow.FlowCommand.Create;
import dev.onair.huawei.flow.FlowCommand.CreateOutputs;
import dev.onair.huawei.flow.FlowCommand.Delete;
import dev.onair.huawei.flow.FlowCommand.DeleteOutput;
import dev.onair.huawei.flow.FlowCommand.Start;
import dev.onair.huawei.flow.FlowCommand.Stop;
import dev.onair.huawei.flow.FlowCommand.UpdateOutput;
import dev.onair.huawei.flow.FlowCommand.UpdateSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes the calls of a flow's plan, and says what is to be remembered of each. */
final class FlowCalls {
    private final HuaweiSession session;
    private final Caller owner;

    /** @param owner whom to recall by */
    FlowCalls(HuaweiSession session, Caller owner) {
        this.session = session;
        this.owner = owner;
    }

    /** One command; {@code beforeSend} is run directly before a create is sent. */
    Outcome<Effect<FlowStatus>> execute(FlowCommand command, Runnable beforeSend, Consumer<String> created) {
        return switch (command) {
            case Create(var form, var keys, var sent) ->
                session.flowCalls()
                        .call(Lane.WRITE, owner, "createFlow", beforeSend, () -> client().createFlow(form))
                        .map(flow -> {
                            session.flows().wrote(flow.flowId());
                            created.accept(flow.flowId());
                            return Effect.created(flow.flowId(), status -> {
                                status.sentKeys = new ArrayList<>();
                                status.sentFields = new ArrayList<>();
                                remember(status, keys, sent);
                            });
                        });
            case Delete(var flowId) -> delete(flowId);
            case Stop(var flowId) -> stop(Lane.EMERGENCY, flowId).map(yes -> Effect.none());
            case ChangeAndStart change -> changeAndStart(change);
            case Start start -> edit(start, false);
            case UpdateSource edit -> edit(edit, false);
            case CreateOutputs edit -> who(edit).edit(edit, false);
            case UpdateOutput edit -> edit(edit, false);
            case DeleteOutput edit -> edit(edit, false);
        };
    }

    private Flows client() {
        return session.flowClient();
    }

    /** @param stopped whether the flow was stopped for this, so that its state is no reason to refuse it */
    private Outcome<Effect<FlowStatus>> edit(FlowCommand command, boolean stopped) {
        return switch (command) {
            case Start(var flowId) ->
                write(flowId, "updateFlowStatusStart", () -> client().updateFlowStatusStart(flowId))
                        .map(yes -> Effect.none());
            case UpdateSource(var flowId, var name, var source, var fingerprint, var sent, var impact) ->
                inState(
                                UpdateSource.CALL,
                                stopped,
                                new Passphrases(session, owner)
                                        .in(source, flowId, name)
                                        .then(whole -> write(
                                                flowId,
                                                UpdateSource.CALL,
                                                () -> client().updateFlowSource(flowId, name, whole))))
                        .map(yes -> Effect.remembering(status -> {
                            if (!name.equals(source.name())) {
                                status.rememberKey("sources/" + name, Optional.empty());
                                status.rememberFields("sources/" + name, Optional.empty());
                            }
                            status.rememberKey("sources/" + source.name(), fingerprint);
                            status.rememberFields("sources/" + source.name(), Optional.of(sent));
                        }));
            case CreateOutputs create ->
                inState(CreateOutputs.CALL, stopped, createOutputs(create))
                        .map(existing -> Effect.remembering(status -> remember(status, create, existing)));
            case UpdateOutput(var flowId, var name, var update, var fingerprint, var sent, var impact) ->
                inState(
                                UpdateOutput.CALL,
                                stopped,
                                new Passphrases(session, owner)
                                        .in(update, flowId, name)
                                        .then(whole -> write(
                                                flowId,
                                                UpdateOutput.CALL,
                                                () -> client().updateFlowOutput(flowId, name, whole))))
                        .map(yes -> Effect.remembering(status -> {
                            status.rememberKey("outputs/" + name, fingerprint);
                            status.rememberFields("outputs/" + name, Optional.of(sent));
                        }));
            case DeleteOutput(var flowId, var name, var impact) ->
                inState(
                                DeleteOutput.CALL,
                                stopped,
                                agreeing(write(
                                        flowId, DeleteOutput.CALL, () -> client().deleteFlowOutput(flowId, name))))
                        .map(yes -> Effect.remembering(status -> {
                            status.rememberKey("outputs/" + name, Optional.empty());
                            status.rememberFields("outputs/" + name, Optional.empty());
                        }));
            case Create ignored -> throw new IllegalArgumentException("no edit: " + command.call());
            case Delete ignored -> throw new IllegalArgumentException("no edit: " + command.call());
            case Stop ignored -> throw new IllegalArgumentException("no edit: " + command.call());
            case ChangeAndStart ignored -> throw new IllegalArgumentException("no edit: " + command.call());
        };
    }

    /**
     * All that are sent are made, or none. One that exists because it was sent before and is not shown yet is as good as made;
     * others are sent without it.
     *
     * @return the names of those that exist, so that nothing of them was sent now
     */
    private Outcome<Set<String>> createOutputs(CreateOutputs create) {
        var outcome = createOutputs(create.flowId(), create.outputs());
        var isOurs = outcome instanceof Outcome.Failed<Set<String>>(var why)
                && HuaweiErrors.isExisting(why)
                && !create.sentBefore().isEmpty();
        if (!isOurs) {
            return outcome;
        }
        var rest = create.outputs().stream()
                .filter(output -> !create.sentBefore().contains(output.name()))
                .toList();
        var others = rest.isEmpty() ? Outcome.done(Set.<String>of()) : createOutputs(create.flowId(), rest);
        return others.map(none -> create.sentBefore());
    }

    private Outcome<Set<String>> createOutputs(String flowId, List<AddFlowOutputsRequest> outputs) {
        return write(flowId, CreateOutputs.CALL, () -> client().createFlowOutput(flowId, outputs))
                .map(yes -> Set.of());
    }

    /** An output that is gone already, or with its flow, is deleted. */
    private static <T> Outcome<Boolean> agreeing(Outcome<T> deletion) {
        return deletion instanceof Outcome.Failed<T>(Failure.Gone ignored)
                ? Outcome.done(true)
                : deletion.map(yes -> true);
    }

    /**
     * The flow is started again whatever came of the edits, unless one was refused since it runs; the next pass sees what is
     * left.
     */
    private Outcome<Effect<FlowStatus>> changeAndStart(ChangeAndStart change) {
        if (!change.isRunning()) {
            return changeThenStart(change);
        }
        var stopped = stop(Lane.WRITE, change.flowId());
        if (stopped instanceof Outcome.Failed<Boolean>(Failure.Unknown ignored)
                && !session.flowCalls().mayCall(Lane.WRITE, owner)) {
            // It may be off air as well, and no later pass will be let in to look. What runs is started without harm.
            finishing().edit(new Start(change.flowId()), true);
        }
        return stopped.then(yes -> changeThenStart(change));
    }

    /** An output that is replaced is made anew whatever comes: the one before it was deleted by the last call. */
    private FlowCalls who(FlowCommand edit) {
        return edit instanceof CreateOutputs made && made.impact() == Impact.RECREATING ? finishing() : this;
    }

    private FlowCalls finishing() {
        return new FlowCalls(session, owner.finishing());
    }

    private Outcome<Effect<FlowStatus>> changeThenStart(ChangeAndStart change) {
        Outcome<Effect<FlowStatus>> edited = Outcome.done(Effect.none());
        var remembered = new ArrayList<Consumer<FlowStatus>>();
        for (var edit : change.edits()) {
            edited = who(edit).edit(edit, change.isRunning());
            if (!(edited instanceof Outcome.Done<Effect<FlowStatus>>(var effect))) {
                break;
            }
            remembered.add(effect.remember());
        }
        if (!change.isRunning()
                && edited instanceof Outcome.Failed<Effect<FlowStatus>>(var why)
                && HuaweiErrors.isNotInThisState(why)) {
            return edited;
        }
        // It is off air until then: sent even if the account lets its owner in no more.
        var started = (change.isRunning() ? finishing() : this).edit(new Start(change.flowId()), true);
        if (edited instanceof Outcome.Failed<Effect<FlowStatus>>) {
            return edited;
        }
        return started.map(
                yes -> Effect.remembering(status -> remembered.forEach(remember -> remember.accept(status))));
    }

    private Outcome<Boolean> stop(Lane lane, String flowId) {
        return wrote(
                        flowId,
                        session.flowCalls()
                                .call(lane, owner, "updateFlowStatusStop", () -> client().updateFlowStatusStop(flowId)))
                .map(yes -> true);
    }

    /** Somebody who deletes a flow wants it stopped; the vendor may not do the one without the other. */
    private Outcome<Effect<FlowStatus>> delete(String flowId) {
        var first = deleteOnce(flowId);
        var outcome = first instanceof Outcome.Failed<Boolean>(var why) && HuaweiErrors.isNotInThisState(why)
                ? stop(Lane.DELETE, flowId).then(yes -> deleteOnce(flowId))
                : first;
        if (outcome instanceof Outcome.Done<Boolean>) {
            session.flows().deleted(flowId);
        }
        return outcome.map(yes -> Effect.none());
    }

    private Outcome<Boolean> deleteOnce(String flowId) {
        return wrote(
                        flowId,
                        session.flowCalls().call(Lane.DELETE, owner, "deleteFlow", () -> client().deleteFlow(flowId)))
                .map(yes -> true);
    }

    private <T> Outcome<T> write(String flowId, String operation, Supplier<Outcome<T>> call) {
        return wrote(flowId, session.flowCalls().call(Lane.WRITE, owner, operation, call));
    }

    /** Whatever came of a write, what was seen before it is not the truth any more. */
    private <T> Outcome<T> wrote(String flowId, Outcome<T> outcome) {
        if (!(outcome instanceof Outcome.Failed<T>(Failure.NotSent ignored))) {
            session.flows().wrote(flowId);
        }
        return outcome;
    }

    /**
     * A running flow refuses: the next plan stops it for this, or says that it may not. Where that was known, the vendor shows
     * the flow's state late or not at all, and the same would be refused again and again.
     */
    private <T> Outcome<T> inState(String operation, boolean stopped, Outcome<T> outcome) {
        if (!stopped
                && outcome instanceof Outcome.Failed<T>(Failure.Rejected why)
                && HuaweiErrors.isNotInThisState(why)) {
            return Outcome.failed(
                    session.flows().learnNeedsStandby(operation)
                            ? new Failure.Retryable(why.message())
                            : new Failure.Rejected(why.code(), why.message(), RefusalKind.NotPermitted));
        }
        return outcome;
    }

    /** Of those that exist what was sent then stays known: what has been declared since was not sent. */
    private static void remember(FlowStatus status, CreateOutputs create, Set<String> existing) {
        var known = existing.stream()
                .map(name -> "outputs/" + name)
                .filter(path -> status.sentFields(path).isPresent())
                .collect(Collectors.toSet());
        remember(status, without(create.keys(), known), without(create.sent(), known));
    }

    private static <T> Map<String, T> without(Map<String, T> all, Set<String> known) {
        var rest = new TreeMap<>(all);
        rest.keySet().removeAll(known);
        return rest;
    }

    private static void remember(FlowStatus status, Map<String, String> keys, Map<String, Map<String, String>> sent) {
        keys.forEach((path, fingerprint) -> status.rememberKey(path, Optional.of(fingerprint)));
        sent.forEach((path, fields) -> status.rememberFields(path, Optional.of(fields)));
    }
}
