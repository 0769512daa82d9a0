package dev.onair.huawei.client;

import dev.onair.engine.Outcome;
import dev.onair.http.HttpLimits;
import dev.onair.http.SafeEndpoint;
import dev.onair.huawei.client.Credentials.AccessKey;
import dev.onair.huawei.client.Credentials.Password;
import dev.onair.huawei.client.Transport.Sent;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One account's way to the API, shared by the calls of its three areas. It authenticates each call by what the account has,
 * and sends it once; only a cached token that is refused is replaced, and the call sent again: a 401 did nothing. It waits
 * for no quota. Expected failures are outcomes; an {@link IllegalArgumentException} is a bug of the caller. Safe for use by
 * many threads.
 */
public final class HuaweiClient implements AutoCloseable {

    /** Refusals with 401 that another token of the same user would meet too. */
    private static final Set<HuaweiError> NOT_THE_TOKENS_FAULT =
            Set.of(HuaweiError.NO_PERMISSION, HuaweiError.ACCOUNT_FROZEN, HuaweiError.WRONG_PROJECT);

    private final Supplier<? extends Credentials> credentials;
    private final Transport transport;
    private final Tokens tokens;

    /**
     * Where and how to call.
     *
     * @param endpoint Media Live's: HTTPS, or HTTP to this machine; scheme, host and port only
     * @param iamEndpoint likewise; of the same region (4.1)
     * @param region a project's name too, for which a token is fetched where {@code projectId} is null
     */
    public record Settings(
            URI endpoint,
            URI iamEndpoint,
            String region,
            @Nullable String projectId,
            HttpLimits limits) {

        public Settings {
            endpoint = SafeEndpoint.require(endpoint);
            iamEndpoint = SafeEndpoint.require(iamEndpoint);
            if (!region.matches("[a-z0-9][a-z0-9-]{0,63}")) {
                throw new IllegalArgumentException("region '" + region + "' is none: give one such as ap-southeast-3");
            }
        }

        /** The vendor's own endpoints (table 1-1), and the usual timeouts and sizes. */
        public static Settings of(String region, @Nullable String projectId) {
            return new Settings(
                    URI.create("https://live." + region + ".myhuaweicloud.com"),
                    URI.create("https://iam." + region + ".myhuaweicloud.com"),
                    region,
                    projectId,
                    HttpLimits.USUAL);
        }
    }

    /**
     * Opens no connection yet.
     *
     * @param credentials asked for each call, so that a changed Secret needs no new client; what it throws, calls throw
     */
    public HuaweiClient(Settings settings, Supplier<? extends Credentials> credentials, InstantSource clock) {
        this.credentials = credentials;
        this.transport = new Transport(settings, clock);
        var iam = new TokenCall(settings, transport, clock);
        this.tokens = new Tokens(iam::create, clock);
    }

    /**
     * Sends the call and reads a successful answer.
     *
     * @param reader may throw {@link UnreadableAnswer}: then nobody knows what a write has done
     */
    public <T> Outcome<T> call(Call call, Function<Answer, T> reader) {
        return send(call).then(answer -> transport.read(call, answer, reader));
    }

    /**
     * As {@link #call}, for a request that is known under two paths: where nothing answers to the first (404, 405), the second is
     * sent.
     *
     * @param known told once the second was the one that the vendor knows
     */
    public <T> Outcome<T> call(Call first, Call second, Runnable known, Function<Answer, T> reader) {
        return send(first).then(sent -> {
            if (!isUnknownPath(sent)) {
                return transport.read(first, sent, reader);
            }
            sent.raw().close();
            return send(second).then(other -> {
                if (!isUnknownPath(other)) {
                    known.run();
                }
                return transport.read(second, other, reader);
            });
        });
    }

    private static boolean isUnknownPath(Sent sent) {
        return sent.raw().status() == 404 || sent.raw().status() == 405;
    }

    private Outcome<Sent> send(Call call) {
        return switch (credentials.get()) {
            case AccessKey keys -> transport.sendSigned(call, keys);
            case Password user -> sendWithToken(call, user);
        };
    }

    private Outcome<Sent> sendWithToken(Call call, Password user) {
        return tokens.current(user).then(grant -> {
            var token = grant.token();
            return transport
                    .sendWithToken(call, token)
                    .then(sent -> grant.isCached() && isTokenRefused(sent)
                            ? again(call, user, token, sent)
                            : Outcome.done(sent));
        });
    }

    private Outcome<Sent> again(Call call, Password user, Token refused, Sent refusal) {
        refusal.raw().close();
        return tokens.insteadOf(refused, user).then(other -> transport.sendWithToken(call, other.token()));
    }

    private static boolean isTokenRefused(Sent sent) {
        return sent.raw().status() == 401
                && code(sent)
                        .flatMap(HuaweiError::of)
                        .filter(NOT_THE_TOKENS_FAULT::contains)
                        .isEmpty();
    }

    private static Optional<String> code(Sent sent) {
        try {
            return sent.raw().reading(() -> Answer.parse(sent.raw()).map(Answer::code));
        } catch (UnreadableAnswer tooMuch) {
            return Optional.empty();
        }
    }

    /** Drops calls that are under way. */
    @Override
    public void close() {
        transport.close();
    }
}
