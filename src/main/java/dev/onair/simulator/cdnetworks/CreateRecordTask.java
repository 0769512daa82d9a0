package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onair.simulator.Json;

/**
 * CDNetworks Cloud Live API 2.17; `data` is text with JSON in it, as in its example. That `transNo` is unique is the
 * caller's business, and no code is named for one used before: here it is a wrong parameter, so that none means two tasks.
 */
record CreateRecordTask(Cloud cloud, RecordTasks tasks, Shelf<RecordDirectory> directories) implements Route {
    @Override
    public String call() {
        return "createRecordTask";
    }

    @Override
    public JsonNode answer(Call call) {
        var channel = cloud.channel(call);
        var order = new RecordForm(cloud).read(call, channel);
        var account = call.account().name();
        if (channel.isBanned(cloud.now())) throw new Refusal(Code.BANNED, "pullId");
        if (tasks.open(channel.pullId()).isPresent()) throw new Refusal(Code.TASK_EXISTS, "pullId");
        var isTaken = !order.transNo().isEmpty()
                && tasks.of(account).stream()
                        .anyMatch(task -> task.order().transNo().equals(order.transNo()));
        if (isTaken) throw new Refusal(Code.WRONG_PARAMETER, "transNo");
        var task = tasks.create(RecordTask.of(cloud.channels().newId(), account, cloud.now(), order, storage(channel)));
        call.context().touched(task.taskId());
        return TextNode.valueOf(Json.text(Json.object().put("taskId", task.taskId())));
    }

    /** In the channel's recording directory, where it has one (2.19.5). */
    private RecordTask.Storage storage(Channel channel) {
        var directory = directories.find(channel.settings().directoryId());
        var path = directory.map(it -> it.path() + "/").orElse("");
        return new RecordTask.Storage(
                channel.streamName(), "http://" + cloud.urls().pullDomain(channel) + "/record/" + path);
    }
}
