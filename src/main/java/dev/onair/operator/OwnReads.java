package dev.onair.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has each resource read for itself now and then, as operators do that share no observation. It is slower and costs a multiple
 * of the calls, and is there so that both ways are measured by the same program.
 */
public final class OwnReads {
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final Optional<Duration> interval;
    private final Clock clock;
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();

    private OwnReads(Optional<Duration> interval, Clock clock) {
        this.interval = interval;
        this.clock = clock;
    }

    /** All resources of an account are observed together: nothing is read here. */
    public static OwnReads none(Clock clock) {
        return new OwnReads(Optional.empty(), clock);
    }

    /**
     * As the settings have it.
     *
     * @param observe {@code shared} or {@code per-resource}
     * @param interval between two reads of one resource
     * @throws IllegalArgumentException for any other word, and for an interval that is none
     */
    static OwnReads of(String observe, Duration interval, Clock clock) {
        if (interval.compareTo(AT_LEAST) < 0) {
            throw new IllegalArgumentException("onair.observe-interval is " + AT_LEAST + " or more, not " + interval);
        }
        return switch (observe) {
            case "shared" -> none(clock);
            case "per-resource" -> new OwnReads(Optional.of(interval), clock);
            default ->
                throw new IllegalArgumentException("onair.observe is shared or per-resource, not \"" + observe + "\"");
        };
    }

    /** Whether this pass is to read the resource's object; the next one is due an interval later. */
    boolean isDue(String uid) {
        if (interval.isEmpty()) {
            return false;
        }
        var now = clock.instant();
        var last = asked.get(uid);
        if (last != null && now.isBefore(last.plus(interval.get()))) {
            return false;
        }
        asked.put(uid, now);
        return true;
    }

    /** When the resource's next pass must be, where it would else be {@code again} from now. */
    Duration sooner(String uid, Duration again) {
        var last = Optional.ofNullable(asked.get(uid));
        return interval.flatMap(every -> last.map(at -> Duration.between(clock.instant(), at.plus(every))))
                .map(left -> left.compareTo(AT_LEAST) < 0 ? AT_LEAST : left)
                .filter(left -> left.compareTo(again) < 0)
                .orElse(again);
    }

    /** The resource is gone. */
    void forget(String uid) {
        asked.remove(uid);
    }
}
