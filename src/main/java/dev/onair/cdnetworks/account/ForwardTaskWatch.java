package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Clockwork;
import dev.onair.account.Inventory;
import dev.onair.account.Look;
import dev.onair.account.Refusable;
import dev.onair.account.Rhythm;
import dev.onair.account.Sighting;
import dev.onair.account.Snapshot;
import dev.onair.account.Sweep;
import dev.onair.account.Trace;
import dev.onair.account.WalkPause;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.ForwardTaskFilter;
import dev.onair.cdnetworks.client.ForwardTaskState;
import dev.onair.cdnetworks.client.ForwardTaskStatus;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.tenancy.CallbackDesk.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What is known of the account's forward tasks: one walk over those that are not over serves all resources, and one that the
 * walk does not show any more is asked for by its id. While no resource waits for the end of a task, nothing is asked.
 */
public final class ForwardTaskWatch implements AutoCloseable {
    static final String KIND = "ForwardTask";

    private static final Duration FIRST_TRIES = Duration.ofSeconds(10);
    private static final Caller OWNER = Caller.account("relays");
    private static final ForwardTaskFilter UNFINISHED =
            new ForwardTaskFilter(null, null, Set.of(ForwardTaskStatus.PENDING, ForwardTaskStatus.PROCESSING));

    private final TaskTraces traces = new TaskTraces();
    private final ForwardTaskReads reads;
    private final Clockwork clock;
    private final Duration interval;
    private final Duration visibility;
    private final Consumer<List<ObjectKey>> wake;
    private final Snapshot<ForwardTaskState> snapshot;
    private final Rhythm rhythm;
    private final Refusable refusable;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean firstWalkAskedFor = new AtomicBoolean();
    private final AtomicBoolean skipsOne = new AtomicBoolean();
    /** In a row. */
    private final AtomicInteger failures = new AtomicInteger();

    private volatile Optional<Failure> problem = Optional.empty();

    /** The resources of the tasks that are not known to be over. */
    private final Map<String, ObjectKey> watched = new ConcurrentHashMap<>();
    /** Tasks that were just made: the list shows them before it is walked again. */
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    /** What was seen of a task before this is not believed any more. */
    private final Map<String, Instant> distrusted = new ConcurrentHashMap<>();
    /** Tasks that neither the list nor a question about them shows. */
    private final DoubtedIds doubted;

    /** @param settings how often the list is walked over, and how long it may take to show a task that is there */
    ForwardTaskWatch(
            CdnetworksClient client,
            Calls calls,
            Clockwork clock,
            CdnetworksSettings settings,
            Consumer<List<ObjectKey>> wake) {
        this.doubted = new DoubtedIds(settings.createVisibility(), clock);
        this.visibility = settings.createVisibility();
        this.reads = new ForwardTaskReads(client, calls, clock, traces);
        this.clock = clock;
        this.rhythm = new Rhythm(clock);
        this.refusable = new Refusable(rhythm);
        this.interval = settings.driftCheckInterval();
        this.wake = wake;
        this.snapshot = new Snapshot<>(calls, reads.listing(UNFINISHED), clock);
        snapshot.onChange(this::wakeOwners);
    }

    /**
     * One task, at a truth that has our own writes in it. May block for its turn at the gate.
     *
     * @param resource who is woken from now on when something becomes of the task, until it is forgotten
     */
    public Look<ForwardTaskState> look(Caller owner, ObjectKey resource, String taskId) {
        watched.put(taskId, resource);
        var since = distrusted.getOrDefault(taskId, Instant.MIN);
        var known = snapshot.find(taskId).filter(sighting -> sighting.isSince(since));
        if (known.isPresent()) {
            begin(false);
            return Look.here(known.get());
        }
        if (created.contains(taskId)) {
            begin(false);
            // One page of the list serves all that were created since the last one.
            switch (snapshot.see(owner, taskId, since)) {
                case Outcome.Failed<Optional<Sighting<ForwardTaskState>>>(var why) -> {
                    return new Look.Failed<>(why);
                }
                case Outcome.Done<Optional<Sighting<ForwardTaskState>>>(var seen) -> {
                    created.remove(taskId);
                    if (seen.isPresent()) {
                        return Look.here(seen.get());
                    }
                }
            }
        } else if (since.equals(Instant.MIN) && snapshot.lastSweep().isEmpty()) {
            begin(true);
            return problem.<Look<ForwardTaskState>>map(Look.Failed::new).orElseGet(Look.NotYet::new);
        }
        return settled(resource, taskId, read(owner, taskId));
    }

    /**
     * One answer that lacks a task is not enough: another one beside it would push the same stream twice. It is believed once two
     * complete walks, begun after the vendor had to show the task, lack it too.
     */
    private Look<ForwardTaskState> settled(ObjectKey resource, String taskId, Look<ForwardTaskState> look) {
        if (look instanceof Look.Here<ForwardTaskState>) {
            doubted.settled(taskId);
        }
        if (!(look instanceof Look.Gone<ForwardTaskState>)) {
            return look;
        }
        watched.put(taskId, resource);
        if (doubted.refused(taskId)) {
            return look;
        }
        if (doubted.isOfAge(taskId)) {
            begin(false);
            lookSoon();
        }
        return new Look.Failed<>(new Failure.Retryable("the vendor shows forward task " + taskId
                + " neither in its list nor when it is asked for it: that is believed once two whole walks over the list"
                + " lack it"));
    }

