package dev.onair.engine;

import java.time.Duration;

/**
 * How often a change may be sent that the vendor does not show.
 *
 * @param visibility how long a read may lag behind a write: until then it is looked at again, and not written
 * @param perHour how often the same change of the same field is sent within an hour; at least 1
 */
public record WriteLimits(Duration visibility, int perHour) {
    /** As documented for the operator's settings {@code onair.visibility} and {@code onair.corrections-per-hour}. */
    public static final WriteLimits DEFAULT = new WriteLimits(Duration.ofSeconds(30), 5);

    /**
     * @throws IllegalArgumentException for a time below zero or a number below 1
     */
    public WriteLimits {
        if (visibility.isNegative()) {
            throw new IllegalArgumentException(
                    "onair.visibility: " + visibility + " is below zero: set a time such as 30s");
        }
        if (perHour < 1) {
            throw new IllegalArgumentException(
                    "onair.corrections-per-hour: " + perHour + " would correct nothing: set 1 or more");
        }
    }
}
