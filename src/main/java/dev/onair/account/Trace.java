package dev.onair.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one of the vendor's objects apart from what whole walks say, by the moments at which it was so;
 * {@link Instant#MIN} for never.
 *
 * @param seen when it was asked for and was there
 * @param gone when the vendor was found not to have it
 * @param written before when nothing that was seen is believed: we wrote to it, or somebody asked to look
 * @param lastWrite what is known of our last write to it
 */
public record Trace(Instant seen, Instant gone, Instant written, Write lastWrite) {

    /**
     * A write of ours, a create too, which the vendor may take a while to show.
     *
     * @param shownBy when it has to be shown: what is missing before says nothing
     */
    public record Write(Instant at, Instant shownBy) {
        public static final Write NONE = new Write(Instant.MIN, Instant.MIN);

        public static Write of(Instant at, Duration visibility) {
            return new Write(at, at.plus(visibility));
        }

        /** Whether it was made at the account that there is since then, and what was missing may be there all the same. */
        private boolean excuses(Instant lacked, Instant since) {
            return !at.isBefore(since) && lacked.isBefore(shownBy);
        }
    }

    public Trace(Instant seen, Instant gone, Instant written) {
        this(seen, gone, written, Write.NONE);
    }

    /** When this was found. */
    sealed interface Presence {
        record There() implements Presence {}

        record Lacking(Instant at) implements Presence {}

        /** Nothing that was found is new enough. */
        record Unknown() implements Presence {}
    }

    /**
     * Whether the account has the object.
     *
     * @param since what was found before this moment was found at another account
     * @param walk when the last whole walk began, which does not show the object where {@link #seen} is older
     */
    Presence presence(Instant since, Optional<Instant> walk) {
        if (!seen.isBefore(since)) {
            return new Presence.There();
        }
        var walked = walk.orElse(Instant.MIN);
        var lacked = gone.isAfter(walked) ? gone : walked;
        return lacked.isBefore(since) || lacked.isBefore(written) || lastWrite.excuses(lacked, since)
                ? new Presence.Unknown()
                : new Presence.Lacking(lacked);
    }
}