    /** Asks for this very task now, whether it is over or not. */
    public Look<ForwardTaskState> read(Caller owner, String taskId) {
        var look = reads.task(Lane.READ, owner, taskId);
        if (look instanceof Look.Here<ForwardTaskState>(var task, var at)) {
            snapshot.put(taskId, task, at);
        } else if (look instanceof Look.Gone<ForwardTaskState>) {
            unwatch(taskId);
        }
        return look;
    }

    /** All tasks of a channel, over or not, for one who lost the answer of a create. */
    public Outcome<List<ForwardTaskState>> ofChannel(Caller owner, String pullId) {
        return reads.ofChannel(owner, pullId);
    }

    /**
     * What is known of the tasks. That a walk lacks one says nothing: it shows those that are not over.
     */
    Inventory inventory() {
        return new Inventory(KIND, Optional.empty(), this::trace);
    }

    private Trace trace(String taskId) {
        return traces.trace(
                taskId,
                snapshot.find(taskId).map(Sighting::seenAt).orElse(Instant.MIN),
                distrusted.getOrDefault(taskId, Instant.MIN));
    }

    /** Looks for these by one walk, and singly for those that it does not show. Blocks; ends when several fail. */
    void lookFor(List<String> taskIds) {
        var begun = clock.instant();
        if (taskIds.isEmpty()) {
            return;
        }
        begin(false);
        if (snapshot.sweepSince(begun) instanceof Outcome.Done<Sweep>) {
            TaskLooks.each(
                    taskIds,
                    taskId -> !isListed(taskId, begun)
                            && reads.task(Lane.SNAPSHOT, OWNER, taskId) instanceof Look.Failed<ForwardTaskState>);
        }
    }

    private boolean isListed(String taskId, Instant since) {
        return snapshot.find(taskId).filter(sighting -> sighting.isSince(since)).isPresent();
    }

    /** To be said after a create. */
    public void created(String taskId, ObjectKey resource) {
        watched.put(taskId, resource);
        created.add(taskId);
        traces.made(taskId, Trace.Write.of(clock.instant(), visibility));
        distrust(taskId);
    }

    /** What is known of the task is old: the next look asks the vendor. */
    public void distrust(String taskId) {
        distrusted.put(taskId, clock.instant());
    }

    /** Whether the vendor is to be asked although the task is known to be over. */
    public boolean isDistrusted(String taskId) {
        return distrusted.containsKey(taskId);
    }

    /**
     * Somebody says that something became of the task, such as a notice that anybody may have sent: its resource asks the
     * vendor, once for all that is said before it does. Of a task that is over, or nobody's, it costs nothing.
     */
    public Verdict hint(String taskId) {
        var waiting = watched.get(taskId);
        if (waiting == null) {
            return Verdict.UNDECLARED;
        }
        distrust(taskId);
        wake.accept(List.of(waiting));
        return Verdict.HINT;
    }

    /** The task is over, and that is written down; or it is nobody's any more. */
    public void forget(String taskId) {
        unwatch(taskId);
        traces.forget(taskId);
    }

    private void unwatch(String taskId) {
        watched.remove(taskId);
        created.remove(taskId);
        distrusted.remove(taskId);
        snapshot.forget(taskId);
    }

    /** Why the last walk over the list failed, if it did and somebody needs the list. */
    Optional<Failure> problem() {
        return watched.isEmpty() ? Optional.empty() : snapshot.problem();
    }

    /** Walks as soon as the gate lets it, if there is anything to look at. */
    void lookSoon() {
        if (begun.get()) {
            rhythm.now();
        }
    }

    /** The vendor takes the account's credentials again. */
    void accepted() {
        refusable.accepted();
    }

    /** @param atOnce not for what was just made: the page that is read for it shows as much */
    private void begin(boolean atOnce) {
        var first = begun.compareAndSet(false, true);
        if (first) {
            skipsOne.set(!atOnce);
            rhythm.start(Duration.ZERO, this::walk, this::pause);
        }
        if (atOnce && firstWalkAskedFor.compareAndSet(false, true) && !first) {
            rhythm.now();
        }
    }

    private Duration pause() {
        return problem.isPresent() && interval.compareTo(FIRST_TRIES) > 0
                ? FIRST_TRIES
                : WalkPause.after(failures.get(), snapshot.problem(), interval);
    }

    private void walk() {
        if (skipsOne.getAndSet(false) || watched.isEmpty()) {
            return;
        }
        var first = snapshot.lastSweep().isEmpty();
        switch (refusable.look(snapshot::sweep)) {
            case Outcome.Done<Sweep>(var sweep) -> {
                problem = Optional.empty();
                failures.set(0);
                doubted.walked(sweep, taskId -> snapshot.find(taskId).isPresent());
                wakeOwners(watched.keySet().stream()
                        .filter(taskId -> snapshot.find(taskId).isEmpty())
                        .toList());
            }
            case Outcome.Failed<Sweep>(var why) -> {
                // Who waits for the very first walk must be able to say why it does not come.
                failures.incrementAndGet();
                var isNews = problem.isEmpty();
                problem = first ? Optional.of(why) : Optional.empty();
                if (first && isNews) {
                    wakeOwners(watched.keySet());
                }
            }
        }
    }

    private void wakeOwners(Collection<String> taskIds) {
        var owners = taskIds.stream()
                .flatMap(taskId -> Optional.ofNullable(watched.get(taskId)).stream())
                .distinct()
                .toList();
        if (!owners.isEmpty()) {
            wake.accept(owners);
        }
    }

    @Override
    public void close() {
        rhythm.close();
        snapshot.close();
    }
}
