package dev.onair.huawei.client;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.huawei.client.Credentials.Password;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token, and renews it well before its end. However many calls want one, it is fetched once, and all of them get
 * what came of it. Huawei Cloud Media Live API 3.2.
 */
final class Tokens {

    private final Function<Password, Outcome<Token>> fetch;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Held held;
    private @Nullable Flight flight;

    Tokens(Function<Password, Outcome<Token>> fetch, InstantSource clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /**
     * A token to use.
     *
     * @param isCached whether it was fetched for an earlier call, and may have been revoked since
     */
    record Grant(Token token, boolean isCached) {}

    private record Held(Password user, Token token) {}

    private record Flight(Password user, CompletableFuture<Outcome<Token>> landing) {}

    /** How a caller comes to its token. */
    private sealed interface Next {}

    private record Cached(Token token) implements Next {}

    private record Own(Flight flight) implements Next {}

    private record Others(Flight flight) implements Next {}

    Outcome<Grant> current(Password user) {
        return grant(user, token -> true);
    }

    /** Another one than that which was refused. */
    Outcome<Grant> insteadOf(Token refused, Password user) {
        return grant(user, token -> !token.equals(refused));
    }

    private Outcome<Grant> grant(Password user, Predicate<Token> isWanted) {
        return switch (next(user, isWanted)) {
            case Cached(var token) -> Outcome.done(new Grant(token, true));
            case Own(var own) -> fly(own).map(token -> new Grant(token, false));
            case Others(var others) -> await(others).map(token -> new Grant(token, false));
        };
    }

    private Next next(Password user, Predicate<Token> isWanted) {
        lock.lock();
        try {
            if (held != null && held.user().equals(user) && isLasting(held.token()) && isWanted.test(held.token())) {
                return new Cached(held.token());
            }
            if (flight != null && flight.user().equals(user)) {
                return new Others(flight);
            }
            flight = new Flight(user, new CompletableFuture<>());
            return new Own(flight);
        } finally {
            lock.unlock();
        }
    }

    private boolean isLasting(Token token) {
        return clock.instant().isBefore(token.renewAt());
    }

    private Outcome<Token> fly(Flight own) {
        Outcome<Token> result = Outcome.failed(new Failure.Retryable("createToken: ended without a result"));
        try {
            result = fetch.apply(own.user());
            return result;
        } finally {
            land(own, result);
        }
    }

    private void land(Flight own, Outcome<Token> result) {
        lock.lock();
        try {
            if (own.equals(flight)) {
                flight = null;
                if (result instanceof Outcome.Done<Token>(var token)) {
                    held = new Held(own.user(), token);
                }
            }
        } finally {
            lock.unlock();
        }
        own.landing().complete(result);
    }

    private static Outcome<Token> await(Flight underWay) {
        try {
            return underWay.landing().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Outcome.failed(new Failure.Retryable("createToken: was interrupted while it waited (not sent)"));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a landing is never exceptional", impossible);
        }
    }
}
