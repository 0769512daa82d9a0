package dev.onair.simulator.callback;

import dev.onair.simulator.AdminRouter;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.util.Optional;

/** {@code /admin/callbacks}: what was sent and how it was answered; and what still waits to be accepted. */
public record CallbacksAdmin(Courier courier) {
    public void register(AdminRouter router) {
        router.on("GET", "/admin/callbacks", asked -> {
            var kind = Optional.ofNullable(asked.query().get("kind"));
            return Reply.json(200, kind.map(courier.log()::of).orElseGet(courier.log()::all));
        });
        router.on("DELETE", "/admin/callbacks", _ -> {
            courier.log().clear();
            return Reply.empty();
        });
        router.on("GET", "/admin/callbacks/pending", _ -> Reply.json(200, Json.tree(courier.pending())));
    }
}
