package dev.onair.tenancy;

import java.time.Instant;
import java.util.Optional;

/**
 * What a resource has at the account that it names.
 *
 * @param bound the vendor's object that it is bound to
 * @param made whether it is bound to one, or a create was begun for it whose outcome is not known
 * @param takesAway whether the vendor's object goes with it: of what was never made, and of what is retained, none does
 * @param deletedAt when it was marked for deletion, if it is and takes something away
 * @param certain whether the resource as it stands says all that, so that it stays so until there is another version of it;
 *     otherwise it hangs on what this process knows besides, and is asked for anew
 */
record Holding(Optional<String> bound, boolean made, boolean takesAway, Optional<Instant> deletedAt, boolean certain) {
    /** Of a resource that had its last pass, and is there as long as anybody keeps it. */
    Holding released() {
        return new Holding(bound, made, false, Optional.empty(), certain);
    }
}
