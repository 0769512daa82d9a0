package dev.onair.huawei.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Credentials.Password;
import dev.onair.huawei.client.Tokens.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final Password USER = new Password("user", new Secret("planted-geheim"), "account");
    private static final Duration DAY = Duration.ofDays(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Vendor.NOW);
    private final AtomicInteger fetched = new AtomicInteger();

    private Outcome<Token> fetch(Password user) {
        return Outcome.done(new Token(
                new Secret(user.username() + fetched.incrementAndGet()),
                now.get(),
                now.get().plus(DAY)));
    }

    private Tokens tokens(Function<Password, Outcome<Token>> fetch) {
        return new Tokens(fetch, now::get);
    }

    private static String name(Outcome<Grant> grant) {
        return Vendor.doneOf(grant).token().value().value();
    }

    @Test
    void aTokenIsKeptUntilHalfAnHourBeforeItsEnd() {
        var tokens = tokens(this::fetch);
        assertThat(Vendor.doneOf(tokens.current(USER)).isCached()).isFalse();

        now.set(Vendor.NOW.plus(DAY).minus(Token.RENEWED_BEFORE_ITS_END).minusSeconds(1));
        assertThat(Vendor.doneOf(tokens.current(USER)).isCached()).isTrue();
        assertThat(name(tokens.current(USER))).isEqualTo("user1");

        now.set(Vendor.NOW.plus(DAY).minus(Token.RENEWED_BEFORE_ITS_END));
        assertThat(name(tokens.current(USER))).isEqualTo("user2");
    }

    @Test
    void anotherUserGetsAnotherToken() {
        var tokens = tokens(this::fetch);
        var other = new Password("other", USER.password(), USER.domain());
        assertThat(name(tokens.current(USER))).isEqualTo("user1");
        assertThat(name(tokens.current(other))).isEqualTo("other2");
        assertThat(name(tokens.current(other))).isEqualTo("other2");
    }

    @Test
    void aRefusedTokenIsReplacedOnceForAllWhoHadIt() {
        var tokens = tokens(this::fetch);
        var refused = Vendor.doneOf(tokens.current(USER)).token();
        assertThat(name(tokens.insteadOf(refused, USER))).isEqualTo("user2");
        assertThat(name(tokens.insteadOf(refused, USER))).isEqualTo("user2");
        assertThat(name(tokens.current(USER))).isEqualTo("user2");
    }

    @Test
    void aFailureIsToldAsItIsAndNotKept() {
        var failure = new AtomicReference<Failure>(new Failure.AuthRefused("IAM", "wrong password"));
        var tokens = tokens(user -> failure.get() == null ? fetch(user) : Outcome.failed(failure.get()));
        assertThat(tokens.current(USER)).isEqualTo(Outcome.failed(failure.get()));
        failure.set(null);
        assertThat(name(tokens.current(USER))).isEqualTo("user1");
    }

    @Test
    void aFetchThatThrowsLetsTheNextOneTry() {
        var tokens = tokens(user -> {
            if (fetched.get() == 0) {
                fetched.incrementAndGet();
                throw new IllegalStateException("bug");
            }
            return fetch(user);
        });
        assertThatThrownBy(() -> tokens.current(USER)).hasMessage("bug");
        assertThat(name(tokens.current(USER))).isEqualTo("user2");
    }

    @Test
    void aHundredCallersFetchOneToken() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var tokens = tokens(user -> {
            begun.countDown();
            await(go);
            return fetch(user);
        });
        assertThat(hundredCallers(tokens, begun, go))
                .allSatisfy(grant -> assertThat(name(grant)).isEqualTo("user1"));
        assertThat(fetched).hasValue(1);
    }

    @Test
    void aHundredCallersShareOneFailure() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var tokens = tokens(user -> {
            fetched.incrementAndGet();
            begun.countDown();
            await(go);
            return Outcome.failed(new Failure.Retryable("no route"));
        });
        assertThat(hundredCallers(tokens, begun, go))
                .allSatisfy(grant -> assertThat(grant).isEqualTo(Outcome.failed(new Failure.Retryable("no route"))));
        assertThat(fetched).hasValue(1);
    }

    /** One fetches, the others wait for it: only then may it end. */
    private static List<Outcome<Grant>> hundredCallers(Tokens tokens, CountDownLatch begun, CountDownLatch go)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> tokens.current(USER));
            begun.await();
            var callers = new ArrayList<Thread>();
            var results = new ArrayList<Future<Outcome<Grant>>>(List.of(first));
            for (var i = 1; i < 100; i++) {
                Callable<Outcome<Grant>> caller = () -> {
                    synchronized (callers) {
                        callers.add(Thread.currentThread());
                    }
                    return tokens.current(USER);
                };
                results.add(threads.submit(caller));
            }
            while (!areWaiting(callers)) {
                Thread.onSpinWait();
            }
            go.countDown();
            var grants = new ArrayList<Outcome<Grant>>();
            for (var result : results) {
                grants.add(result.get());
            }
            return grants;
        }
    }

    private static boolean areWaiting(List<Thread> callers) {
        synchronized (callers) {
            return callers.size() == 99
                    && callers.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTokenOfAShortLifeIsUsedForHalfOfIt() {
        var life = Duration.ofMinutes(10);
        var tokens = tokens(user -> Outcome.done(new Token(
                new Secret("short" + fetched.incrementAndGet()),
                now.get(),
                now.get().plus(life))));
        assertThat(name(tokens.current(USER))).isEqualTo("short1");

        now.set(Vendor.NOW.plus(Duration.ofMinutes(4)));
        assertThat(name(tokens.current(USER))).isEqualTo("short1");

        now.set(Vendor.NOW.plus(Duration.ofMinutes(6)));
        assertThat(name(tokens.current(USER))).isEqualTo("short2");
    }
}
