package dev.onair.tenancy;

import java.time.Instant;
import java.util.Optional;

/** What an account is to have of a resource's object, if it is the right one. */
public enum Expected {
    THERE,
    /** Its time is over, and it was not seen how it ended: the vendor may have cleared it away. */
    PERHAPS,
    /** It is over and done with, or was never shown: that the vendor does not have it says nothing. */
    NOTHING;

    /** Of what ends by itself and was not seen to. */
    public static Expected until(Optional<Instant> end, Instant now) {
        return end.filter(at -> !now.isBefore(at)).isPresent() ? PERHAPS : THERE;
    }
}
