package dev.onair.account;

import static org.awaitility.Awaitility.await;

import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Reconciles that call through a gate, each on its own virtual thread, and what they sent. */
final class Callers {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Duration TICK = Duration.ofMillis(50);

    final List<String> sent = new CopyOnWriteArrayList<>();
    private final ManualClock clock;
    private final Gate gate;

    Callers(ManualClock clock, Gate gate) {
        this.clock = clock;
        this.gate = gate;
    }

    /** What a call on another thread comes to. */
    record Reply<T>(CompletableFuture<T> future) {
        boolean isDone() {
            return future.isDone();
        }

        /** Waits for the other thread, for a while. */
        T get() {
            return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    /** The caller of this name, such as {@code b/one} of the tenant b; those without a slash have one tenant in common. */
    static Caller caller(String name) {
        return new Caller(name.contains("/") ? name.substring(0, name.indexOf('/')) : "tenant", name);
    }

    /** The pass of a resource of this name that a person has edited. */
    static Caller editing(String name) {
        return new Target("LiveChannel", new ObjectKey("tenant", name), name, true).caller();
    }

    static <T> Reply<T> onItsOwnThread(Supplier<T> work) {
        var result = new CompletableFuture<T>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error bug) {
                result.completeExceptionally(bug);
            }
        });
        return new Reply<>(result);
    }

    /** A call that answers its own name; returns when it waits in the queue. */
    Reply<Outcome<String>> queue(Lane lane, String name) {
        return queue(lane, name, () -> Outcome.done(name));
    }

    Reply<Outcome<String>> queue(Lane lane, String name, Supplier<Outcome<String>> answer) {
        int before = gate.stats().waiting().get(lane);
        var result = start(lane, name, answer);
        awaitWaiting(lane, before + 1);
        return result;
    }

    /** A call that an edit needs; returns when it waits among those. */
    Reply<Outcome<String>> queueForEdit(Lane usual, String name) {
        int before = gate.stats().waiting().get(Lane.EDIT);
        var result = onItsOwnThread(() -> gate.call(usual, editing(name), "test", () -> {
            sent.add(name);
            return Outcome.done(name);
        }));
        awaitWaiting(Lane.EDIT, before + 1);
        return result;
    }

    /** A call that may be let through at once. */
    Reply<Outcome<String>> start(Lane lane, String name, Supplier<Outcome<String>> answer) {
        return onItsOwnThread(() -> gate.call(lane, caller(name), "test", () -> {
            sent.add(name);
            return answer.get();
        }));
    }

    void awaitWaiting(Lane lane, int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> gate.stats().waiting().get(lane) == count);
    }

    /** Returns when so many wait in whatever lane. */
    void awaitWaiting(int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> gate.stats().waitingTotal() == count);
    }

    /** Waits, and moves no time, until each of these waits in the queue or is done: whoever was let through has come back. */
    void settle(List<? extends Reply<?>> all) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> gate.stats().waitingTotal()
                        == all.stream().filter(reply -> !reply.isDone()).count());
    }

    void awaitSent(int count) {
        if (sent.size() >= count) {
            return;
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> sent.size() >= count);
    }

    /** Moves time until this is done, in steps so small that calls leave one by one. */
    <T> T advanceUntil(Reply<T> result) {
        advanceUntil(result::isDone);
        return result.get();
    }

    /** As above; what is waited for must stay so, for time may have moved on when it is noticed. */
    void advanceUntil(BooleanSupplier lasting) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    if (!lasting.getAsBoolean()) {
                        clock.advance(TICK);
                    }
                    return lasting.getAsBoolean();
                });
    }

    /** Moves time until so many calls were let through, and waits for each before the next. */
    void advanceUntilSent(int count) {
        int all = sent.size() + gate.stats().waitingTotal();
        while (sent.size() < count) {
            // Whoever is let through leaves the queue on this thread, and sends on its own.
            clock.advance(TICK);
            awaitSent(all - gate.stats().waitingTotal());
        }
    }
}
