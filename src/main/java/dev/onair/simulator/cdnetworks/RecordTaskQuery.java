package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;

/** CDNetworks Cloud Live API 2.19. */
record RecordTaskQuery(RecordTasks tasks) implements RecordTaskRoute {
    @Override
    public String call() {
        return "recordTaskQuery";
    }

    /** "If both are passed, only taskId is used." */
    @Override
    public JsonNode answer(Call call) {
        var given = call.parameters();
        var taskId = given.filled("taskId");
        if (taskId.isPresent()) return RecordAnswers.query(task(call, taskId.get()));
        var transNo = given.required("transNo");
        var found = tasks.of(call.account().name()).reversed().stream()
                .filter(task -> task.order().transNo().equals(transNo))
                .findFirst()
                .orElseThrow(() -> new Refusal(Code.WRONG_PARAMETER, "transNo"));
        return RecordAnswers.query(task(call, found.taskId()));
    }
}
