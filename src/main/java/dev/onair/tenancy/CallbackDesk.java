package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import java.util.Optional;

/**
 * Where one vendor's callbacks are understood. Who calls is nobody's word: a notice is a hint whom to ask the vendor about, and
 * never a fact.
 */
public interface CallbackDesk {

    /** Whether all accounts are known by now: before, a secret that nobody knows may be one that is still to be read. */
    default boolean isReady() {
        return true;
    }

    /** The account that this secret of a callback address belongs to. Takes equally long for whatever secret is wrong. */
    Optional<Mailbox> mailbox(String secret);

    /** The callbacks of one account. Nothing here waits for the vendor. */
    interface Mailbox {
        ObjectKey account();

        /** The account's kind, as manifests spell it. */
        String kind();

        /** @param rawQuery still encoded; empty when there was none */
        Verdict got(String rawQuery);

        Verdict posted(byte[] body);

        /** JSON that tells the vendor not to send a notice again. */
        String receipt();
    }

    /** What became of a notice. */
    enum Verdict {
        /** The vendor will be asked about what it names. */
        HINT,
        /** The vendor is about to be asked about it already, or was a moment ago. */
        REPEATED,
        /** No resource declares what it names: nothing is asked. */
        UNDECLARED,
        /** It is not known so far what resources declare; sent again later, it may be heard. */
        NOT_YET,
        UNREADABLE,
        /** More is to be asked than the quota has room for; sent again later, it may be heard. */
        OVERLOAD
    }
}
