package dev.onair.cdnetworks.client;

import static dev.onair.cdnetworks.client.CdnetworksClient.CHANNELS;
import static dev.onair.http.CallKind.READ;
import static dev.onair.http.CallKind.WRITE;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import java.util.List;
import java.util.Optional;

/** Recording tasks and the files that recordings leave. CDNetworks Cloud Live API 2.17 to 2.19, 2.24. */
public final class RecordTasks {

    /** The most ids that one {@code getRecordFileInfo} takes. CDNetworks Cloud Live API 2.24.3. */
    public static final int MOST_IDS = 50;

    private final Transport transport;

    RecordTasks(Transport transport) {
        this.transport = transport;
    }

    /**
     * After {@code Unknown}, query by the form's {@code transNo}. {@code Gone} speaks of the channel (1217);
     * {@link CdnetworksError#TASK_EXISTS} says that another task of the channel waits or runs.
     */
    public Outcome<CreatedTask> createRecordTask(RecordTaskForm form) {
        return transport.exchange(CHANNELS, "createRecordTask", WRITE, form.fields(), RecordAnswers::created);
    }

    /** Refused with {@link CdnetworksError#TASK_ENDED} where the task has ended already. */
    public Outcome<Acknowledged> endRecordTask(String taskId) {
        return transport.acknowledged(CHANNELS, "endRecordTask", new Fields().id("taskId", taskId));
    }

    /**
     * What has become of a task. The document has no code for a task that does not exist. A success that names no task is
     * {@code Gone}. So is a refused key of the caller's own (1000), which has the form that the document recommends; a refused id
     * of the vendor's ({@link CdnetworksError#WRONG_PARAMETER}) may mean the same, and there is no list to check it by.
     */
    public Outcome<RecordTaskState> recordTaskQuery(RecordTaskQuery query) {
        var gone = new Failure.Gone("recordTaskQuery: no recording task has this " + query.key());
        return switch (transport.exchange(
                CHANNELS, "recordTaskQuery", READ, query.fields(), data -> RecordAnswers.found(query, data))) {
            case Outcome.Done<Optional<RecordTaskState>>(var found) ->
                found.map(Outcome::done).orElseGet(() -> Outcome.failed(gone));
            case Outcome.Failed<Optional<RecordTaskState>>(var failure)
            when query.key() == RecordTaskQuery.Key.TRANS_NO && CdnetworksError.WRONG_PARAMETER.isIn(failure) ->
                Outcome.failed(gone);
            case Outcome.Failed<Optional<RecordTaskState>>(var failure) -> Outcome.failed(failure);
        };
    }

    /** The files of these channels or with these video ids. What the vendor does not know is missing. */
    public Outcome<List<RecordFile>> getRecordFileInfo(RecordFileQuery query) {
        return transport.exchange(CHANNELS, "getRecordFileInfo", READ, query.fields(), RecordAnswers::files);
    }
}
