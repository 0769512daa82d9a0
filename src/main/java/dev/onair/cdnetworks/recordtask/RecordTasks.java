package dev.onair.cdnetworks.recordtask;

import dev.onair.account.Claimant;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.client.Acknowledged;
import dev.onair.cdnetworks.client.CdnetworksError;
import dev.onair.cdnetworks.client.CreatedTask;
import dev.onair.cdnetworks.client.RecordTaskQuery;
import dev.onair.cdnetworks.client.RecordTaskState;
import dev.onair.cdnetworks.recordtask.RecordTaskCommand.Create;
import dev.onair.cdnetworks.recordtask.RecordTaskCommand.End;
import dev.onair.cdnetworks.recordtask.RecordTaskCommand.FetchFileInfo;
import dev.onair.common.Attempt;
import dev.onair.common.Hash;
import dev.onair.common.TimeText;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** How RecordTasks live at CDNetworks: made under a key of our own, asked for when something may have changed, ended. */
final class RecordTasks implements Adapter<RecordTaskDesired, RecordTaskObserved, RecordTaskCommand, RecordTaskStatus> {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final CdnetworksSession session;
    private final Claimant claimant;
    private final RecordTaskStatus before;
    private final BooleanSupplier mayBeAnotherAccount;
    private final Optional<String> foreign;
    private final InstantSource clock;

    /**
     * @param before the status as it stands: what was seen of the task, and when
     * @param foreign why no task may be made of the channel, if none may
     */
    RecordTasks(
            CdnetworksSession session,
            Around around,
            RecordTaskStatus before,
            Optional<String> foreign,
            InstantSource clock) {
        this.session = session;
        this.claimant = around.claimant();
        this.before = before;
        this.mayBeAnotherAccount = around.mayBeAnotherAccount();
        this.foreign = foreign;
        this.clock = clock;
    }

    @Override
    public Observation<RecordTaskObserved> observe(Target target, String taskId) {
        var remembered = RecordTaskObserved.remembered(taskId, before);
        var seenAt = session.recordTasks()
                .seenAt(taskId)
                .or(() -> Optional.ofNullable(before.lastObservedTime).map(Instant::parse))
                .orElse(Instant.EPOCH);
        var now = clock.instant();
        if (remembered.isPresent() && !mayHaveChanged(taskId, seenAt, now)) {
            return new Observation.Present<>(remembered.get(), seenAt);
        }
        return switch (session.recordTasks().query(target.caller(), taskId, now)) {
            case Outcome.Done<RecordTaskState>(var state) ->
                new Observation.Present<>(RecordTaskObserved.of(state), now);
            case Outcome.Failed<RecordTaskState>(Failure.Gone ignored) ->
                remembered.isPresent() && nothingIsLeftOf(now) ? lost(taskId, now) : absent(taskId);
            case Outcome.Failed<RecordTaskState>(var why)
            when CdnetworksError.WRONG_PARAMETER.isIn(why) ->
                // No list says whether it is gone, so none is made in its place; once its time is over that is all the
                // same.
                remembered.isPresent() && nothingIsLeftOf(now)
                        ? lost(taskId, now)
                        : new Observation.Unknown<>(new Failure.Retryable(
                                "the vendor may not have the task any more, which nothing can confirm before its end: "
                                        + why.message()));
            case Outcome.Failed<RecordTaskState>(var why) -> new Observation.Unknown<>(why);
        };
    }

    /** What runs already is not ended since its channel is another tenant's by now, but it is not begun again either. */
    private Observation<RecordTaskObserved> absent(String taskId) {
        return foreign.<Observation<RecordTaskObserved>>map(why -> new Observation.Unknown<>(Failure.Rejected.unsent(
                        "the vendor does not have recording task " + taskId + " any more, and it is not made anew: "
                                + why,
                        RefusalKind.Final)))
                .orElseGet(Observation.Absent::new);
    }

