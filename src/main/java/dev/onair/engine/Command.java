package dev.onair.engine;

import java.util.Optional;

/** One call to a vendor, as data. Its text is the dry-run line, the Event and the log line, and never shows a secret. */
public interface Command {
    /** The vendor's name of the call. */
    String call();

    Impact impact();

    /** Whether the vendor makes a new object, with an id of its own, each time the call is sent. */
    default boolean creates() {
        return false;
    }

    /**
     * Whether it is held where the account may be another one than the resource's: something is there after it that may not have
     * been there before, in whichever account it is sent to; or it ends what may be somebody else's there.
     */
    default boolean needsRightAccount() {
        return creates();
    }

    /**
     * Whether a person asked for this very interruption (a ban, a cut), so that the on-air guard must not hold it.
     */
    default boolean urgent() {
        return false;
    }

    /**
     * The field in the manifest, such as {@code spec.desiredState}, that this brings back to what it was before an
     * interruption of ours: whoever approved the interruption approved its end. Empty for a call that resumes nothing.
     */
    default Optional<String> resumes() {
        return Optional.empty();
    }

    default boolean writes() {
        return impact() != Impact.NONE;
    }

    /**
     * What is done, in the past tense and for a person: an Event's reason, such as {@code Created}. Empty for what only reads:
     * nothing is told of it.
     */
    default String done() {
        return "";
    }
}
