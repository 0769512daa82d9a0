package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.AdminRouter;
import dev.onair.simulator.AdminRouter.Asked;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.net.URI;

/** {@code /admin/accounts}: accounts, their keys, their services and their recording directories. */
record AccountsAdmin(CdnetworksSimulator simulator) {
    void register(AdminRouter router) {
        var one = "/admin/accounts/{account}";
        router.on("GET", "/admin/accounts", _ -> all());
        router.on("POST", "/admin/accounts", this::create);
        router.on("PATCH", one, this::patch);
        router.on("POST", one + "/keys", this::addKey);
        router.on("DELETE", one + "/keys/{accessKey}", this::removeKey);
        router.on("POST", one + "/directories", this::addDirectory);
    }

    private Reply all() {
        return Reply.json(
                200,
                simulator.accounts().all().stream().map(AccountsAdmin::view).toList());
    }

    private Reply create(Asked asked) {
        var userId = asked.body().path("userId").asText("110042");
        var setup = AccountSetup.another(asked.text("name"), userId, asked.text("accessKey"), asked.text("secretKey"));
        return shown(simulator.accounts().add(setup));
    }

    private Reply addKey(Asked asked) {
        simulator.addKey(asked.path("account"), asked.text("accessKey"), asked.text("secretKey"));
        return Reply.empty();
    }

    private Reply removeKey(Asked asked) {
        simulator.removeKey(asked.path("accessKey"));
        return Reply.empty();
    }

    private Reply addDirectory(Asked asked) {
        simulator.addDirectory(asked.path("account"), asked.text("directoryId"));
        return Reply.empty();
    }

    /** `whiteboard`, `recordingDirectories`, `directRecordingUrl`, `filePassword`, `requestsPerMinute`, `scenarios`. */
    private Reply patch(Asked asked) {
        var account = simulator.accounts().get(asked.path("account"));
        var body = asked.body();
        if (body.has("whiteboard"))
            account.hasWhiteboard(body.path("whiteboard").asBoolean());
        if (body.has("recordingDirectories")) {
            account.hasRecordingDirectories(body.path("recordingDirectories").asBoolean());
        }
        if (body.has("directRecordingUrl")) account.directRecordingUrl(URI.create(asked.text("directRecordingUrl")));
        if (body.has("filePassword")) account.filePassword(asked.text("filePassword"));
        if (body.has("requestsPerMinute")) account.quota().perMinute(Integer.parseInt(asked.text("requestsPerMinute")));
        if (body.has("scenarios")) {
            account.scenarios().clear();
            body.path("scenarios").forEach(scenario -> account.scenarios().add(scenario.asText()));
        }
        return shown(account);
    }

    private static Reply shown(Account account) {
        return Reply.json(200, view(account));
    }

    private static ObjectNode view(Account account) {
        var view = Json.object()
                .put("name", account.name())
                .put("userId", account.userId())
                .put("whiteboard", account.hasWhiteboard())
                .put("recordingDirectories", account.hasRecordingDirectories());
        view.set("accessKeys", Json.tree(account.keys().keySet()));
        view.set("domains", Json.tree(account.domains()));
        view.set("scenarios", Json.tree(account.scenarios()));
        view.set("directories", Json.tree(account.directories()));
        return view;
    }
}
