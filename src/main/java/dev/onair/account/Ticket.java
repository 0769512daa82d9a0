package dev.onair.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One call's place in the queue. It is asked for again with the same number when the call could not be sent or the vendor sent it
 * back.
 *
 * @param lane where it waits
 * @param usual where it would wait if nobody had edited anything
 */
record Ticket(Lane lane, Lane usual, Caller caller, long number, long since, CompletableFuture<Turn> turn)
        implements LaneQueue.Waiting {

    /** What the wait came to. */
    sealed interface Turn {
        record Go() implements Turn {}

        record Withdrawn(Failure why) implements Turn {}
    }

    Ticket(Lane usual, Caller caller, long number, long since) {
        this(caller.lane(usual), usual, caller, number, since, new CompletableFuture<>());
    }

    /** @param from from when on it waits */
    Ticket again(long from) {
        return new Ticket(usual, caller, number, from);
    }

    void go() {
        turn.complete(new Turn.Go());
    }

    void withdraw(Failure why) {
        turn.complete(new Turn.Withdrawn(why));
    }

    boolean isLetThrough() {
        return turn.isDone() && turn.join() instanceof Turn.Go;
    }

    /** Blocks until there is an answer; empty when the waiting thread was interrupted. */
    Optional<Turn> await() {
        try {
            return Optional.of(turn.get());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
