package dev.onair.cdnetworks.client;

import static dev.onair.http.CallKind.READ;
import static dev.onair.http.CallKind.WRITE;

import dev.onair.engine.Outcome;

/**
 * Tasks that push a channel's stream on to another platform; the document's title calls them VoD streaming tasks.
 * CDNetworks Cloud Live API 2.27 to 2.29.
 */
public final class ForwardTasks {

    private static final String TASKS = "/live/forwardTask/";

    private final Transport transport;

    ForwardTasks(Transport transport) {
        this.transport = transport;
    }

    /** Not idempotent and without a key of the caller's: after {@code Unknown}, look by channel and destination. */
    public Outcome<CreatedTask> startForwardTask(ForwardTaskForm form) {
        return transport.exchange(TASKS, "startForwardTask", WRITE, form.fields(), ForwardAnswers::created);
    }

    public Outcome<Acknowledged> endForwardTask(String taskId) {
        return transport.acknowledged(TASKS, "endForwardTask", new Fields().id("taskId", taskId));
    }

    /**
     * One page of the tasks that fit; of a task that is not there, an empty one. The document promises no order.
     *
     * @param pageIndex from 1
     * @param pageSize 1 to {@value CdnetworksClient#LARGEST_PAGE}
     */
    public Outcome<ForwardTaskPage> getForwardTaskList(ForwardTaskFilter filter, int pageIndex, int pageSize) {
        var fields = filter.fields().page(pageIndex, pageSize);
        return transport.exchange(
                TASKS, "getForwardTaskList", READ, fields, data -> ForwardAnswers.page(pageIndex, pageSize, data));
    }
}
