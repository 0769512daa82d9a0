package dev.onair.embedded;

import java.time.Duration;

/** How long tests wait for what must come, at the most. */
public final class Awaits {
    /** What comes in the end, whatever brings it, on however busy a machine. */
    public static final Duration IN_THE_END = Duration.ofMinutes(2);

    /**
     * What an event is to bring. After a minute accounts are probed, and lists that failed are walked again, in any case: a test
     * that waits longer does not notice that the event is lost.
     */
    public static final Duration SOON = Duration.ofSeconds(30);

    /** Likewise where the operator looks by itself after half a minute: who is refused, or waits, for the sake of another resource. */
    public static final Duration AT_ONCE = Duration.ofSeconds(15);

    private Awaits() {}
}
