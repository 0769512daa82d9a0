package dev.onair.huawei.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Credentials.Password;
import dev.onair.huawei.client.HuaweiClient.Settings;
import dev.onair.huawei.client.Transport.Sent;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches a user's token for one project. Huawei Cloud Media Live API 3.2 and 4.1. */
final class TokenCall {

    /** How long a token is good for where the answer does not say. Huawei Cloud Media Live API 3.2. */
    static final Duration USUAL_LIFE = Duration.ofHours(24);

    private final Settings settings;
    private final Transport transport;
    private final InstantSource clock;

    TokenCall(Settings settings, Transport transport, InstantSource clock) {
        this.settings = settings;
        this.transport = transport;
        this.clock = clock;
    }

    record Request(Auth auth) {}

    record Auth(Identity identity, Scope scope) {}

    record Identity(List<String> methods, ByPassword password) {}

    record ByPassword(User user) {}

    record User(String name, Secret password, Domain domain) {}

    record Domain(String name) {}

    record Scope(Project project) {}

    /** One of the two says which. */
    record Project(@Nullable String id, @Nullable String name) {}

    record Response(@Nullable Description token) {}

    record Description(@JsonProperty("expires_at") @Nullable String expiresAt) {}

    /** What is wrong with the request is wrong with the account: no resource is at fault. */
    Outcome<Token> create(Password user) {
        var call = Call.iam("createToken", "POST", "/v3/auth/tokens").withBody(request(user));
        var begun = clock.instant();
        return transport.sendOpenly(call).then(sent -> read(call, sent, begun));
    }

    private Outcome<Token> read(Call call, Sent sent, Instant begun) {
        var outcome = transport.read(call, sent, answer -> token(sent, answer, begun));
        return outcome instanceof Outcome.Failed<Token>(var failure)
                ? Outcome.failed(ofTheAccount(failure, sent.raw().status()))
                : outcome;
    }

    private Request request(Password user) {
        var identity = new Identity(
                List.of("password"),
                new ByPassword(new User(user.username(), user.password(), new Domain(user.domain()))));
        var project = settings.projectId() == null
                ? new Project(null, settings.region())
                : new Project(settings.projectId(), null);
        return new Request(new Auth(identity, new Scope(project)));
    }

    private static Token token(Sent sent, Answer answer, Instant begun) {
        var value =
                sent.raw().headers().firstValue("X-Subject-Token").orElse("").strip();
        if (value.isEmpty()) {
            throw new UnreadableAnswer("the vendor's answer has no X-Subject-Token");
        }
        var description = answer.as(Response.class).token();
        var expiresAt = description == null ? null : description.expiresAt();
        return new Token(new Secret(value), begun, end(expiresAt, begun));
    }

    /** An end that is past already says that the clocks differ: a call that is refused with this token fetches another one. */
    private static Instant end(@Nullable String expiresAt, Instant begun) {
        try {
            var end = expiresAt == null ? Instant.MIN : Instant.parse(expiresAt.strip());
            return end.isAfter(begun) ? end : begun.plus(USUAL_LIFE);
        } catch (DateTimeException notATime) {
            return begun.plus(USUAL_LIFE);
        }
    }

    private static Failure ofTheAccount(Failure failure, int httpStatus) {
        return switch (failure) {
            case Failure.Rejected(var code, var message, var kind) -> new Failure.AuthRefused(code, message);
            case Failure.Gone(var message) -> new Failure.AuthRefused("createToken", message);
            case Failure.AuthRefused refused -> refused;
            case Failure.Throttled throttled -> throttled;
            // No project of this name, or no IAM at this endpoint.
            case Failure.Retryable(var message) ->
                httpStatus == 404 ? new Failure.AuthRefused("HTTP 404", message) : failure;
            case Failure.Excessive excessive -> excessive;
            case Failure.Unknown unknown -> unknown;
            case Failure.NotSent notSent -> notSent;
        };
    }
}
