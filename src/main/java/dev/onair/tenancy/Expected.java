package dev.onair.tenancy;

import dev.onair.common.TimeText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an account is to have of a resource's object, if it is the right one. */
public enum Expected {
    THERE,
    /** Its time is over, and it was not seen how it ended: the vendor may have cleared it away. */
    PERHAPS,
    /** It is over and done with, or was never shown: that the vendor does not have it says nothing. */
    NOTHING;

    /**
     * Of what ends by itself and was not seen to.
     *
     * @param end as the status has it, which others may write: what cannot be read there is no end, for all of the account's
     *     resources wait for the answer
     */
    public static Expected until(@Nullable String end, Instant now) {
        return TimeText.read(end).filter(at -> !now.isBefore(at)).isPresent() ? PERHAPS : THERE;
    }
}
