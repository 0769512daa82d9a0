package dev.onair.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The one door to a vendor: everything that costs quota goes through it. */
public interface Calls {

    /**
     * Blocks until it is this call's turn, runs it on the caller's thread and answers what it answered. While the vendor
     * says {@link dev.onair.engine.Failure.Throttled} nothing was done, so the call waits and is sent again; a caller never
     * sees that failure. An interrupt while waiting counts as a recall, and so does a write whose turn comes when its caller may
     * not call any more ({@link #mayCall}).
     *
     * <p>Where many wait, a pass does not: it is answered {@link dev.onair.engine.Failure.Deferred} at once, and its resource is
     * woken when its turn is near ({@link Admission}).
     *
     * @param caller    whom the call is for; {@link #recall} withdraws by its id, and the callers' tenants take turns
     * @param operation what the call does, in a word, for metrics
     */
    default <T> Outcome<T> call(Lane lane, Caller caller, String operation, Supplier<Outcome<T>> call) {
        return call(lane, caller, operation, () -> {}, call);
    }

    /**
     * As above, for a call that must be written down before it is sent.
     *
     * @param beforeSend runs once it is the call's turn; what it throws passes through, and then nothing is sent
     */
    <T> Outcome<T> call(Lane lane, Caller caller, String operation, Runnable beforeSend, Supplier<Outcome<T>> call);

    /** As {@link #call}, for a read: with the moment before it was sent, also if it had to be sent again. */
    default <T> Outcome<Sighting<T>> sight(
            Lane lane, Caller caller, String operation, InstantSource clock, Supplier<Outcome<T>> read) {
        return call(lane, caller, operation, () -> {
            var at = clock.instant();
            return read.get().map(entry -> new Sighting<>(entry, at));
        });
    }

    /**
     * Withdraws the caller's calls that still wait: each answers {@link dev.onair.engine.Failure.Recalled}. A call that was
     * let through runs to its end. What finishes ({@link Caller#finishes}) waits on: the caller may have lost its permission
     * before it asks again, and would stay off air.
     */
    default void recall(String callerId) {
        recall(callerId, false);
    }

    /**
     * As {@link #recall(String)}.
     *
     * @param isToStop whether what the caller stands for is to be off air now, so that what finishes is withdrawn as well, and what its
     *     pass still begins of that, until {@link #passEnded}
     */
    void recall(String callerId, boolean isToStop);

    /**
     * Withdraws, as {@link #recall(String)} does, what waits of those who may not call any more. To be said when a permission may have
     * been lost; what is not found here is asked for its permission when its turn comes.
     */
    void recallBarred();

    /**
     * Whether the caller may have a call of this lane sent now: the account lets its namespace use it, or the call needs no
     * permission ({@link Caller#needsPermission}). Costs no call.
     */
    boolean mayCall(Lane usual, Caller caller);

    /** To be said when a pass is over, whatever it came to: what it waited for, and did not ask for again, is given up. */
    void passEnded(String callerId);

    /** For those who send one call for many callers: how many of these may wait for that on threads. */
    Admission admission(int seats);

    /**
     * How many calls leave before the first of this caller's that waits; empty where none waits by itself: it is under way, or
     * goes together with others.
     */
    OptionalInt before(String callerId);

    /** Tells of every {@link #recall(String, boolean)}, so that those who send one call for many callers can take that one out. */
    void onRecall(Consumer<String> listener);

    /** Tells of every {@link #recallBarred}, for the same. */
    void onRecallBarred(Runnable listener);
}
