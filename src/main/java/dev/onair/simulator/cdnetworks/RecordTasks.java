package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.cdnetworks.RecordTask.Phase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All recording tasks, and how they go on as the time of the business does. */
public final class RecordTasks {
    private final Channels channels;
    private final Clock business;
    private final Notices notices;
    private final RecordFiles files;
    private final Shelf<RecordTask> tasks;

    RecordTasks(Channels channels, Clock business, Notices notices) {
        this.channels = channels;
        this.business = business;
        this.notices = notices;
        this.files = new RecordFiles(channels::newId);
        this.tasks = new Shelf<>(channels, RecordTask::taskId);
    }

    /** For looks, and for changes behind the API's back, of which nobody is told. */
    public Shelf<RecordTask> shelf() {
        return tasks;
    }

    RecordTask create(RecordTask task) {
        synchronized (channels) {
            tasks.put(task);
            settle(business.instant());
            return tasks.get(task.taskId());
        }
    }

    Optional<RecordTask> open(String pullId) {
        return tasks.all().stream()
                .filter(task -> task.isOpen() && task.order().pullId().equals(pullId))
                .findFirst();
    }

    List<RecordTask> of(String account) {
        return tasks.all().stream()
                .filter(task -> task.account().equals(account))
                .toList();
    }

    /**
     * Ends it before its time (2.18).
     *
     * @throws IllegalStateException when it is over already
     */
    public void end(String taskId) {
        synchronized (channels) {
            settle(business.instant());
            finish(open(tasks.get(taskId)), Phase.TERMINATED, business.instant());
        }
    }

    /**
     * Fails now, or as soon as it starts: it is terminated, though nobody asked for it, without a file. `status` has no
     * number of its own for it.
     *
     * @throws IllegalStateException when it is over already
     */
    public void fail(String taskId) {
        synchronized (channels) {
            tasks.put(open(tasks.get(taskId)).doomed());
            settle(business.instant());
        }
    }

    /** Tells the task's receiver of it once more, whatever it was told. */
    public void tell(String taskId) {
        notices.recordTask(tasks.get(taskId));
    }

    /** Does what is due until now, each at its own time. */
    void settle(Instant now) {
        for (var task : tasks.all()) {
            if (task.phase() == Phase.PENDING && !task.order().start().isAfter(now)) told(task.started());
            var running = tasks.get(task.taskId());
            if (running.phase() != Phase.RUNNING) continue;
            if (running.isDoomed()) told(running.over(Phase.TERMINATED, List.of()));
            else if (!running.order().end().isAfter(now)) {
                finish(running, Phase.ENDED, running.order().end());
            }
        }
    }

    /** A stream ended that was live since then. */
    void interrupted(String pullId, Instant liveSince, Instant now) {
        for (var task : tasks.all()) {
            var isRecording =
                    task.phase() == Phase.RUNNING && task.order().pullId().equals(pullId);
            if (isRecording) tasks.put(task.recorded(liveSince, now));
        }
    }

    private void finish(RecordTask task, Phase how, Instant at) {
        if (task.phase() == Phase.PENDING) {
            told(task.over(how, List.of()));
            return;
        }
        var whole = channels.find(task.order().pullId())
                .flatMap(Channel::liveSince)
                .map(since -> task.recorded(since, at))
                .orElse(task);
        told(whole.over(how, files.of(whole)));
    }

    private void told(RecordTask task) {
        notices.recordTask(tasks.put(task));
    }

    private static RecordTask open(RecordTask task) {
        if (!task.isOpen()) throw new IllegalStateException("task " + task.taskId() + " is over");
        return task;
    }
}
