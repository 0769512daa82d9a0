package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;

/** CDNetworks Cloud Live API 2.18. A task that has not started is terminated without a file. */
record EndRecordTask(RecordTasks tasks) implements RecordTaskRoute {
    @Override
    public String call() {
        return "endRecordTask";
    }

    @Override
    public JsonNode answer(Call call) {
        var task = task(call, call.parameters().required("taskId"));
        if (!task.isOpen()) throw new Refusal(Code.TASK_ENDED, "taskId");
        tasks.end(task.taskId());
        return Answers.NOTHING;
    }
}
