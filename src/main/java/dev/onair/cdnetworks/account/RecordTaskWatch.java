package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Claimant;
import dev.onair.account.Claims;
import dev.onair.account.Coalescer;
import dev.onair.account.Inventory;
import dev.onair.account.Trace;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.CdnetworksError;
import dev.onair.cdnetworks.client.RecordFile;
import dev.onair.cdnetworks.client.RecordFileQuery;
import dev.onair.cdnetworks.client.RecordTaskQuery;
import dev.onair.cdnetworks.client.RecordTaskState;
import dev.onair.cdnetworks.client.RecordTasks;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.tenancy.CallbackDesk.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What the account's recording tasks share: when each was last seen, which of them has which channel, and the files' pages,
 * fifty in a call. The vendor has no list of tasks, so each is asked for by itself, and only when something may have changed.
 */
public final class RecordTaskWatch {
    static final String KIND = "RecordTask";

    private static final Caller OWNER = Caller.account("recordings");

    private final CdnetworksClient client;
    private final Calls calls;
    private final Claims claims;
    private final Consumer<List<ObjectKey>> wake;
    private final Coalescer<Optional<RecordFile>> files;
    private final InstantSource clock;
    private final Duration visibility;
    private final TaskTraces traces = new TaskTraces();

    /** By resources' own looks. */
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    private final Set<String> doubted = ConcurrentHashMap.newKeySet();
    private final Map<String, Occupant> occupants = new ConcurrentHashMap<>();
    private final Map<String, Set<ObjectKey>> waiting = new ConcurrentHashMap<>();

    private record Occupant(String taskId, Claimant claimant) {}

    /** @param visibility how long it may take until a task is known that was made */
    RecordTaskWatch(
            CdnetworksClient client,
            Calls calls,
            Claims claims,
            InstantSource clock,
            Duration visibility,
            Consumer<List<ObjectKey>> wake) {
        this.client = client;
        this.visibility = visibility;
        this.clock = clock;
        this.calls = calls;
        this.claims = claims;
        this.wake = wake;
        this.files = new Coalescer<>(calls, Lane.BACKGROUND, "getRecordFileInfo", RecordTasks.MOST_IDS, this::filesOf);
    }

    /**
     * Somebody says that the task changed, such as a notice that anybody may have sent: its resource asks the vendor, once for
     * all that is said before it does. Of a task that is nobody's it costs nothing.
     */
    public Verdict hint(String taskId) {
        var owner = claims.owner(taskId).map(RecordTaskWatch::key);
        if (owner.isEmpty()) {
            return Verdict.UNDECLARED;
        }
        distrust(taskId);
        wake.accept(List.of(owner.get()));
        return Verdict.HINT;
    }

    /** To be said after a create. */
    public void created(String taskId) {
        traces.made(taskId, Trace.Write.of(clock.instant(), visibility));
        distrust(taskId);
    }

    /** What was seen of the task before is not the truth any more. */
    public void distrust(String taskId) {
        doubted.add(taskId);
    }

    public boolean isDistrusted(String taskId) {
        return doubted.contains(taskId);
    }

    /** When the task was last seen since the operator started. */
    public Optional<Instant> seenAt(String taskId) {
        return Optional.ofNullable(seen.get(taskId));
    }

    /**
     * Asks the vendor for the task: soon where somebody waits for it, else when nothing else is to be done.
     *
     * @param now when it was asked for
     */
    public Outcome<RecordTaskState> query(Caller owner, String taskId, Instant now) {
        // Before it is asked: what is said of the task meanwhile asks for another look.
        var urgent = doubted.remove(taskId);
        var outcome = ask(urgent ? Lane.READ : Lane.BACKGROUND, owner, taskId, now);
        if (outcome instanceof Outcome.Done<RecordTaskState>) {
            seen.put(taskId, now);
        } else if (urgent) {
            doubted.add(taskId);
        }
        return outcome;
    }

    private Outcome<RecordTaskState> ask(Lane lane, Caller owner, String taskId, Instant now) {
        var outcome = calls.call(
                lane,
                owner,
                "recordTaskQuery",
                () -> client.recordTasks().recordTaskQuery(RecordTaskQuery.ofTaskId(taskId)));
        if (outcome instanceof Outcome.Done<RecordTaskState>) {
            traces.found(taskId, now);
        } else if (isUnknown(outcome)) {
            traces.missed(taskId, now);
        }
        return outcome;
    }

