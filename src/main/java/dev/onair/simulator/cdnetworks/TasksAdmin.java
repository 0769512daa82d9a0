package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.AdminRouter;
import dev.onair.simulator.AdminRouter.Asked;
import dev.onair.simulator.Reply;
import java.time.Clock;
import java.util.function.Consumer;

/** {@code /admin/recordTasks}, {@code /admin/forwardTasks}, {@code /admin/directories}, and notices sent by hand. */
record TasksAdmin(Channels channels, Services services, Clock business) {
    private static final int MOST_NOTICES = 10_000;

    void register(AdminRouter router) {
        router.on("GET", "/admin/directories", _ -> listed(services.directories()));
        router.on("GET", "/admin/stateCallbacks", _ -> listed(services.stateCallbacks()));
        router.on("POST", "/admin/channels/{pullId}/notices", this::tellState);
        var recordings = services.recordings();
        tasks(router, "/admin/recordTasks", recordings.shelf());
        onTask(router, "/admin/recordTasks", "end", recordings.shelf(), recordings::end);
        onTask(router, "/admin/recordTasks", "fail", recordings.shelf(), recordings::fail);
        tellTask(router, "/admin/recordTasks", recordings.shelf(), recordings::tell);
        var forwards = services.forwards();
        tasks(router, "/admin/forwardTasks", forwards.shelf());
        onTask(router, "/admin/forwardTasks", "end", forwards.shelf(), forwards::end);
        onTask(router, "/admin/forwardTasks", "fail", forwards.shelf(), forwards::fail);
        tellTask(router, "/admin/forwardTasks", forwards.shelf(), forwards::tell);
    }

    /** DELETE is behind the API's back. */
    private static <T> void tasks(AdminRouter router, String path, Shelf<T> tasks) {
        router.on("GET", path, _ -> listed(tasks));
        router.on("GET", path + "/{taskId}", asked -> Reply.json(200, tasks.get(asked.path("taskId"))));
        router.on("DELETE", path + "/{taskId}", asked -> {
            tasks.get(asked.path("taskId"));
            tasks.remove(asked.path("taskId"));
            return Reply.empty();
        });
    }

    private static <T> void onTask(
            AdminRouter router, String path, String verb, Shelf<T> tasks, Consumer<String> action) {
        router.on("POST", path + "/{taskId}/" + verb, asked -> {
            action.accept(asked.path("taskId"));
            return Reply.json(200, tasks.get(asked.path("taskId")));
        });
    }

    /** {@code {"times": 1}}. */
    private static <T> void tellTask(AdminRouter router, String path, Shelf<T> tasks, Consumer<String> tell) {
        router.on("POST", path + "/{taskId}/notices", asked -> {
            tasks.get(asked.path("taskId"));
            for (var i = times(asked); i > 0; i--) tell.accept(asked.path("taskId"));
            return Reply.empty();
        });
    }

    /** {@code {"channelState": 1, "times": 1}}; without a state the channel's own. */
    private Reply tellState(Asked asked) {
        var channel = channels.get(asked.path("pullId"));
        var now = business.instant();
        var state = asked.body().path("channelState").asInt(channel.status(now));
        for (var i = times(asked); i > 0; i--) services.notices().channelState(channel, state, now);
        return Reply.empty();
    }

    private static int times(Asked asked) {
        var times = asked.body().path("times").asInt(1);
        if (times < 1 || times > MOST_NOTICES) throw new IllegalArgumentException("times must be 1 to " + MOST_NOTICES);
        return times;
    }

    private static Reply listed(Shelf<?> shelf) {
        return Reply.json(200, shelf.all());
    }
}
