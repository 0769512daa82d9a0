package dev.onair.simulator.fault;

import dev.onair.simulator.AdminRouter;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.util.List;

/** {@code /admin/faults}: what is to go wrong. */
public record FaultsAdmin(Faults faults, FaultForm form) {
    public void register(AdminRouter router) {
        router.on("GET", "/admin/faults", _ -> Reply.json(200, list()));
        router.on("POST", "/admin/faults", asked -> {
            faults.add(form.read(asked.body()));
            return Reply.json(200, list());
        });
        router.on("DELETE", "/admin/faults", _ -> {
            faults.clear();
            return Reply.empty();
        });
    }

    private List<?> list() {
        return faults.all().stream()
                .map(rule -> {
                    var line = Json.object().put("fault", rule.fault().name());
                    rule.call().ifPresent(call -> line.put("call", call));
                    rule.account().ifPresent(account -> line.put("account", account));
                    rule.left().ifPresent(left -> line.put("times", left));
                    return line;
                })
                .toList();
    }
}
