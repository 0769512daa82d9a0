package dev.onair.bench.micro;

import dev.onair.account.Gate;
import dev.onair.account.GateSettings;
import dev.onair.account.LeapingClock;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A gate whose quota never runs out, so that what it costs is its own work, and passes of four tenants that call through it. */
final class OpenGate {
    /** No pass is deferred by the gate: it has so many seats. */
    static final int MOST_CALLERS = 32;

    private static final int TENANTS = 4;
    private static final int CALLS_A_MINUTE = 6_000_000;
    /**
     * With each look at the time: a quota is never used up for longer than that, and a minute is over after some thousand calls, so
     * that what a gate remembers of the last minute is of the same size however fast the machine is.
     */
    private static final Duration LOOK = Duration.ofMillis(1);

    private OpenGate() {}

    static Gate open() {
        return new Gate(
                GateSettings.of(CALLS_A_MINUTE),
                new LeapingClock(LOOK),
                (call, outcome, waited, took) -> {},
                deferred -> {
                    throw new IllegalStateException(deferred + " was deferred: the gate has fewer seats than "
                            + MOST_CALLERS + ", so this measures nothing");
                });
    }

    /** @param count at most {@link #MOST_CALLERS} */
    static List<Caller> callers(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Target(
                                "LiveChannel",
                                new ObjectKey("tenant-" + number % TENANTS, "channel-" + number),
                                "uid-" + number)
                        .caller())
                .toList();
    }

    /** @throws IllegalStateException where it failed, since that is another way than the one to be measured */
    static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var value)) {
            return value;
        }
        throw new IllegalStateException("not what is to be measured: " + outcome);
    }
}
