package dev.onair.engine;

import dev.onair.common.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one kind lives at its vendor. Everything else is the same for all kinds, and is in {@link Loop}.
 *
 * @param <D> what a manifest asks for, normalised
 * @param <O> what the vendor has, in the same terms
 * @param <C> the calls that lead from one to the other, as data
 * @param <S> the kind's status, which is also its memory of what the vendor cannot be asked for
 */
public interface Adapter<D, O, C extends Command, S> {

    /** Reads the object; from shared observation where that is fresh enough. Writes nothing. */
    Observation<O> observe(Target target, String externalId);

    /** Pure: which calls, in which order, lead to what is declared. Equal sides make an empty plan. */
    Plan<C> plan(D desired, Observation<O> observed, S memory, Instant now);

    /**
     * Makes one call.
     *
     * @param beforeSend to be run after the call was given its turn and directly before it is sent; what it throws
     *     must pass through, and then nothing may be sent
     */
    Outcome<Effect<S>> execute(Target target, C command, Runnable beforeSend);

    /** Looks for the object of a create whose answer was lost. Writes nothing. */
    Outcome<Found> find(Target target, D desired, Attempt attempt);

    /** The name that the next create asks for, so that {@link #find} can look for it. */
    String nameOf(D desired);

    /**
     * The ids of objects that already look like what the next create asks for, as far as is known without a call: {@link #find}
     * need not tell them from its result by clocks. Empty where that is not known, or where objects are found by a key.
     */
    default Optional<List<String>> alike(D desired) {
        return Optional.empty();
    }

    /**
     * Pure: what the object is that this call made, where the call says all of it that a plan of seamless changes goes by. Empty
     * where an edit would also send what only the vendor knows, or the call makes nothing.
     */
    default Optional<O> made(C command, String externalId) {
        return Optional.empty();
    }

    /** Pure: puts what was observed into the status. */
    void report(D desired, O observed, Instant at, S status);

    /**
     * Pure: what of the observation is told although no call follows from it; such as what somebody else did and what is left.
     * Notes in the status that it was told. Asked after {@link #report} and before {@link #plan}.
     */
    default List<Announcement> notice(D desired, O observed, Instant now, S status) {
        return List.of();
    }

    /**
     * Pure: conditions beside the four of every kind, which inform and decide nothing; judged by what {@link #report} has put
     * into the status, and by what is known without a call. One that is not named any more goes.
     */
    default List<Indicator> indicators(D desired, S status, Instant now) {
        return List.of();
    }

    /**
     * Pure: what the vendor has in a field that the manifest says no more, in the manifest's words. Asked once everything that is
     * declared was carried out.
     *
     * @param path of one value, in the manifest and without {@code spec.}, such as {@code outputs[mon].port}; the entry of a named
     *     list is asked for as such
     */
    default Kept kept(O observed, S status, String path) {
        return new Kept.NotShown();
    }

    /** Pure: what the resource's users get of what was observed. */
    List<Output> outputs(D desired, O observed, S status);

    /** Pure: why no call can lead from what is to what is declared; such as an immutable field of an adopted object. */
    default Optional<String> impossible(D desired, O observed) {
        return Optional.empty();
    }

    /**
     * Pure: why the object is of no use, although no call is left to make; such as a recording without a file. Judged by
     * what {@link #report} has put into the status.
     */
    default Optional<Standing.Refused> failed(D desired, S status) {
        return Optional.empty();
    }

    /**
     * Pure: what, apart from the manifest itself, the vendor's answer to a call depends on: the account with its
     * credentials, and the values of referenced objects. A call that was refused is not sent again while this stays the
     * same. It is hashed before it is written anywhere, but secrets must stand in it as keyed hashes only.
     */
    String basis(D desired);

    /**
     * Pure: which of the vendor's accounts the calls go to, in any text that another one has not. Not a secret, and where that can
     * be known the same whatever credentials are used there.
     */
    String account();

    /** How long a refusal that something at the vendor could lift is believed, before the call is sent again. */
    default Duration refusalsBelievedFor() {
        return Duration.ofMinutes(30);
    }

    /**
     * Pure: what a refusal that seems final means where another resource of the account has, or claims, what this one wants;
     * for vendors that have no code of their own for it.
     */
    default Failure.Rejected contested(Failure.Rejected why) {
        return why;
    }

    /**
     * Pure: notes in the memory what a refusal teaches of the calls to come, such as that an object must be stopped for
     * one. The call is then planned anew instead of being held for refused.
     *
     * @return whether there was anything to learn; a call is learnt from but once
     */
    default boolean learns(C command, Failure.Rejected why, S memory) {
        return false;
    }

    /** The next {@link #observe} must not answer from what is known, but ask the vendor. */
    void distrust(String externalId);

    /** The same, and what others learn at the same time does not do either: it is asked for this very object. */
    default void readAlone(String externalId) {
        distrust(externalId);
    }

    /**
     * What is known of the object, where it was read before this moment, is to be read again when nobody else waits, and the
     * resource woken if that brings news. For what no list shows.
     */
    default void refresh(String externalId, Instant readBefore) {}

    /**
     * Pure: calls that must not wait until the object was looked at again, such as a ban that was just declared; judged by
     * what is remembered alone. Whatever it says, the plan that follows an observation must agree with it.
     */
    default Plan<C> urgent(D desired, String externalId, S memory, Instant now) {
        return Plan.empty();
    }

    /** Whether an interrupting call would be noticed now. Asked only when there is one to be made, so it may ask the vendor. */
    Outcome<Boolean> onAir(Target target, O observed);

    /** Whether deleting an object of this kind can cut anybody off at all; where not, nobody looks before it. */
    default boolean mayCutOff() {
        return true;
    }

    /**
     * Whether deleting the object would cut somebody off now. Asked for a deletion that nothing else holds, so it may ask the
     * vendor once, where shared observation does not say yes.
     */
    default Outcome<Boolean> cutsOff(Target target, O observed) {
        return Outcome.done(false);
    }

    /** When the plan may change although nobody changes anything: the end of a ban, the renewal of a key. */
    Optional<Instant> nextDue(D desired, S status, Instant now);

    /** The call that deletes the object. */
    C deletion(String externalId);

    /**
     * Notes in the status, before the call is sent, what must be known of it whatever becomes of its answer.
     *
     * @return whether it noted anything, which is made durable then
     */
    default boolean begins(C command, S status) {
        return false;
    }

    /** Takes the note of {@link #begins} back: the call surely had no effect. */
    default void abandons(C command, S status) {}
}
