package dev.onair.simulator;

import java.time.Instant;
import java.util.Optional;

/** What a call looks at without changing it; so which moment it is shown. */
public enum Reads {
    NOTHING,
    ONE,
    LIST;

    /** Empty for the present: what a call changes is always that. */
    public Optional<Instant> moment(CallContext call) {
        return switch (this) {
            case NOTHING -> Optional.empty();
            case ONE -> call.detailsAsOf();
            case LIST -> call.listsAsOf();
        };
    }
}
