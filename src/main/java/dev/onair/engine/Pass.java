package dev.onair.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one pass came to.
 *
 * @param again when the next pass is due although nothing happens; absent: an event will wake the resource
 * @param announcements what to tell, in order
 */
public record Pass(Standing standing, Optional<Duration> again, List<Announcement> announcements) {
    public Pass {
        announcements = List.copyOf(announcements);
    }

    public static Pass of(Standing standing, Announcement... announcements) {
        return new Pass(standing, Optional.empty(), List.of(announcements));
    }

    public static Pass again(Standing standing, Duration after, Announcement... announcements) {
        return new Pass(standing, Optional.of(after), List.of(announcements));
    }

    /** Whether what was done can be looked at before anything is written of it: the look says how the resource stands. */
    public boolean isToBeSeen() {
        return standing instanceof Standing.Applied(var ignored, var isShown)
                && isShown
                && again.filter(Duration::isZero).isPresent();
    }

    /** The same, and nothing to say of how the resource stands: that is as it was. */
    Pass unchanged() {
        return new Pass(new Standing.Unchanged(), again, announcements);
    }

    Pass telling(List<Announcement> first) {
        if (first.isEmpty()) {
            return this;
        }
        var all = new java.util.ArrayList<>(first);
        all.addAll(announcements);
        return new Pass(standing, again, all);
    }
}
