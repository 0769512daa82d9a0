package dev.onair.simulator;

import java.util.Map;
import java.util.Optional;

/** {@code /admin/requests}: what was asked of the simulator. */
public record LogAdmin(RequestLog log) {
    public void register(AdminRouter router) {
        router.on("GET", "/admin/requests", asked -> Reply.json(200, lines(asked.query())));
        router.on("DELETE", "/admin/requests", _ -> {
            log.clear();
            return Reply.empty();
        });
    }

    private Object lines(Map<String, String> query) {
        var since = Optional.ofNullable(query.get("since")).map(Long::parseLong).orElse(0L);
        var call = Optional.ofNullable(query.get("call"));
        return log.since(since).stream()
                .filter(line -> call.map(line.call()::equals).orElse(true))
                .toList();
    }
}