    /** Another account says nothing of how it went. */
    private Observation<RecordTaskObserved> lost(String taskId, Instant now) {
        return mayBeAnotherAccount.getAsBoolean()
                ? new Observation.Unknown<>(new Failure.Retryable("the vendor does not know recording task " + taskId
                        + ", and the account may be another one than the one that it is in"))
                : new Observation.Present<>(RecordTaskObserved.gone(taskId), now);
    }

    private boolean mayHaveChanged(String taskId, Instant seenAt, Instant now) {
        if (session.recordTasks().isDistrusted(taskId)) {
            return !RecordTaskProgress.isFinished(before);
        }
        return RecordTaskLooks.next(before, seenAt)
                .filter(due -> !now.isBefore(due))
                .isPresent();
    }

    /** Whether a task that the vendor lost needs no other in its place. */
    private boolean nothingIsLeftOf(Instant now) {
        return RecordTaskProgress.isOver(before)
                || TimeText.read(before.endTime)
                        .filter(end -> !now.isBefore(end))
                        .isPresent();
    }

    @Override
    public Plan<RecordTaskCommand> plan(
            RecordTaskDesired desired, Observation<RecordTaskObserved> observed, RecordTaskStatus memory, Instant now) {
        return switch (observed) {
            case Observation.Absent<RecordTaskObserved> ignored ->
                desired.stopped() && mayBeAnotherAccount.getAsBoolean()
                        ? stop(desired, memory)
                        : RecordTaskPlan.create(desired, memory);
            case Observation.Present<RecordTaskObserved>(var task, var at) ->
                RecordTaskPlan.change(desired, task, memory);
            case Observation.Unknown<RecordTaskObserved> ignored -> Plan.empty();
            case Observation.Pending<RecordTaskObserved> ignored -> Plan.empty();
        };
    }

    /** What runs in another account is still to be stopped, once this is that one again. */
    private static Plan<RecordTaskCommand> stop(RecordTaskDesired desired, RecordTaskStatus memory) {
        return Optional.ofNullable(memory.taskId)
                .flatMap(taskId -> RecordTaskObserved.remembered(taskId, memory))
                .map(task -> RecordTaskPlan.change(desired, task, memory))
                .orElseGet(Plan::empty);
    }

    @Override
    public Outcome<Effect<RecordTaskStatus>> execute(Target target, RecordTaskCommand command, Runnable beforeSend) {
        var owner = target.caller();
        return switch (command) {
            case Create create -> create(owner, create, beforeSend);
            case End end -> end(owner, end, beforeSend);
            case FetchFileInfo(var taskId, var videoIds) ->
                session.recordTasks().files(owner, videoIds).map(known -> {
                    var now = clock.instant();
                    return Effect.remembering(status -> RecordTaskProgress.pages(known, now, status));
                });
        };
    }

    private Outcome<Effect<RecordTaskStatus>> create(Caller owner, Create create, Runnable beforeSend) {
        var order = create.order();
        var pullId = order.pullId().orElseThrow();
        var sent = new ArrayList<Instant>();
        Outcome<CreatedTask> outcome = session.calls().call(Lane.WRITE, owner, "createRecordTask", beforeSend, () -> {
            sent.add(clock.instant());
            var form = order.form(pullId, order.timesAt(sent.getLast(), create.promised()));
            return session.client().recordTasks().createRecordTask(form);
        });
        return switch (outcome) {
            case Outcome.Done<CreatedTask>(var made) -> {
                var at = sent.getLast();
                var times = order.timesAt(at, create.promised());
                session.claims().claim(made.taskId(), claimant);
                session.recordTasks().created(made.taskId());
                yield Outcome.done(
                        Effect.created(made.taskId(), status -> RecordTaskProgress.made(pullId, times, at, status)));
            }
            case Outcome.Failed<CreatedTask>(Failure.Gone ignored) ->
                Outcome.failed(new Failure.Rejected(
                        CdnetworksError.CHANNEL_GONE.code(),
                        "the vendor has no channel " + pullId + ": name another, or look after its LiveChannel"));
            case Outcome.Failed<CreatedTask>(Failure.Rejected refusal) -> earlier(owner, order, refusal);
            case Outcome.Failed<CreatedTask>(var why) -> Outcome.failed(why);
        };
    }

