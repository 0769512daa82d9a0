package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.cdnetworks.ForwardTask.Phase;
import java.time.Clock;
import java.time.Instant;

/**
 * All forward tasks, and how they go on as the time of the business does. Their receivers are told of each change of
 * `status`. Whether the channel is live makes no difference: a task processes what comes.
 */
public final class ForwardTasks {
    private final Channels channels;
    private final Clock business;
    private final Notices notices;
    private final Shelf<ForwardTask> tasks;

    ForwardTasks(Channels channels, Clock business, Notices notices) {
        this.channels = channels;
        this.business = business;
        this.notices = notices;
        this.tasks = new Shelf<>(channels, ForwardTask::taskId);
    }

    /** For looks, and for changes behind the API's back, of which nobody is told. */
    public Shelf<ForwardTask> shelf() {
        return tasks;
    }

    void create(ForwardTask task) {
        synchronized (channels) {
            tasks.put(task);
            settle(business.instant());
        }
    }

    /**
     * Ends it before its time (2.28); as nothing failed, with success.
     *
     * @throws IllegalStateException when it is over already
     */
    public void end(String taskId) {
        synchronized (channels) {
            settle(business.instant());
            told(open(tasks.get(taskId)).with(Phase.SUCCESS));
        }
    }

    /**
     * Fails now, or as soon as it starts.
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
        notices.forwardTask(tasks.get(taskId));
    }

    /** Does what is due until now. */
    void settle(Instant now) {
        for (var task : tasks.all()) {
            if (task.isToStart(now)) told(task.with(Phase.PROCESSING));
            var running = tasks.get(task.taskId());
            if (running.phase() != Phase.PROCESSING) continue;
            if (running.isDoomed()) told(running.with(Phase.FAIL));
            else if (running.isToEnd(now)) told(running.with(Phase.SUCCESS));
        }
    }

    private void told(ForwardTask task) {
        notices.forwardTask(tasks.put(task));
    }

    private static ForwardTask open(ForwardTask task) {
        if (!task.isOpen()) throw new IllegalStateException("task " + task.taskId() + " is over");
        return task;
    }
}
