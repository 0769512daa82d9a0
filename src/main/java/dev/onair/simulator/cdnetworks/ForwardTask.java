package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import java.net.URI;
import java.time.Instant;

/**
 * A forward task, "VoD streaming task" in the document (CDNetworks Cloud Live API 2.27).
 *
 * @param isDoomed whether it is to fail as soon as it starts
 */
public record ForwardTask(
        String taskId, String account, Instant createdAt, ForwardOrder order, Phase phase, boolean isDoomed) {
    /** Each with its `status` (2.29.5), in the order of them. */
    public enum Phase {
        PENDING(0),
        PROCESSING(1),
        SUCCESS(2),
        FAIL(3);

        private final int status;

        Phase(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** One that has not started. */
    public static ForwardTask of(String taskId, String account, Instant createdAt, ForwardOrder order) {
        return new ForwardTask(taskId, account, createdAt, order, Phase.PENDING, false);
    }

    public boolean isOpen() {
        return phase == Phase.PENDING || phase == Phase.PROCESSING;
    }

    boolean isToStart(Instant now) {
        return phase == Phase.PENDING
                && order.start().map(start -> !start.isAfter(now)).orElse(true);
    }

    boolean isToEnd(Instant now) {
        return phase == Phase.PROCESSING
                && order.end().map(end -> !end.isAfter(now)).orElse(false);
    }

    public ForwardTask with(Phase to) {
        return new ForwardTask(taskId, account, createdAt, order, to, isDoomed);
    }

    ForwardTask doomed() {
        return new ForwardTask(taskId, account, createdAt, order, phase, true);
    }

    /**
     * An element of the list of 2.29, and the body of a notice. The examples lack `forwardUrl`; the table has it.
     *
     * @param idField `id` in the list's example, `taskId` in the notice's
     */
    ObjectNode answer(String idField) {
        var answer = Json.object();
        answer.set(
                "codingParams", order.codingParams().orElse(CodingParams.NONE).answer());
        answer.put("createTime", createdAt.getEpochSecond()).put("createUser", account);
        answer.set("endTime", Json.tree(order.end().map(Instant::getEpochSecond)));
        answer.put("forwardUrl", order.forwardUrl())
                .put(idField, taskId)
                .put("notifyUrl", order.notifyUrl().map(URI::toString).orElse(""))
                .put("pullId", order.pullId());
        answer.set("startTime", Json.tree(order.start().map(Instant::getEpochSecond)));
        return answer.put("status", phase.status());
    }
}
