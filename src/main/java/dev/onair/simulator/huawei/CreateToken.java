package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.util.Objects;
import java.util.Optional;

/** 3.2: a token for a user's password, good for one project; the token is in the header `X-Subject-Token`. */
final class CreateToken {
    private static final Shape USER = new Shape()
            .must("name", Checks.filled())
            .must("password", Checks.filled())
            .must("domain", new Shape().must("name", Checks.filled()));
    private static final Shape ASKED = new Shape()
            .must(
                    "auth",
                    new Shape()
                            .must(
                                    "identity",
                                    new Shape()
                                            .must("methods", Checks.nonEmpty(Checks.list(Checks.oneOf("password"))))
                                            .must("password", new Shape().must("user", USER)))
                            .must(
                                    "scope",
                                    new Shape()
                                            .must(
                                                    "project",
                                                    new Shape()
                                                            .may("name", Checks.text())
                                                            .may("id", Checks.text()))));

    private final Accounts accounts;
    private final Tokens tokens;

    CreateToken(Accounts accounts, Tokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** @throws Refusal when the request is not of the documented form */
    Reply answer(JsonNode body, CallContext context) {
        var asked = ASKED.read(body, "");
        var user = asked.at("/auth/identity/password/user");
        var account = accounts.find(user.at("/domain/name").asText());
        account.ifPresent(known -> context.account(known.name()));
        var isRight = account.map(known -> Objects.equals(
                        known.users().get(user.path("name").asText()),
                        user.path("password").asText()))
                .orElse(false);
        if (!isRight) return Answers.iamError(401, "Unauthorized", "The username or password is wrong.");
        var project = project(account.get(), asked.at("/auth/scope/project"));
        if (project.isEmpty()) return Answers.iamError(404, "Not Found", "Could not find the project.");
        var token = tokens.issue(account.get(), project.get());
        return Reply.json(201, view(token, user.path("name").asText())).withHeader("X-Subject-Token", token.text());
    }

    private static Optional<String> project(Account account, JsonNode scope) {
        return Optional.ofNullable(account.projects().get(scope.path("name").asText()))
                .or(() -> account.nameOf(scope.path("id").asText())
                        .map(_ -> scope.path("id").asText()));
    }

    private static ObjectNode view(Tokens.Token token, String user) {
        var account = token.account();
        var view = Json.object();
        var body = view.putObject("token");
        body.put("expires_at", token.expiresAt().toString())
                .put("issued_at", token.issuedAt().toString());
        body.putArray("methods").add("password");
        var project = body.putObject("project")
                .put("id", token.project())
                .put("name", account.nameOf(token.project()).orElse(""));
        project.putObject("domain").put("id", account.domainId()).put("name", account.name());
        var owner = body.putObject("user").put("name", user);
        owner.putObject("domain").put("id", account.domainId()).put("name", account.name());
        return view;
    }
}
