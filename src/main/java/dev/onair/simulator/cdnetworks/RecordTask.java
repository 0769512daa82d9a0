package dev.onair.simulator.cdnetworks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A recording task (CDNetworks Cloud Live API 2.17).
 *
 * @param storage where its files go, as the channel was configured when the task was made
 * @param startedAt empty until it runs
 * @param spans when the channel was live within the task, as far as its stream was interrupted since
 * @param files empty until the task is over
 * @param isDoomed whether it is to fail as soon as it starts
 */
public record RecordTask(
        String taskId,
        String account,
        Instant createdAt,
        RecordOrder order,
        Storage storage,
        Phase phase,
        Optional<Instant> startedAt,
        List<Span> spans,
        List<RecordFile> files,
        boolean isDoomed) {
    /** Each with its `status` (2.19.5). */
    public enum Phase {
        PENDING(0),
        RUNNING(1),
        ENDED(2),
        TERMINATED(3);

        private final int status;

        Phase(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** @param folder a URL that ends in a slash */
    public record Storage(String stream, String folder) {}

    /** A time on air. */
    public record Span(Instant from, Instant to) {}

    public RecordTask {
        spans = List.copyOf(spans);
        files = List.copyOf(files);
    }

    /** One that has not started. */
    public static RecordTask of(String taskId, String account, Instant createdAt, RecordOrder order, Storage storage) {
        return new RecordTask(
                taskId,
                account,
                createdAt,
                order,
                storage,
                Phase.PENDING,
                Optional.empty(),
                List.of(),
                List.of(),
                false);
    }

    /** Whether it has not started or is running: then its channel can have no other. */
    public boolean isOpen() {
        return phase == Phase.PENDING || phase == Phase.RUNNING;
    }

    RecordTask started() {
        return with(Phase.RUNNING, Optional.of(order.start()), spans, files);
    }

    /** Recorded the part of a live time that lies within the task. */
    RecordTask recorded(Instant from, Instant to) {
        var begin = startedAt.filter(from::isBefore).orElse(from);
        var more = Stream.concat(spans.stream(), Stream.of(new Span(begin, to))).toList();
        return begin.isBefore(to) ? with(phase, startedAt, more, files) : this;
    }

    public RecordTask over(Phase how, List<RecordFile> made) {
        return with(how, startedAt, spans, made);
    }

    RecordTask doomed() {
        return new RecordTask(taskId, account, createdAt, order, storage, phase, startedAt, spans, files, true);
    }

    private RecordTask with(Phase to, Optional<Instant> started, List<Span> onAir, List<RecordFile> made) {
        return new RecordTask(taskId, account, createdAt, order, storage, to, started, onAir, made, isDoomed);
    }
}
