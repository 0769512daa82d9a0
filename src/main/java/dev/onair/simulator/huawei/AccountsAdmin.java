package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.AdminRouter;
import dev.onair.simulator.AdminRouter.Asked;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.util.Arrays;

/** {@code /admin/accounts} and {@code /admin/tokens}: who may do what, and how often. */
record AccountsAdmin(HuaweiSimulator simulator) {
    void register(AdminRouter router) {
        var one = "/admin/accounts/{account}";
        router.on("GET", "/admin/accounts", _ -> all());
        router.on("POST", "/admin/accounts", this::create);
        router.on("PATCH", one, this::patch);
        router.on("POST", one + "/keys", this::addKey);
        router.on("DELETE", one + "/keys/{accessKey}", this::removeKey);
        router.on("PUT", one + "/users/{user}", this::password);
        router.on("PUT", one + "/projects/{name}", this::project);
        router.on("DELETE", "/admin/tokens", _ -> {
            simulator.revokeTokens();
            return Reply.empty();
        });
    }

    private Reply all() {
        return Reply.json(
                200,
                simulator.accounts().all().stream().map(AccountsAdmin::view).toList());
    }

    private Reply create(Asked asked) {
        var setup = AccountSetup.another(
                asked.text("name"), asked.text("projectId"), asked.text("accessKey"), asked.text("secretKey"));
        return shown(simulator.accounts().add(setup));
    }

    /** With `securityToken` it is a temporary one. */
    private Reply addKey(Asked asked) {
        var account = account(asked);
        var accessKey = asked.text("accessKey");
        account.keys().put(accessKey, asked.text("secretKey"));
        if (asked.body().has("securityToken")) account.securityTokens().put(accessKey, asked.text("securityToken"));
        return Reply.empty();
    }

    private Reply removeKey(Asked asked) {
        account(asked).keys().remove(asked.path("accessKey"));
        return Reply.empty();
    }

    private Reply password(Asked asked) {
        account(asked).users().put(asked.path("user"), asked.text("password"));
        return Reply.empty();
    }

    private Reply project(Asked asked) {
        account(asked).projects().put(asked.path("name"), asked.text("id"));
        return Reply.empty();
    }

    /** `requestsPerMinute`, of each category or of the `category` named. */
    private Reply patch(Asked asked) {
        var account = account(asked);
        var perMinute = Integer.parseInt(asked.text("requestsPerMinute"));
        var only = asked.body().path("category").asText("");
        Arrays.stream(Category.values())
                .filter(category -> only.isEmpty() || category.name().equals(only))
                .forEach(category -> account.quota(category).ifPresent(quota -> quota.perMinute(perMinute)));
        return shown(account);
    }

    private Account account(Asked asked) {
        return simulator.accounts().get(asked.path("account"));
    }

    private static Reply shown(Account account) {
        return Reply.json(200, view(account));
    }

    private static ObjectNode view(Account account) {
        var view = Json.object().put("name", account.name()).put("domainId", account.domainId());
        view.set("accessKeys", Json.tree(account.keys().keySet()));
        view.set("users", Json.tree(account.users().keySet()));
        view.set("projects", Json.tree(account.projects()));
        return view;
    }
}
