package dev.onair.account;

import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;

/** Where metrics learn what was sent to a vendor, how long it waited for its turn and what came of it. */
@FunctionalInterface
public interface CallListener {

    /** Called on the calling thread after every attempt, throttled ones too; must be quick and not throw. */
    void onCall(Lane lane, String operation, Outcome<?> outcome, Duration waited, Duration took);
}