    /** What was refused may be there by an earlier request of ours that took its time. */
    private Outcome<Effect<RecordTaskStatus>> earlier(Caller owner, RecordTaskDesired order, Failure.Rejected refusal) {
        return switch (byTransNo(owner, order.transNo())) {
            case Outcome.Done<RecordTaskState>(var there) ->
                Outcome.done(Effect.adopted(
                        there.taskId(), "found recording task " + there.taskId() + ", which was asked for before"));
            case Outcome.Failed<RecordTaskState>(Failure.Gone ignored) ->
                Outcome.failed(named(order.pullId().orElse(""), refusal));
            // The look was not sent, but the create was: the mark of it has to stay.
            case Outcome.Failed<RecordTaskState>(Failure.NotSent why) ->
                Outcome.failed(new Failure.Unknown(refusal.message() + "; " + why.message()));
            case Outcome.Failed<RecordTaskState>(var why) -> Outcome.failed(why);
        };
    }

    /** A channel takes one task at a time: whoever has it is named, and wakes this one when it is over. */
    private Failure.Rejected named(String pullId, Failure.Rejected refusal) {
        if (!CdnetworksError.TASK_EXISTS.isIn(refusal)) {
            return refusal;
        }
        session.recordTasks().await(pullId, claimant);
        var who = session.recordTasks()
                .occupant(pullId, claimant)
                .map(other -> "RecordTask " + other)
                .orElse("a task that no resource of this account declares");
        return refusal.saying("channel " + pullId + " is taken by " + who
                + ": this one is tried again, and woken when a declared one is" + " over. "
                + refusal.message());
    }

    private Outcome<RecordTaskState> byTransNo(Caller owner, String transNo) {
        return session.calls()
                .call(
                        Lane.READ,
                        owner,
                        "recordTaskQuery",
                        () -> session.client().recordTasks().recordTaskQuery(RecordTaskQuery.ofTransNo(transNo)));
    }

    private Outcome<Effect<RecordTaskStatus>> end(Caller owner, End end, Runnable beforeSend) {
        var taskId = end.taskId();
        var outcome = session.calls()
                .call(
                        end.deletes() ? Lane.DELETE : Lane.WRITE,
                        owner,
                        "endRecordTask",
                        beforeSend,
                        () -> session.client().recordTasks().endRecordTask(taskId));
        return switch (outcome) {
            case Outcome.Done<Acknowledged> ignored -> ended(end);
            case Outcome.Failed<Acknowledged>(var why) when CdnetworksError.TASK_ENDED.isIn(why) -> ended(end);
            case Outcome.Failed<Acknowledged>(Failure.NotSent why) -> Outcome.failed(why);
            case Outcome.Failed<Acknowledged>(Failure.Rejected refusal) -> notEnded(owner, end, refusal);
            case Outcome.Failed<Acknowledged>(var why) -> {
                session.recordTasks().distrust(taskId);
                yield Outcome.failed(why);
            }
        };
    }

    /** The document has no code for a task that does not exist (2.18.7). */
    private Outcome<Effect<RecordTaskStatus>> notEnded(Caller owner, End end, Failure.Rejected refusal) {
        return switch (session.recordTasks().query(owner, end.taskId(), clock.instant())) {
            case Outcome.Failed<RecordTaskState>(Failure.Gone gone) -> Outcome.failed(gone);
            // Two calls do not know the id, and who deletes wants no more than that nothing is left to end.
            case Outcome.Failed<RecordTaskState>(var why)
            when end.deletes() && CdnetworksError.WRONG_PARAMETER.isIn(why) ->
                Outcome.failed(new Failure.Gone(why.message()));
            case Outcome.Failed<RecordTaskState> _, Outcome.Done<RecordTaskState> _ -> Outcome.failed(refusal);
        };
    }