    /** The document has no code for a task that does not exist (2.18.7), and the id is all that is asked for. */
    private static boolean isUnknown(Outcome<RecordTaskState> outcome) {
        return outcome instanceof Outcome.Failed<RecordTaskState>(var why)
                && (why instanceof Failure.Gone || CdnetworksError.WRONG_PARAMETER.isIn(why));
    }

    /** What is known of the tasks, of which there is no list. */
    Inventory inventory() {
        return new Inventory(KIND, Optional.empty(), taskId -> traces.trace(taskId, Instant.MIN, Instant.MIN));
    }

    /**
     * Looks for each of these; whose resource asks next for one that the vendor does not know, has to ask the vendor. Blocks; ends
     * when several fail.
     */
    void lookFor(List<String> taskIds) {
        TaskLooks.each(taskIds, taskId -> {
            var outcome = ask(Lane.SNAPSHOT, OWNER, taskId, clock.instant());
            var isUnknown = isUnknown(outcome);
            if (isUnknown) {
                distrust(taskId);
            }
            return !isUnknown && outcome instanceof Outcome.Failed<RecordTaskState>;
        });
    }

    /** The task is over and its resource goes: nothing of it needs to be known. */
    public void forget(String taskId) {
        traces.forget(taskId);
        seen.remove(taskId);
        doubted.remove(taskId);
    }

    /** Where recorded files can be watched; what the vendor does not know of is missing. */
    public Outcome<Map<String, RecordFile>> files(Caller owner, List<String> videoIds) {
        var found = new HashMap<String, RecordFile>();
        for (var answer : files.submitAll(owner, videoIds).values()) {
            switch (answer) {
                case Outcome.Failed<Optional<RecordFile>>(var why) -> {
                    return Outcome.failed(why);
                }
                case Outcome.Done<Optional<RecordFile>>(var file) ->
                    file.ifPresent(known -> found.put(known.videoId(), known));
            }
        }
        return Outcome.done(found);
    }

    private Outcome<Map<String, Optional<RecordFile>>> filesOf(List<String> videoIds) {
        return client.recordTasks()
                .getRecordFileInfo(RecordFileQuery.ofVideos(videoIds))
                .map(known -> {
                    var answers = new HashMap<String, Optional<RecordFile>>();
                    videoIds.forEach(id -> answers.put(id, Optional.empty()));
                    known.forEach(file -> answers.put(file.videoId(), Optional.of(file)));
                    return answers;
                });
    }

    /** The task waits or runs, and no other can be made for its channel meanwhile (1337). */
    public void occupy(String pullId, String taskId, Claimant claimant) {
        var mine = new Occupant(taskId, claimant);
        if (!mine.equals(occupants.put(pullId, mine))) {
            // They can say now whom they wait for.
            wakeWaiting(pullId, claimant);
        }
    }

    /** The task is over: whoever waits for its channel may go on. */
    public void vacate(String pullId, Claimant claimant) {
        var occupant = occupants.get(pullId);
        if (occupant != null
                && occupant.claimant().uid().equals(claimant.uid())
                && occupants.remove(pullId, occupant)) {
            wakeWaiting(pullId, claimant);
        }
    }

    private void wakeWaiting(String pullId, Claimant except) {
        var keys = waiting.remove(pullId);
        if (keys != null) {
            wake.accept(keys.stream().filter(key -> !key.equals(key(except))).toList());
        }
    }

    /** Whose task the channel is taken by, if a resource declares it. One that only forgot its task does not count. */
    public Optional<ObjectKey> occupant(String pullId, Claimant me) {
        return Optional.ofNullable(occupants.get(pullId))
                .filter(occupant -> !occupant.claimant().uid().equals(me.uid()))
                .filter(occupant -> claims.owner(occupant.taskId()).isPresent())
                .map(occupant -> key(occupant.claimant()));
    }

    /** As {@link #occupant}; and whoever finds one is woken when the channel is free. */
    public Optional<ObjectKey> waitsFor(String pullId, Claimant me) {
        await(pullId, me);
        var other = occupant(pullId, me);
        if (other.isEmpty()) {
            waiting.computeIfPresent(pullId, (id, keys) -> {
                keys.remove(key(me));
                return keys;
            });
        }
        return other;
    }

    /** This one is to be woken when the channel is free, or when it is known who has it. */
    public void await(String pullId, Claimant me) {
        waiting.computeIfAbsent(pullId, id -> ConcurrentHashMap.newKeySet()).add(key(me));
    }

    private static ObjectKey key(Claimant claimant) {
        return new ObjectKey(claimant.namespace(), claimant.name());
    }
}
