package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Reads;
import java.util.Optional;

/** CDNetworks Cloud Live API 2.19. Nothing is told of a task that is not there, as 2.19.7 has no code for it. */
record RecordTaskQuery(RecordTasks tasks) implements RecordTaskRoute {
    @Override
    public String call() {
        return "recordTaskQuery";
    }

    /** "If both are passed, only taskId is used." */
    @Override
    public Reads reads() {
        return Reads.ONE;
    }

    @Override
    public JsonNode answer(Call call) {
        var given = call.parameters();
        var taskId = given.filled("taskId");
        if (taskId.isPresent()) return told(call, tasks.shelf().find(taskId.get()));
        var transNo = given.required("transNo");
        var found = tasks.of(call.account().name()).reversed().stream()
                .filter(task -> task.order().transNo().equals(transNo))
                .findFirst();
        return told(call, found);
    }

    private JsonNode told(Call call, Optional<RecordTask> found) {
        return found.filter(task -> task.account().equals(call.account().name()))
                .<JsonNode>map(task -> RecordAnswers.query(task(call, task.taskId())))
                .orElse(Answers.NOTHING);
    }
}
