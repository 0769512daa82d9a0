package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.cdnetworks.ForwardTask.Phase;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * CDNetworks Cloud Live API 2.29, newest first. 2.29.7 knows none of the codes of other lists for pages: a wrong page is a
 * wrong parameter, and one after the last is empty.
 */
record GetForwardTaskList(ForwardTasks tasks) implements ForwardRoute {
    @Override
    public String call() {
        return "getForwardTaskList";
    }

    @Override
    public JsonNode answer(Call call) {
        var page = page(call.parameters());
        var found = tasks.shelf().all().reversed().stream().filter(asked(call)).toList();
        var data = Json.object();
        var list = data.putArray("forwardTaskList");
        page.cutOrEmpty(found).forEach(task -> list.add(task.answer("id")));
        return data.put("total", found.size());
    }

    private static Predicate<ForwardTask> asked(Call call) {
        var given = call.parameters();
        var pullId = given.filled("pullId");
        var taskId = given.filled("taskId");
        Set<Phase> phases = given.filled("status")
                .map(codes -> (Set<Phase>) ChannelForm.codes(codes, Phase.values(), "status"))
                .orElse(new TreeSet<>(List.of(Phase.values())));
        return task -> task.account().equals(call.account().name())
                && pullId.map(task.order().pullId()::equals).orElse(true)
                && taskId.map(task.taskId()::equals).orElse(true)
                && phases.contains(task.phase());
    }

    private static Page page(Parameters given) {
        try {
            return Page.of(given);
        } catch (Refusal ofOtherLists) {
            throw new Refusal(Code.WRONG_PARAMETER, "pageIndex, pageSize");
        }
    }
}