    private Outcome<Effect<RecordTaskStatus>> ended(End end) {
        if (end.deletes()) {
            session.recordTasks().forget(end.taskId());
            Optional.ofNullable(before.pullId)
                    .ifPresent(id -> session.recordTasks().vacate(id, claimant));
        } else {
            session.recordTasks().distrust(end.taskId());
        }
        return Outcome.done(Effect.none());
    }

    @Override
    public Outcome<Found> find(Target target, RecordTaskDesired desired, Attempt attempt) {
        var mustShow = attempt.over(session.startedAt()).plus(session.settings().createVisibility());
        var left = Duration.between(clock.instant(), mustShow);
        return switch (byTransNo(target.caller(), desired.transNo())) {
            case Outcome.Done<RecordTaskState>(var there) -> Outcome.done(new Found.One(there.taskId()));
            case Outcome.Failed<RecordTaskState>(Failure.Gone ignored) ->
                Outcome.done(
                        left.isPositive()
                                ? new Found.NotYet(left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY)
                                : new Found.None());
            case Outcome.Failed<RecordTaskState>(var why) -> Outcome.failed(why);
        };
    }

    @Override
    public String nameOf(RecordTaskDesired desired) {
        return desired.transNo();
    }

    @Override
    public void report(RecordTaskDesired desired, RecordTaskObserved observed, Instant at, RecordTaskStatus status) {
        var tasks = session.recordTasks();
        session.claims().claim(observed.taskId(), claimant);
        RecordTaskProgress.report(desired, observed, at, status);
        if (RecordTaskProgress.isFinished(status)) {
            tasks.forget(observed.taskId());
        }
        // Not by the status, which others may write.
        desired.pullId().ifPresent(pullId -> {
            if (RecordTaskProgress.isOver(status)) {
                tasks.vacate(pullId, claimant);
            } else {
                tasks.occupy(pullId, observed.taskId(), claimant);
            }
        });
    }

    @Override
    public List<Indicator> indicators(RecordTaskDesired desired, RecordTaskStatus status, Instant now) {
        var sources = session.idleSources();
        if (status.taskId == null) {
            return List.of();
        }
        if (status.phase != RecordTaskStatus.Phase.Recording || desired.pullId().isEmpty()) {
            sources.forget(status.taskId);
            return List.of();
        }
        return List.of(sources.of(status.taskId, desired.pullId().get(), "nothing is recorded", now));
    }

    @Override
    public List<Output> outputs(RecordTaskDesired desired, RecordTaskObserved observed, RecordTaskStatus status) {
        return List.of();
    }

    @Override
    public Optional<Standing.Refused> failed(RecordTaskDesired desired, RecordTaskStatus status) {
        return RecordTaskProgress.failed(status);
    }

    @Override
    public String account() {
        return session.place();
    }

    @Override
    public String basis(RecordTaskDesired desired) {
        return Hash.of(session.basis(), desired.pullId().orElse(""));
    }

    /** A channel that is taken or banned is free again some day, mostly nobody tells, and what is on air passes. */
    @Override
    public Duration refusalsBelievedFor() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void distrust(String taskId) {
        session.recordTasks().distrust(taskId);
    }

    /** A recording that ends cuts off nobody who watches. */
    @Override
    public boolean mayCutOff() {
        return false;
    }

    @Override
    public Outcome<Boolean> onAir(Target target, RecordTaskObserved observed) {
        return Outcome.done(false);
    }

    @Override
    public Optional<Instant> nextDue(RecordTaskDesired desired, RecordTaskStatus status, Instant now) {
        var seenAt = Optional.ofNullable(status.lastObservedTime).map(Instant::parse);
        return Optional.ofNullable(status.taskId)
                .flatMap(id -> Stream.of(
                                RecordTaskLooks.next(status, seenAt.orElse(now)),
                                session.idleSources().due(id, now))
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo));
    }

    @Override
    public RecordTaskCommand deletion(String taskId) {
        return new End(taskId, true);
    }
}
