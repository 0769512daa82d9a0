package dev.onair.engine;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is worth telling of how a resource stands now, given how it stood before. Pure. */
public final class News {
    private News() {}

    /** A standing that calls for a person's attention is told once, when it begins. */
    public static Optional<Announcement> of(List<Condition> before, Standing standing) {
        var now = Conditions.of(standing, List.of(), 0, Instant.EPOCH);
        var reason = Conditions.find(now, Conditions.SYNCED);
        // A wait leaves what was known of the object as it is.
        var known = Conditions.find(
                before, standing instanceof Standing.Waiting ? Conditions.RECONCILING : Conditions.SYNCED);
        var reasonNow = reason.map(Condition::getReason);
        if (reasonNow.isEmpty() || reasonNow.equals(known.map(Condition::getReason))) {
            return Optional.empty();
        }
        var condition = reason.get();
        return switch (standing) {
            case Standing.Refused r -> Optional.of(Announcement.warning(r.reason(), condition.getMessage()));
            case Standing.Held h -> Optional.of(Announcement.normal(h.reason(), condition.getMessage()));
            case Standing.Differs d -> Optional.of(Announcement.warning(d.reason(), condition.getMessage()));
            case Standing.NotConverging n ->
                Optional.of(Announcement.warning(Standing.NotConverging.REASON, condition.getMessage()));
            case Standing.Blocked b -> Optional.of(Announcement.warning(b.reason(), condition.getMessage()));
            case Standing.Uncertain u -> Optional.of(Announcement.warning("OutcomeUnknown", u.message()));
            case Standing.Missing m -> Optional.of(Announcement.warning("NotFound", m.message()));
            case Standing.Deleting d -> Optional.of(Announcement.warning(d.reason(), d.message()));
            case Standing.Waiting w -> Optional.of(Announcement.warning(w.reason(), w.message()));
            case Standing.Unavailable ignored -> Optional.empty();
            case Standing.InSync ignored -> Optional.empty();
            case Standing.Applied ignored -> Optional.empty();
            case Standing.Unchanged ignored -> Optional.empty();
            case Standing.Begun ignored -> Optional.empty();
            case Standing.Paused ignored -> Optional.empty();
        };
    }
}
