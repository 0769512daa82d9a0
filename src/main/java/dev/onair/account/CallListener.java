package dev.onair.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;

/** Where metrics and the log learn what was sent to a vendor, how long it waited for its turn and what came of it. */
@FunctionalInterface
public interface CallListener {

    /** A call that was sent. */
    record Sent(Lane lane, Caller caller, String operation) {}

    /** Called on the calling thread after every attempt, throttled ones too; must be quick and not throw. */
    void onCall(Sent call, Outcome<?> outcome, Duration waited, Duration took);

    /** This one, and then the other. */
    default CallListener and(CallListener other) {
        return (call, outcome, waited, took) -> {
            onCall(call, outcome, waited, took);
            other.onCall(call, outcome, waited, took);
        };
    }
}
