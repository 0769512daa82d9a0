package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;

/** CDNetworks Cloud Live API 2.28. An unknown task, and one that is over, is a wrong parameter: 2.28.7 has no other code. */
record EndForwardTask(ForwardTasks tasks) implements ForwardRoute {
    @Override
    public String call() {
        return "endForwardTask";
    }

    @Override
    public JsonNode answer(Call call) {
        var taskId = call.parameters().required("taskId");
        var isOpen = tasks.shelf()
                .find(taskId)
                .filter(task -> task.account().equals(call.account().name()) && task.isOpen())
                .isPresent();
        if (!isOpen) throw new Refusal(Code.WRONG_PARAMETER, "taskId");
        call.context().touched(taskId);
        tasks.end(taskId);
        return Answers.NOTHING;
    }
}
