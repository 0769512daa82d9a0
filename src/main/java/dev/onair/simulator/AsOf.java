package dev.onair.simulator;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The moment whose state the call under way is shown. One for all that a vendor knows, and guarded by its monitor. */
public final class AsOf {
    private Optional<Instant> moment = Optional.empty();

    /** Answers a call that sees the state of that moment of the last ten minutes; of the present where there is none. */
    public <T> T during(Optional<Instant> past, Supplier<T> call) {
        moment = past;
        try {
            return call.get();
        } finally {
            moment = Optional.empty();
        }
    }

    Optional<Instant> moment() {
        return moment;
    }
}
