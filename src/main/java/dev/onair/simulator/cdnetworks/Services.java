package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.callback.Courier;
import dev.onair.simulator.fault.Fault;
import java.time.Clock;

/**
 * What the vendor does with channels: recordings, forward tasks, recording directories, notices.
 *
 * @param stateCallbacks where channel states are told; changes of it are behind the API's back
 */
public record Services(
        RecordTasks recordings,
        ForwardTasks forwards,
        Shelf<RecordDirectory> directories,
        Shelf<StateCallback> stateCallbacks,
        Notices notices) {
    static Services of(Accounts accounts, Channels channels, Clock business, Courier courier) {
        var stateCallbacks = new Shelf<StateCallback>(channels, StateCallback::key);
        var notices = new Notices(accounts, stateCallbacks, courier);
        return new Services(
                new RecordTasks(channels, business, notices),
                new ForwardTasks(channels, business, notices),
                new Shelf<>(channels, RecordDirectory::directoryId),
                stateCallbacks,
                notices);
    }

    /** A fault: the task that a call makes fails as soon as it starts. */
    public Fault failTask() {
        return new FailTask(this::fail);
    }

    /** Makes a task fail, of recording or of forwarding, if it is one and not over. */
    private void fail(String taskId) {
        if (recordings.shelf().find(taskId).filter(RecordTask::isOpen).isPresent()) recordings.fail(taskId);
        if (forwards.shelf().find(taskId).filter(ForwardTask::isOpen).isPresent()) forwards.fail(taskId);
    }
}
