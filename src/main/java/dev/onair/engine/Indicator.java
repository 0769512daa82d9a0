package dev.onair.engine;

import java.util.Optional;

/**
 * A condition that informs, such as whether a stream is on air. It is never part of Ready and of what waiters by kstatus' rules
 * look at, and nothing is decided by it. Its age is the condition's {@code lastTransitionTime}.
 *
 * @param holds empty where nothing is known now: what was known stays
 * @param turned what is told, once, when it has come to this from the opposite
 */
public record Indicator(
        String type, Optional<Boolean> holds, String reason, String message, Optional<Announcement> turned) {
    /** Whether a stream is on air. */
    public static final String ON_AIR = "OnAir";

    private static final String WENT_ON_AIR = "WentOnAir";
    private static final String WENT_OFF_AIR = "WentOffAir";

    public static Indicator of(String type, boolean holds, String reason, String message, Announcement turned) {
        return new Indicator(type, Optional.of(holds), reason, message, Optional.of(turned));
    }

    /** One whose turns are nobody's concern. */
    public static Indicator quiet(String type, boolean holds, String reason, String message) {
        return new Indicator(type, Optional.of(holds), reason, message, Optional.empty());
    }

    public static Indicator asBefore(String type) {
        return new Indicator(type, Optional.empty(), "", "", Optional.empty());
    }

    public static Indicator onAir(String reason, String message) {
        return of(ON_AIR, true, reason, message, Announcement.normal(WENT_ON_AIR, message));
    }

    /** Off air although nobody asked for that. */
    public static Indicator offAir(String reason, String message) {
        return of(ON_AIR, false, reason, message, Announcement.warning(WENT_OFF_AIR, message));
    }
}
