package dev.onair.simulator.cdnetworks;

/** A call about one recording task; the documents name no code for an unknown one, so it is a wrong parameter. */
interface RecordTaskRoute extends Route {
    RecordTasks tasks();

    default RecordTask task(Call call, String taskId) {
        var task = tasks().shelf()
                .find(taskId)
                .filter(found -> found.account().equals(call.account().name()))
                .orElseThrow(() -> new Refusal(Code.WRONG_PARAMETER, "taskId"));
        call.context().touched(task.taskId());
        return task;
    }
}
