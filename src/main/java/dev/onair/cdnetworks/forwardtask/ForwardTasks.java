package dev.onair.cdnetworks.forwardtask;

import dev.onair.account.Look;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.client.Acknowledged;
import dev.onair.cdnetworks.client.CreatedTask;
import dev.onair.cdnetworks.client.ForwardTaskForm;
import dev.onair.cdnetworks.client.ForwardTaskState;
import dev.onair.cdnetworks.forwardtask.ForwardTaskCommand.Create;
import dev.onair.cdnetworks.forwardtask.ForwardTaskCommand.End;
import dev.onair.cdnetworks.forwardtask.ForwardTaskObserved.Remembered;
import dev.onair.cdnetworks.forwardtask.ForwardTaskObserved.Shown;
import dev.onair.cdnetworks.forwardtask.ForwardTaskObserved.Unshown;
import dev.onair.cdnetworks.forwardtask.ForwardTaskObserved.Vanished;
import dev.onair.common.Attempt;
import dev.onair.common.Hash;
import dev.onair.engine.Adapter;
import dev.onair.engine.Caller;
import dev.onair.engine.Effect;
import dev.onair.engine.Failure;
import dev.onair.engine.Found;
import dev.onair.engine.Indicator;
import dev.onair.engine.Lane;
import dev.onair.engine.Observation;
import dev.onair.engine.Outcome;
import dev.onair.engine.Output;
import dev.onair.engine.Plan;
import dev.onair.engine.RefusalKind;
import dev.onair.engine.Standing;
import dev.onair.engine.Target;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** How ForwardTasks live at CDNetworks: made once, looked at until they are over, ended when they are not wanted any more. */
final class ForwardTasks
        implements Adapter<ForwardTaskDesired, ForwardTaskObserved, ForwardTaskCommand, ForwardTaskStatus> {
    /** "Channel does not exist", of a create: it is the channel that is gone. */
    private static final String NO_CHANNEL = "1217";

    private final CdnetworksSession session;
    private final Circumstances circumstances;
    private final InstantSource clock;

    ForwardTasks(CdnetworksSession session, Circumstances circumstances, InstantSource clock) {
        this.session = session;
        this.circumstances = circumstances;
        this.clock = clock;
    }

    @Override
    public Observation<ForwardTaskObserved> observe(Target target, String taskId) {
        var watch = session.forwardTasks();
        var before = circumstances.before();
        if (circumstances.isOver(taskId) && !watch.isDistrusted(taskId)) {
            var seen = Optional.ofNullable(before.lastObservedTime).map(Instant::parse);
            return new Observation.Present<>(new Remembered(), seen.orElseGet(session::now));
        }
        var look = watch.look(target.caller(), target.key(), taskId);
        return look instanceof Look.Gone<ForwardTaskState> ? gone(taskId) : look.as(Shown::of);
    }

    /**
     * A relay whose time is over is not begun anew because the vendor has cleared its list, and one that was made and never shown is
     * not made twice: both might push the same stream. Nor does another account know how a relay went.
     */
    Observation<ForwardTaskObserved> gone(String taskId) {
        var desired = circumstances.desired();
        if (!circumstances.isKnown(taskId)) {
            return new Observation.Absent<>();
        }
        if (circumstances.isOver(taskId)) {
            return new Observation.Present<>(new Remembered(), session.now());
        }
        var isTooLate = desired.isTooLate(session.now());
        var wasShown = circumstances.wasShown(taskId);
        if ((isTooLate || !wasShown) && circumstances.mayBeInAnotherAccount()) {
            return new Observation.Unknown<>(new Failure.Retryable("the vendor does not know forward task " + taskId
                    + ", and the account may be another one than the one that it is in"));
        }
        if (isTooLate) {
            return new Observation.Present<>(new Vanished(), session.now());
        }
        if (!wasShown) {
            return new Observation.Present<>(new Unshown(), session.now());
        }
        if (circumstances.foreign().isPresent()) {
            return new Observation.Unknown<>(Failure.Rejected.unsent(
                    "the vendor does not have forward task " + taskId + " any more, and it is not made anew: "
                            + circumstances.foreign().get(),
                    RefusalKind.Final));
        }
        return desired.destination().isPresent()
                ? new Observation.Absent<>()
                : new Observation.Unknown<>(new Failure.Retryable("the vendor does not have forward task " + taskId
                        + " any more, and the Secret with its destination is not there to make it anew: create that"));
    }

    @Override
    public Plan<ForwardTaskCommand> plan(
            ForwardTaskDesired desired,
            Observation<ForwardTaskObserved> observed,
            ForwardTaskStatus memory,
            Instant now) {
        return switch (observed) {
            case Observation.Absent<ForwardTaskObserved> ignored -> ForwardTaskPlan.create(desired);
            case Observation.Present<ForwardTaskObserved> ignored -> Plan.empty();
            case Observation.Unknown<ForwardTaskObserved> ignored -> Plan.empty();
            case Observation.Pending<ForwardTaskObserved> ignored -> Plan.empty();
        };
    }

    @Override
    public Outcome<Effect<ForwardTaskStatus>> execute(Target target, ForwardTaskCommand command, Runnable beforeSend) {
        return switch (command) {
            case Create(var form) -> create(target, form, beforeSend);
            case End(var taskId) -> end(target.caller(), taskId);
        };
    }

    private Outcome<Effect<ForwardTaskStatus>> create(Target target, ForwardTaskForm form, Runnable beforeSend) {
        var outcome = session.calls()
                .call(
                        Lane.WRITE,
                        target.caller(),
                        "startForwardTask",
                        beforeSend,
                        () -> session.client().forwardTasks().startForwardTask(form));
        if (outcome instanceof Outcome.Failed<CreatedTask>(Failure.Gone(var message))) {
            return Outcome.failed(
                    new Failure.Rejected(NO_CHANNEL, "channel " + form.pullId() + " is not there: " + message));
        }
        return outcome.map(created -> {
            session.forwardTasks().created(created.taskId(), target.key());
            session.claims().claim(created.taskId(), circumstances.claimant());
            return Effect.created(created.taskId(), status -> {
                status.taskId = created.taskId();
                status.pullId = form.pullId();
                status.phase = null;
                status.finishedAt = null;
                status.outcomeUnknown = null;
            });
        });
    }

    private Outcome<Effect<ForwardTaskStatus>> end(Caller owner, String taskId) {
        if (circumstances.isOver(taskId)) {
            return ended(taskId);
        }
        var outcome = session.calls()
                .call(
                        Lane.DELETE,
                        owner,
                        "endForwardTask",
                        () -> session.client().forwardTasks().endForwardTask(taskId));
        return switch (outcome) {
            case Outcome.Done<Acknowledged> ignored -> ended(taskId);
            case Outcome.Failed<Acknowledged>(Failure.Gone ignored) -> ended(taskId);
            case Outcome.Failed<Acknowledged>(Failure.Rejected why) -> unlessOver(owner, taskId, why);
            case Outcome.Failed<Acknowledged>(Failure.Unknown(var message)) ->
                unlessOver(owner, taskId, new Failure.Retryable(message));
            case Outcome.Failed<Acknowledged>(var why) -> Outcome.failed(why);
        };
    }

    /** Of a task that is over, or unknown, the vendor says "wrong parameter" (2.28.7), which says nothing. */
    private Outcome<Effect<ForwardTaskStatus>> unlessOver(Caller owner, String taskId, Failure why) {
        return switch (session.forwardTasks().read(owner, taskId)) {
            case Look.Gone<ForwardTaskState> ignored -> ended(taskId);
            case Look.Here<ForwardTaskState>(var task, var at) ->
                Shown.of(task).phase().filter(Phase::isOver).isPresent() ? ended(taskId) : Outcome.failed(why);
            case Look.Failed<ForwardTaskState>(var unreadable) -> Outcome.failed(unreadable);
            case Look.NotYet<ForwardTaskState> ignored -> Outcome.failed(why);
        };
    }

    private Outcome<Effect<ForwardTaskStatus>> ended(String taskId) {
        session.forwardTasks().forget(taskId);
        return Outcome.done(Effect.none());
    }

    @Override
    public Outcome<Found> find(Target target, ForwardTaskDesired desired, Attempt attempt) {
        return new LostForwardTask(session, circumstances).find(target, desired, attempt);
    }

    @Override
    public String nameOf(ForwardTaskDesired desired) {
        return Sought.name(desired);
    }

    @Override
    public void report(ForwardTaskDesired desired, ForwardTaskObserved observed, Instant at, ForwardTaskStatus status) {
        ForwardTaskReport.write(desired, observed, at, clock.instant(), status);
        if (status.taskId != null) {
            session.claims().claim(status.taskId, circumstances.claimant());
            if (status.isOver()) {
                session.forwardTasks().forget(status.taskId);
            }
        }
    }

    @Override
    public List<Indicator> indicators(ForwardTaskDesired desired, ForwardTaskStatus status, Instant now) {
        var sources = session.idleSources();
        if (status.taskId == null) {
            return List.of();
        }
        if (status.phase != Phase.Forwarding || status.pullId == null) {
            sources.forget(status.taskId);
            return List.of();
        }
        return List.of(sources.of(status.taskId, status.pullId, "nothing is relayed", now));
    }

    @Override
    public List<Output> outputs(ForwardTaskDesired desired, ForwardTaskObserved observed, ForwardTaskStatus status) {
        return List.of();
    }

    @Override
    public Optional<String> impossible(ForwardTaskDesired desired, ForwardTaskObserved observed) {
        return switch (observed) {
            case Shown task -> Unchangeable.differing(desired, task);
            case Remembered ignored -> Optional.empty();
            case Unshown ignored -> Optional.empty();
            case Vanished ignored -> Optional.empty();
        };
    }

    @Override
    public Optional<Standing.Refused> failed(ForwardTaskDesired desired, ForwardTaskStatus status) {
        return ForwardTaskReport.failed(status);
    }

    @Override
    public String account() {
        return session.place();
    }

    @Override
    public String basis(ForwardTaskDesired desired) {
        return Hash.of(
                session.basis(),
                desired.pullId(),
                desired.destination()
                        .map(ForwardTaskDesired.Destination::fingerprint)
                        .orElse(""));
    }

    @Override
    public void distrust(String taskId) {
        session.forwardTasks().distrust(taskId);
    }

    /** No call here interrupts but the one that ends the task, and that one was asked for. */
    @Override
    public Outcome<Boolean> onAir(Target target, ForwardTaskObserved observed) {
        return Outcome.done(false);
    }

    /** Relays are never held: nobody looks before they are ended. */
    @Override
    public boolean mayCutOff() {
        return false;
    }

    /** What falls due of the task itself, the walk shows. */
    @Override
    public Optional<Instant> nextDue(ForwardTaskDesired desired, ForwardTaskStatus status, Instant now) {
        return Optional.ofNullable(status.taskId)
                .flatMap(id -> session.idleSources().due(id, now));
    }

    @Override
    public ForwardTaskCommand deletion(String taskId) {
        return new End(taskId);
    }
}
