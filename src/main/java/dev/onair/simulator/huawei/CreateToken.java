package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * 3.2: a token for a user's password, good for one project or, as public clients ask for it, for the whole account (the
 * "domain"); the token is in the header `X-Subject-Token`. The answer has what such clients read of it besides.
 */
final class CreateToken {
    private static final Shape USER = new Shape()
            .must("name", Checks.filled())
            .must("password", Checks.filled())
            .must("domain", new Shape().must("name", Checks.filled()));
    private static final Shape NAME_OR_ID =
            new Shape().may("name", Checks.text()).may("id", Checks.text());
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
                                            .may("project", NAME_OR_ID)
                                            .may("domain", NAME_OR_ID)
                                            .where(CreateToken::oneScope)));

    /** As IAM writes them, whatever the microseconds. */
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

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
        var scope = asked.at("/auth/scope");
        var isOfAProject = scope.has("project");
        var project = isOfAProject ? project(account.get(), scope.path("project")) : Optional.of("");
        if (project.isEmpty()) return Answers.iamError(404, "Not Found", "Could not find the project.");
        if (!isOfAProject && !isItself(account.get(), scope.path("domain"))) {
            return Answers.iamError(404, "Not Found", "Could not find the domain.");
        }
        var token = tokens.issue(account.get(), project.get());
        return Reply.json(201, view(token, user.path("name").asText())).withHeader("X-Subject-Token", token.text());
    }

    private static void oneScope(ObjectNode scope, String at) {
        if (scope.has("project") == scope.has("domain")) throw Refusal.invalid(at + " wants project or domain");
    }

    private static boolean isItself(Account account, JsonNode domain) {
        return domain.path("name").asText().equals(account.name())
                || domain.path("id").asText().equals(account.domainId());
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
        body.put("expires_at", MICROSECONDS.format(token.expiresAt()))
                .put("issued_at", MICROSECONDS.format(token.issuedAt()));
        body.putArray("methods").add("password");
        if (token.project().isEmpty()) {
            domain(body, account);
        } else {
            var project = body.putObject("project")
                    .put("id", token.project())
                    .put("name", account.nameOf(token.project()).orElse(""));
            domain(project, account);
        }
        var owner = body.putObject("user").put("id", userId(account, user)).put("name", user);
        domain(owner.put("password_expires_at", ""), account);
        body.putArray("roles").addObject().put("id", "0").put("name", "te_admin");
        body.putArray("catalog");
        return view;
    }

    private static void domain(ObjectNode of, Account account) {
        of.putObject("domain").put("id", account.domainId()).put("name", account.name());
    }

    /** The same at each start: 32 hex digits. */
    private static String userId(Account account, String user) {
        return UUID.nameUUIDFromBytes((account.name() + "/" + user).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
